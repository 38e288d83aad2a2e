/** Files that a command such as `cp` makes: the words behind it in; what its target and the files in it may be out. Pure. */

/** The target, and the file that each source becomes if it is a folder. */
export function copiedInto(rest: readonly string[]): readonly string[] {
  const { into, sources, isFolder } = placed(rest);
  if (!isFolder) return [into];
  // `cp -r x/. .` and `rsync x/ .` bring what is in the folder.
  const parts = sources.map((one) => `${into}/${/[/\\]\.$/.test(one) ? '' : one.split(/[/\\]/).at(-1)}`);
  return [...(isHere(into) ? [] : [into]), ...parts];
}

/** The sources are gone, too. */
export function movedInto(rest: readonly string[]): readonly string[] {
  return [...placed(rest).sources, ...copiedInto(rest)];
}

/** The folder in which the files of a project lie: it holds what mcp-lock decides by, but a copy into it is another file. */
const isHere = (into: string): boolean => /^(?:\.{1,2}[/\\]*)+$|^$/.test(into);

function placed(rest: readonly string[]) {
  const operands = rest.filter((word) => !word.startsWith('-'));
  const at = rest.findIndex((word) => TARGET.test(word));
  const [, glued = ''] = TARGET.exec(rest[at] ?? '') ?? [];
  const named = at < 0 ? undefined : glued === '' ? rest[at + 1] : glued;
  // `ln -s FILE` makes a link in this folder.
  const last = operands.length < 2 ? '.' : operands.at(-1);
  const into = named ?? last ?? '';
  const isFolder =
    named !== undefined || isHere(into) || /[/\\]\.{0,2}$/.test(into) || !/\.[^/\\]*$/.test(into);
  const sources = operands.length < 2 || named !== undefined ? operands : operands.slice(0, -1);
  return { into, isFolder, sources: sources.filter((one) => one !== named) };
}

const TARGET = /^(?:-t|--target-directory=?)(.*)$/;
