/**
 * A terminal screen as a picture: text with ANSI colours in, SVG out. Knows the codes that `display/style.ts` uses and throws for
 * any other. Words are placed by their column and given their width, so that it looks the same in every monospace font.
 */
import { displayWidth } from '../../src/display/width.ts';

const FONT_SIZE = 14;
const COLUMN = 8.4;
const LINE = 20;
const PADDING = 16;

/** SGR code → the class it adds, or the classes it ends. */
const STARTS: Readonly<Record<string, string>> = {
  '1': 'bold',
  '2': 'dim',
  '31': 'red',
  '32': 'green',
  '33': 'yellow',
  '36': 'cyan',
};
const ENDS: Readonly<Record<string, readonly string[]>> = {
  '22': ['bold', 'dim'],
  '39': ['red', 'green', 'yellow', 'cyan'],
};

const STYLE = `
    text { font: ${FONT_SIZE}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; }
    rect { fill: #f6f8fa; stroke: #d1d9e0; }
    .bold { font-weight: 700; }
    .dim { fill: #59636e; }
    .red { fill: #b3131d; }
    .green { fill: #116329; }
    .yellow { fill: #7d4e00; }
    .cyan { fill: #0a5f73; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      rect { fill: #0d1117; stroke: #3d444d; }
      .dim { fill: #9198a1; }
      .red { fill: #ff7b72; }
      .green { fill: #56d364; }
      .yellow { fill: #e3b341; }
      .cyan { fill: #56d4dd; }
    }
`;

interface Word {
  readonly text: string;
  readonly column: number;
  readonly classes: readonly string[];
}

/** `title` is what a screen reader says first; the whole text follows as the description. */
export function picture(screen: string, title: string): string {
  const lines = screen.replace(/\n$/, '').split('\n').map(wordsOf);
  const columns = Math.max(80, ...lines.flat().map(({ text, column }) => column + displayWidth(text)));
  const width = Math.ceil(columns * COLUMN) + 2 * PADDING;
  const height = lines.length * LINE + 2 * PADDING;
  const rows = lines.flatMap((words, row) => {
    const y = PADDING + row * LINE + FONT_SIZE;
    return words.map(({ text, column, classes }) => {
      const x = round(PADDING + column * COLUMN);
      const length = round(displayWidth(text) * COLUMN);
      const names = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
      return `  <text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${names}>${escaped(text)}</text>`;
    });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title text">`,
    `  <title id="title">${escaped(title)}</title>`,
    `  <desc id="text">${escaped(plain(screen))}</desc>`,
    `  <style>${STYLE}  </style>`,
    `  <rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" />`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

/** What stands between gaps of two spaces and more, and between changes of colour. */
function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  let classes: readonly string[] = [];
  let column = 0;
  for (const part of line.split(SEQUENCE)) {
    if (part.startsWith('\u{1b}')) {
      classes = after(part, classes);
      continue;
    }
    for (const piece of part.split(/( {2,}|^ | $)/)) {
      if (piece.trim() !== '') words.push({ text: piece, column, classes });
      column += displayWidth(piece);
    }
  }
  return words;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters (ECMA-48, SGR)
const SEQUENCE = /(\u{1b}\[[0-9;]*m)/gu;

function after(sequence: string, classes: readonly string[]): readonly string[] {
  const code = sequence.slice(2, -1);
  const started = STARTS[code];
  if (started !== undefined) return [...classes, started];
  const ended = ENDS[code];
  if (ended === undefined) throw new Error(`no picture of the colour code ${code}`);
  return classes.filter((name) => !ended.includes(name));
}

const plain = (screen: string): string => screen.replaceAll(SEQUENCE, '');

const round = (pixels: number): number => Math.round(pixels * 100) / 100;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
