/**
 * The command behind `cmd /c`. In: the arguments of `cmd`. Out: the words of its one command, or undefined when the
 * line holds anything that `cmd` gives a meaning to. Expands nothing.
 */

/** Switches that leave the meaning of the line alone. */
const SWITCH = /^\/(?:[dsqua]|e:on|v:off)$/i;
/** Operators, escapes, quotes, variables of delayed expansion; and control letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a line break ends a command
const SPECIAL = /["^&|<>()!\x00-\x08\x0a-\x1f\x7f]/;
/** A program's name: `cmd` parts words at `,` `;` and `=` too, and takes a leading `@` off. */
const NAME = /^[^\s,;=%/@][^\s,;=%]*$/;
const PROGRAM_FILE = /^[A-Za-z]:\\[^,;=%@]*\.(?:exe|cmd|bat|com)$/i;
/** A batch file of the project: those of known programs lie on the PATH. */
const OWN_BATCH =
  /^(?!(?:npx|npm|pnpm|pnpx|yarn|yarnpkg|bunx?|node|tsx|ts-node|uvx?|pipx|python3?|poetry|pdm|conda|mamba|micromamba|gradle|mvn|sbt|flutter|dart|gcloud|az|aws|docker|dotnet|java|ruby|bundle|rake|gem|php|composer|perl|elixir|iex|mix|corepack|volta|fnm|nvm|jbang|deno|go|cargo|nodemon|code)\.)[^\\/:]+\.bat$/i;
const BUILTINS = new Set(
  `assoc break call cd chcp chdir cls color copy date del dir dpath echo endlocal erase exit for ftype goto if keys md
  mkdir mklink move path pause popd prompt pushd rd rem ren rename rmdir set setlocal shift start time title type ver
  verify vol`.split(/\s+/),
);

/** `/d /s /c REST`, where REST is one text or many words. */
export function cmdWords(args: readonly string[]): readonly string[] | undefined {
  const run = args.findIndex((arg) => /^\/[ck]$/i.test(arg));
  if (run < 0 || !args.slice(0, run).every((arg) => SWITCH.test(arg))) return undefined;
  const rest = args.slice(run + 1);
  const line = rest.join(' ');
  // One percent sign is literal, two are a variable.
  if ((line.match(/%/g) ?? []).length > 1) return undefined;
  const [first = '', ...others] = rest;
  if (others.length > 0 && PROGRAM_FILE.test(first) && !SPECIAL.test(first)) {
    // With `/s` the quotes around a path with a blank would be taken off.
    if (/[ \t]/.test(first) && args.slice(0, run).some((arg) => /^\/s$/i.test(arg))) return undefined;
    return others.some((word) => SPECIAL.test(word) || /[ \t]/.test(word) || word === '') ? undefined : rest;
  }
  if (SPECIAL.test(line)) return undefined;
  const words = others.length === 0 ? first.split(/[ \t]+/).filter((word) => word !== '') : rest;
  const [command = ''] = words;
  if (!NAME.test(command) || BUILTINS.has(command.toLowerCase())) return undefined;
  // `cmd` looks into its folder first.
  return OWN_BATCH.test(command) ? [`./${command}`, ...words.slice(1)] : words;
}
