/** One command of a shell text, as it is read. Types only. */

export interface ShellCommand {
  /** Assignments and redirections are not among them. */
  readonly words: readonly string[];
  /** Files that its output goes to. */
  readonly targets: readonly string[];
  /** Here-documents and here-strings. */
  readonly input: readonly string[];
}
