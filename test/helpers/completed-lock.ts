/** A lockfile as far as a completion reads it, and names with which its servers could reach for the shell. */

/** Items, by server. */
export const lockNaming = (servers: Readonly<Record<string, readonly string[]>>): string =>
  `${JSON.stringify({
    lockfileVersion: 1,
    servers: Object.fromEntries(
      Object.entries(servers).map(([name, items]) => [
        name,
        { tools: Object.fromEntries(items.map((item) => [item, {}])) },
      ]),
    ),
  })}\n`;

/** Each would write the file `pwned` where a shell runs it, or be more or other than the word it seems to be. */
export const HOSTILE_NAMES: readonly string[] = [
  '$(touch pwned)',
  'a$(touch${IFS}pwned)',
  '`touch pwned`',
  'a;touch pwned',
  'a|touch pwned',
  'a&touch pwned',
  'a\ntouch pwned',
  'a\rtouch pwned',
  'a\ttouch',
  'a b',
  "a'b",
  'a"b',
  '“a”',
  '‘a’',
  'a\\b',
  '$HOME',
  '${HOME}',
  '~root',
  '=ls',
  '!!',
  'a!b',
  '*',
  'a?b',
  'a[b]',
  'a{b,c}',
  'a,b',
  'a<b',
  'a>pwned',
  '#a',
  '(a)',
  '%self',
  '--lockfile=pwned',
  '-a',
  '–a',
  ':files',
  'a^b',
  '\u{1b}[31ma',
  '\u{0}a',
  'a\u{200b}b',
  'a\u{202e}b',
  'a\u{a0}b',
  'a\u{3164}b',
  'a\u{e0061}',
  '\u{ff04}(a)',
  'x'.repeat(201),
  '',
];
