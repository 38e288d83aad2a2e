/**
 * What no format may hold: a line that a runner of CI jobs takes for a command, and characters that hide or act. An output in, what is
 * wrong with it out.
 */

/** Lines as GitHub's runner and .NET read them. */
const LINE_ENDS = /\r\n|\n|\r/;
/** White space as .NET and JavaScript trim it, and zero-width characters that a log may drop. */
const BLANK = '[\\s\\u0085\\u180e\\u200b-\\u200f\\u2060\\ufeff\\p{Cc}]*';

interface Taker {
  readonly runner: string;
  readonly takes: RegExp;
}

/** What makes a runner act on a line of a log. */
const TAKERS: readonly Taker[] = [
  { runner: 'GitHub', takes: new RegExp(`^${BLANK}::`, 'u') },
  { runner: 'GitHub or Azure', takes: /##[A-Za-z]*\[/ },
  { runner: 'TeamCity', takes: /##teamcity/i },
  { runner: 'GitLab', takes: /section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r/ },
];

/** `isOwn`: lines that the format itself is for. */
export const runnerCommands = (
  text: string,
  isOwn: (line: string) => boolean = () => false,
): readonly string[] =>
  text
    .split(LINE_ENDS)
    .filter((line) => !isOwn(line))
    .flatMap((line) =>
      TAKERS.filter(({ takes }) => takes.test(line)).map(
        ({ runner }) => `a command for ${runner}: ${JSON.stringify(line.slice(0, 120))}`,
      ),
    );

const ACTING =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/** Characters that nobody sees or that a terminal acts on. */
export const actingCharacters = (text: string): readonly string[] =>
  [...new Set(text.match(ACTING) ?? [])].map(
    (char) => `holds U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
