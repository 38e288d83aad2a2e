/**
 * Files that an interpreter finds by a name on its line, or loads unasked from the folder it is started in: `lua -l NAME`,
 * `perl -Ilib -MName`, `ruby -Ilib -rname`, `php -d auto_prepend_file=F`, the profile of R. In: a program and its arguments.
 * Out: paths that may be such a file, in no order that matters. Pure. Sources: the manual pages of Lua 5.4, Perl 5.36,
 * Ruby 3.1, PHP 8.2 and R 4.2.
 */
import type { Place } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import { wordsBehindScript } from './interpreters.ts';

/** Settings of PHP that name code. */
const PHP_FILES = /^(?:auto_(?:prepend|append)_file|(?:zend_)?extension|(?:opcache|ffi)\.preload)=(.+)$/s;

/** Relative paths are meant from the folder of the launch. */
export function foundModules(program: string, args: readonly string[], place: Place): readonly string[] {
  const behind = wordsBehindScript(program, args)?.length;
  const before = behind === undefined ? args : args.slice(0, args.length - behind - 1);
  const { join } = pathsOf(place);
  if (/^R(?:script)?$/.test(program))
    return before.some((arg) => /^--(?:vanilla|no-init-file)$/.test(arg)) ? [] : ['.Rprofile', '.Renviron'];
  if (program.startsWith('lua')) {
    return valuesOf(before, 'l').flatMap((name) => {
      const path = name.replace(/^\w+=/, '').replaceAll('.', '/');
      return [`${path}.lua`, join(path, 'init.lua')];
    });
  }
  if (program.startsWith('perl')) {
    const names = [...valuesOf(before, 'M'), ...valuesOf(before, 'm')];
    const files = names.map(
      (name) =>
        `${name
          .replace(/^-/, '')
          .replace(/[=\s].*$/s, '')
          .replaceAll('::', '/')}.pm`,
    );
    return valuesOf(before, 'I').flatMap((folder) => files.map((file) => join(folder, file)));
  }
  if (/^(?:j|truffle)?ruby/.test(program)) {
    const files = valuesOf(before, 'r').map((name) => (/\.(?:rb|so)$/.test(name) ? name : `${name}.rb`));
    return valuesOf(before, 'I').flatMap((folder) => files.map((file) => join(folder, file)));
  }
  if (program.startsWith('php'))
    return valuesOf(before, 'd').flatMap(
      (setting) => PHP_FILES.exec(setting.replace(/["']/g, ''))?.[1] ?? [],
    );
  return [];
}

/** Values of an option of one letter: `-l name`, `-lname`. */
const valuesOf = (args: readonly string[], letter: string): readonly string[] =>
  args.flatMap((arg, at) => {
    if (arg === `-${letter}`) return args[at + 1] ?? [];
    return arg.startsWith(`-${letter}`) ? arg.slice(2) : [];
  });
