/** Texts of a lock, or of a file in its place, that git shows through the drivers on a terminal or in a CI log. */
import type { Kind, Named } from './kind.ts';

interface LineCase extends Named {
  readonly text: string;
  /** Must not reach the screen as it is. */
  readonly never: RegExp;
}

const ESC = String.fromCodePoint(0x1b);
const TAGS = String.fromCodePoint(...[...'delete'].map((char) => 0xe0000 + (char.codePointAt(0) ?? 0)));

export const kind: Kind<LineCase> = {
  promise: 'shown',
  kind: 'What git shows of a lockfile through textconv and diff, broken or not, has no character that hides, reorders or steers, and no two texts look alike.',
  cases: [
    { name: 'a command of the terminal', text: `a${ESC}[2Jb`, never: /\p{Cc}/u },
    { name: 'a title of the terminal', text: `a${ESC}]0;x\u{7}b`, never: /\p{Cc}/u },
    { name: 'an 8-bit control character', text: 'a\u{9b}2Jb', never: /\p{Cc}/u },
    { name: 'a carriage return that overwrites the line', text: 'evil\rgood', never: /\r/ },
    { name: 'a line that is no line', text: 'a\u{2028}+b\u{85}+c', never: /[\u{2028}\u{85}]/u },
    { name: 'zero-width spaces', text: 'a\u{200b}b\u{feff}c', never: /[\u{200b}\u{feff}]/u },
    { name: 'text that runs backwards', text: 'a\u{202e}b\u{2066}c', never: /[\u{202e}\u{2066}]/u },
    { name: 'tag characters', text: `a${TAGS}b`, never: /[\u{e0000}-\u{e007f}]/u },
    { name: 'blanks that are none', text: 'a\u{a0}b\u{3164}c', never: /[\u{a0}\u{3164}]/u },
    { name: 'struck letters', text: 'd\u{336}o\u{336}', never: /\u{336}/u },
    { name: 'a command of GitHub and Azure', text: '##[error]a ##vso[task.complete]', never: /##\w*\[/ },
    {
      name: 'a name that pretends to be ours',
      text: 'a⟨U+200B ZERO WIDTH SPACE⟩b\u{200b}',
      never: /\u{200b}/u,
    },
    { name: 'a line of 60 kB', text: `${'a '.repeat(30_000)}\u{200b}`, never: /\u{200b}/u },
  ],
};
