/** Text as a word of a command that a person types. A string in, a string or undefined out. Pure. */

/** The text as one word of any common shell, or undefined when no quoting is safe in all of them. */
export function shellWord(text: string): string | undefined {
  if (/^[\w@/:.][\w@/:.-]*$/.test(text)) return text;
  return /^[\w@/:.][\w@/:. ,;&|<>()[\]{}*?#~=+^'-]*$/.test(text) ? `"${text}"` : undefined;
}
