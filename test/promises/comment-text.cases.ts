/** Texts that try to get out of the code of a Markdown comment, or into the log of a CI runner as a command. */
import type { Kind, Named } from './kind.ts';

export interface CommentCase extends Named {
  /** Stands in every place of a report that is not ours. Holds `CANARY` where it would do harm. */
  readonly text: string;
}

const tags = (text: string): string =>
  [...text].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');

const one = (name: string, text: string): CommentCase => ({ name, text });

export const kind: Kind<CommentCase> = {
  promise: 'shown',
  kind: 'A server writes Markdown, HTML or CI commands into its names and texts: in a comment all of it stays in code, and no runner takes a line of it.',
  cases: [
    one('three backticks', '```\n# CANARY\n```'),
    one('a longer fence', '``````\nCANARY\n``````'),
    one('seventy backticks', `${'`'.repeat(70)}\nCANARY`),
    one(
      'a fence alone on a line once a long name is folded',
      `${'x '.repeat(46)}\`\`\` ${'y'.repeat(94)} CANARY`,
    ),
    one(
      'the same at other widths',
      `${Array.from({ length: 40 }, (_, at) => `${'x'.repeat(at + 60)} \`\`\` `).join('')}CANARY`,
    ),
    one('a fence of tildes', '~~~\nCANARY\n~~~'),
    one('one backtick at each end', '`CANARY`'),
    one('backticks in odd numbers', '`a``CANARY```b````'),
    one('a backtick alone', '`'),
    one('a backslash in front of a backtick', '\\`CANARY\\`'),
    one('a heading', '# CANARY\n## CANARY'),
    one('a mention', '@CANARY @CANARY/team &#64;CANARY \\@CANARY'),
    one('an issue and a commit', 'owner/repo#1 #1 GH-1 CANARY'),
    one('a link and an image', '[CANARY](https://e.example) ![CANARY](https://e.example/x.png)'),
    one('an address', 'https://CANARY.example www.CANARY.example CANARY@e.example'),
    one('a row of a table', '| CANARY | b |\n| --- | --- |\n| c | d |'),
    one('a list and a quote', '- CANARY\n> CANARY\n1. CANARY'),
    one('the end of a folded part', '</details></summary><h1>CANARY</h1>'),
    one('a script', '</script><script>alert("CANARY")</script><img src=x onerror=CANARY>'),
    one('a comment of HTML', '<!-- CANARY --> <!-- mcp-lock:report key=CANARY -->'),
    one('the end of a comment', '--> CANARY --!> CANARY'),
    one('the end of character data', ']]> CANARY'),
    one('a command of GitHub', '::error file=CANARY::CANARY\n::add-mask::a\n::stop-commands::CANARY'),
    one('a command behind a lone CR', 'a\r::error::CANARY\r\n::set-output name=x::CANARY'),
    one(
      'a command behind white space',
      '\u{a0}::error::CANARY\n\u{3000}::error::CANARY\n\u{2028}::error::CANARY',
    ),
    one(
      'a command behind a line separator',
      'a\u{2028}::error::CANARY\u{2029}::error::CANARY\u{85}::error::CANARY',
    ),
    one('a command of Azure', '##vso[task.setvariable variable=x]CANARY ##[error]CANARY ##[group]CANARY'),
    one('a command of TeamCity', "##teamcity[message text='CANARY']"),
    one('colours and a window title', '\u{1b}[31mCANARY\u{1b}]0;CANARY\u{7}'),
    one('reversed text', '\u{202e}CANARY\u{202c} \u{2066}CANARY\u{2069}'),
    one('hidden letters', `Reads a note.${tags('CANARY')}`),
    one('characters that XML forbids', 'CANARY\u{0}\u{1}\u{fffe}\u{ffff}'),
    one('half a character', 'CANARY\u{d800} \u{dc00}'),
    one('a very long line', `${'CANARY '.repeat(300)}`),
    one('very many lines', 'CANARY\n'.repeat(300)),
    one('very many backticks', '`'.repeat(2_000)),
    one('nothing', ''),
    one('blanks', '   '),
    one('emoji and Chinese', '读取文件 🧨🧨🧨 CANARY'),
    one('mathematics and footnotes', '$CANARY$ $$CANARY$$ [^1] [^1]: CANARY'),
    one('an indented block', '    CANARY\n\tCANARY'),
    one('a word of our own', 'Next: `CANARY` **HIGH** CANARY'),
  ],
  open: 'GitHub decides what it shows of a comment, so a very long report ends with a count of what is missing.',
};
