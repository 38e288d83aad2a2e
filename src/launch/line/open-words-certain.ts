/**
 * Whether a line starts the same whatever its variables hold. In: a line with marks (`open-words.ts`), and how a line is
 * understood. Out: yes only where every variable stands behind the word that says what is started, and no sample changes
 * that. Pure.
 */
import type { Understood } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { isLoaderVariable } from '../../lock/loader-variables.ts';
import type { StdioLaunch } from '../../model.ts';
import { asWritten, openWord, SAMPLES, withSample } from './open-words.ts';
import { programOf } from './program.ts';

/** `understand` may throw. */
export function isCertain(launch: StdioLaunch, understand: (launch: StdioLaunch) => Understood): boolean {
  const said = (one: StdioLaunch): string | undefined => {
    const found = orUndefined(() => understand(one));
    return found === undefined || found.identity.opaque === true ? undefined : whatStarts(found);
  };
  const line = said(asWritten(launch));
  if (openWord.test(launch.command) || line === undefined) return false;
  if (SAMPLES.some((sample) => said(withSample(launch, sample)) !== line)) return false;
  // The shortest line that says the same.
  const { args } = launch;
  const first = args.findIndex((word, at) => openWord.test(word) && !isContainerVariable(launch, at));
  // An option in front of the variable may need it as its value.
  return (
    first < 0 ||
    [first, first - 1].some((end) => said(asWritten({ ...launch, args: args.slice(0, end) })) === line)
  );
}

/** A variable of the container: `docker run -e TOKEN=$TOKEN`. */
function isContainerVariable({ command, args }: StdioLaunch, at: number): boolean {
  const [, glued, name = ''] = /^(--env=|-e)?([A-Za-z_]\w*)=/s.exec(args[at] ?? '') ?? [];
  if (!/^(?:docker|podman|nerdctl|finch)$/.test(programOf(command)) || isLoaderVariable(name)) return false;
  return name !== '' && (glued !== undefined || /^(?:-e|--env)$/.test(args[at - 1] ?? ''));
}

const whatStarts = ({ identity, wrappers, parts }: Understood): string => {
  const { launcher, url, requested, pinned, opaque, token, mounted } = identity;
  return JSON.stringify([
    launcher,
    url,
    requested,
    pinned,
    opaque,
    token,
    mounted,
    wrappers,
    parts.map(whatStarts),
  ]);
};
