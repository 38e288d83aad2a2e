/**
 * Makes an advised command mean the same run again: a `next:` line and the flags of this run in, the line to paste out. Advice that
 * is no mcp-lock command stays as it is. Pure.
 */

/** `flags`: as they were given, each with a blank in front (` --cwd app --timeout 90`), or nothing. */
export function withRunFlags(next: string, flags: string): string {
  if (
    !next.startsWith('mcp-lock ') ||
    next.startsWith('mcp-lock explain') ||
    flags === '' ||
    next.includes(flags)
  )
    return next;
  const [command = '', ...agent] = next.split(' -- ');
  const more = flags
    .split(/(?= --[a-z])/)
    .filter((flag) => !command.includes(` ${flag.trim().split(/[ =]/)[0]} `) || flag.startsWith(' --config'));
  return [`${command}${more.join('')}`, ...agent].join(' -- ');
}
