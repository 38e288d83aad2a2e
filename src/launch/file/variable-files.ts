/**
 * Files of the project that variables of a server make it load: `BASH_ENV=./env.sh`, `JDK_JAVA_OPTIONS=-javaagent:a.jar`,
 * `PATH=./bin:…`. In: a launch and its variables. Out: those that are there, hashed. Files outside of
 * the project differ from machine to machine, so they are left out. Folders that are searched for modules are not looked into.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { isLoaderVariable } from '../../lock/loader-variables.ts';
import type { Launch, Origin } from '../../model.ts';
import { hashedFiles } from './hashed-file.ts';

export async function variableFiles(
  launch: Launch,
  variables: Readonly<Record<string, string>>,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  if (launch.transport !== 'stdio') return [];
  const paths = pathsOf(place);
  const start = startIn(place, launch.cwd);
  const named = Object.entries(variables)
    .filter(([name, value]) => isLoaderVariable(name) && value.length < 10_000)
    .flatMap(([name, value]) =>
      /^PATH$/i.test(name)
        ? value
            .split(paths.delimiter)
            .map((folder) => paths.join(folder === '' ? '.' : folder, launch.command))
        : piecesOf(value),
    );
  const own = [...new Set(named.map((piece) => paths.resolve(start, piece)))].filter(
    (path) => path !== place.workspaceFolder && isInside(place.workspaceFolder, path, paths),
  );
  return hashedFiles(own, 'exact', place, host);
}

/** Words that may be paths: of `-javaagent:a.jar=x`, `-r./hook`, `@init.lua`. */
const piecesOf = (value: string): readonly string[] =>
  value
    .split(/[\s;,="'@:]+/)
    .map((piece) => piece.replace(/^-[A-Za-z]+(?=[./\\])/, ''))
    .filter((piece) => piece !== '' && piece !== '.')
    .flatMap((piece) => [piece, `${piece}.rb`]);
