/**
 * The line of a CODEOWNERS file that asks somebody to review the lockfile: the text of the file in; the line, or why there is none, out.
 * Owners are those of the whole repository, since nobody else is known. Pure.
 */

/** Where GitHub and GitLab look, in this order. */
export const OWNER_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** `owners` absent: the file names none for everything. Undefined: a line names lockfiles already. */
export function ownersLine(text: string, name: string): { readonly owners?: string } | undefined {
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
  if (rules.some((line) => line.split(/\s/)[0]?.endsWith(name))) return undefined;
  // The sections of GitLab have owners of their own.
  const isPlain = !rules.some((line) => /^\^?\[/.test(line));
  const all = rules.findLast((line) => /^(?:\*|\*\*|\/\*\*)\s+\S/.test(line));
  const owners = all?.replace(/^\S+\s+/, '');
  return isPlain && owners !== undefined && /^[\w@./+\s-]+$/.test(owners) ? { owners } : {};
}
