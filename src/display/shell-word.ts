/** Text as a word of a command that a person types, and advice that is such a command. Pure. */

/** Nobody pastes a longer word; a server can send a name of megabytes. */
const LONGEST = 1000;

/** The text as one word of any common shell, or undefined when no quoting is safe in all of them, or it is too long. */
export function shellWord(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (/^[\w@/:.][\w@/:.-]*$/.test(text)) return text;
  return /^[\w@/:.][\w@/:. ,;&|<>()[\]{}*?#~=+^'-]*$/.test(text) ? `"${text}"` : undefined;
}

/** Whether the advice of a message is one command to paste; otherwise it is a sentence: a capital first, a period last. */
export const isCommand = (advice: string): boolean => /^[a-z]/.test(advice) && !/[^./]\.$/.test(advice);
