/**
 * `.yarnrc`, the settings of Yarn 1, as far as it names another Yarn to be run: text in, `yarn-path` out. A Yarn 1 on the PATH hands every
 * line over to it, `yarn dlx` too. Pure. Throws SyntaxError for a file that spells the name in a way that is not plain.
 */

const LINE = /^(?:"yarn-path"|yarn-path)\s+(?:("(?:[^"\\]|\\.)*")|([^\s"#]+))\s*$/;

export function readYarnrc(text: string): { readonly 'yarn-path'?: string } {
  const suspect = text.split(/\r\n?|\n/).filter((line) => /yarn-path|\\u[0-9a-f]{4}/i.test(line));
  const lines = suspect.filter((line) => !/^\s*#/.test(line));
  const [line] = lines;
  if (line === undefined) return {};
  const [, quoted, bare] = LINE.exec(line) ?? [];
  if (lines.length > 1 || (quoted === undefined && bare === undefined)) throw new SyntaxError('not plain');
  return { 'yarn-path': quoted === undefined ? (bare ?? '') : (JSON.parse(quoted) as string) };
}
