/** What a Markdown page claims: its text in; code blocks, command lines, links, headings and paths out. Pure. */

/** The contents of all fenced blocks of a language. */
export const blocks = (markdown: string, language: string): readonly string[] =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );

/** Arguments of every `mcp-lock` command line, in `sh` blocks and in code spans; those with placeholders for a command left out. */
export function commandLines(markdown: string): readonly (readonly string[])[] {
  const lines = blocks(markdown, 'sh').flatMap((block) => block.split('\n'));
  const spans = [...prose(markdown).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...lines, ...spans].flatMap((line) => {
    const words = line.replace(/^npx (?:--no-install )?/, '').split(/\s+/);
    return words[0] === 'mcp-lock' && words.length > 1 && !words.includes('COMMAND') ? [words.slice(1)] : [];
  });
}

/** Targets of links and pictures that lead to a file, as they are written. */
export const links = (markdown: string): readonly string[] =>
  [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** What GitHub calls each heading in an address. */
export const anchors = (markdown: string): readonly string[] =>
  [...prose(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Files and folders of this repository that are named in code spans, from the root on; `acme` stands for one to be made. */
export const paths = (markdown: string): readonly string[] =>
  [...prose(markdown).matchAll(/`((?:src|test|docs|examples|bin|\.ci)\/[\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/\bacme\b/.test(path));

/** The page without its fenced blocks. */
const prose = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```$/gm, '');
