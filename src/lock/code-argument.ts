/**
 * Which arguments of a command line are program text: `node -e CODE`, `sh -c CODE`, `npx -c CODE`, also behind a wrapper
 * such as `env` or `timeout`. A command and its arguments in, indexes out. Pure; knows programs by name only.
 */

const CODE_FLAGS: Readonly<Record<string, RegExp>> = {
  shell: /^(?:-[a-zA-Z]*c[a-zA-Z]*|-Command|--command|\/[cCkK])$/,
  node: /^(?:-[pe]|-pe|-ep|--eval|--print)$/,
  python: /^-[a-zA-Z]*c$/,
  script: /^-[eE]$/,
  npm: /^(?:-c|--call)$/,
};

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  shell: ['sh', 'bash', 'zsh', 'dash', 'ksh', 'fish', 'pwsh', 'powershell', 'cmd'],
  node: ['node', 'nodejs', 'bun', 'deno', 'tsx', 'ts-node'],
  python: ['python', 'py'],
  script: ['ruby', 'perl', 'php', 'lua', 'Rscript'],
  npm: ['npx', 'npm', 'bunx', 'pnpm', 'yarn'],
};
const FAMILY: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([family, names]) => names.map((name) => [name, family] as const)),
);

/** Indexes of all program text, wherever in the line an interpreter is. It is never redacted, because the lock must pin it. */
export function codeArguments(command: string, args: readonly string[]): ReadonlySet<number> {
  const out = new Set<number>();
  let flags = flagsOf(command);
  for (const [index, arg] of args.entries()) {
    if (out.has(index)) continue;
    if (flags?.test(arg) === true) out.add(index + 1);
    else if (flags !== undefined && /^--(?:eval|print|command|call)=/.test(arg)) out.add(index);
    else flags = flagsOf(arg) ?? flags;
  }
  return out;
}

/** Names of the variables that the program text of a line mentions: `$RUN`, `${RUN:-node}`, `%RUN%`, `$env:RUN`. */
export function codeVariables(command: string, args: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const index of codeArguments(command, args)) {
    for (const [, dollar, percent] of (args[index] ?? '').matchAll(MENTION)) out.add(dollar ?? percent ?? '');
  }
  return out;
}

const MENTION = /\$(?:\{[!#]?)?(?:env:)?([A-Za-z_]\w*)|[%!]([A-Za-z_]\w*)(?=[%!:])/gi;

/** Whether a command runs text it is given. */
export const isInterpreter = (command: string): boolean => {
  const family = FAMILY.get(nameOf(command));
  return family !== undefined && family !== 'npm';
};

/** Whether `-e NAME=value` sets a variable in a container. */
export const runsContainers = (command: string): boolean =>
  /^(?:docker|podman|nerdctl|finch)$/.test(nameOf(command));

function flagsOf(command: string): RegExp | undefined {
  const family = FAMILY.get(nameOf(command));
  return family === undefined ? undefined : CODE_FLAGS[family];
}

const nameOf = (command: string): string =>
  (command.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat)$/i, '').replace(/(?<=[a-z])[\d.]+$/, '');
