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

const MARKUP: readonly RegExp[] = [
  /<[a-z/!?]/i,
  /!?\[[^\]]*\]\(/,
  /(?<![\w`])@\w/,
  /(?<![\w&])#\d/,
  /\b(?:https?|javascript|data):/i,
  /\|/,
  /^(?:#{1,6} |[-=]{3,}$|```|~~~)/m,
];

/** What means something in Markdown, outside of code spans. `text` has no fences. */
export function markupOutsideCode(text: string): readonly string[] {
  const outside = withoutCode(text);
  return MARKUP.flatMap((pattern) => {
    const found = pattern.exec(outside);
    return found === null ? [] : [`markup: ${JSON.stringify(outside.slice(found.index, found.index + 80))}`];
  });
}

/** The text without its code spans, as CommonMark finds them: from a run of backticks to the next of the same length. */
function withoutCode(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: run, index }) => ({ length: run.length, index }));
  const nextOf = new Map<number, number[]>();
  for (const [at, { length }] of runs.entries()) nextOf.set(length, [...(nextOf.get(length) ?? []), at]);
  let outside = '';
  let from = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    const end = run === undefined ? undefined : nextOf.get(run.length)?.find((other) => other > at);
    const last = end === undefined ? undefined : runs[end];
    if (run === undefined || end === undefined || last === undefined) continue;
    outside += `${text.slice(from, run.index)}code`;
    from = last.index + last.length;
    at = end;
  }
  return outside + text.slice(from);
}
