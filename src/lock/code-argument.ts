/**
 * Which argument of an interpreter is program text: `node -e CODE`, `sh -c CODE`, `python -c CODE`. A command and its
 * arguments in, an index out. Pure; knows programs by name only.
 */

const CODE_FLAGS: Readonly<Record<string, RegExp>> = {
  shell: /^(?:-[a-zA-Z]*c[a-zA-Z]*|--command)$/,
  node: /^(?:-[pe]|-pe|-ep|--eval|--print)$/,
  python: /^-[a-zA-Z]*c$/,
  script: /^-[eE]$/,
};

const FAMILY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['sh', 'bash', 'zsh', 'dash', 'ksh', 'fish', 'pwsh', 'powershell'].map((name) => [name, 'shell']),
  ),
  ...Object.fromEntries(['node', 'nodejs', 'bun', 'deno', 'tsx', 'ts-node'].map((name) => [name, 'node'])),
  ...Object.fromEntries(['python', 'python2', 'python3', 'py'].map((name) => [name, 'python'])),
  ...Object.fromEntries(['ruby', 'perl', 'php', 'lua', 'Rscript'].map((name) => [name, 'script'])),
};

/** The index of the program text, or -1: the argument after the first code flag that stands before any script. */
export function codeArgument(command: string, args: readonly string[]): number {
  const name = (command.split(/[\\/]/).at(-1) ?? '')
    .replace(/\.(?:exe|cmd|bat)$/i, '')
    .replace(/[\d.]+$/, '');
  const family = Object.hasOwn(FAMILY, name) ? FAMILY[name] : undefined;
  const flags = family === undefined ? undefined : CODE_FLAGS[family];
  if (flags === undefined) return -1;
  for (const [index, arg] of args.entries()) {
    if (flags.test(arg)) return index + 1 < args.length ? index + 1 : -1;
    if (/^--?(?:eval|print|command|e|c)=/.test(arg)) return index;
    if (!arg.startsWith('-')) return -1;
  }
  return -1;
}
