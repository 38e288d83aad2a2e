/**
 * A row of the table of formats: one output format and its own validator. A new format is a file in `rows/` and its name in `index.ts`;
 * `test/formats.test.ts` holds it against every error and every hostile text.
 */

export interface FormatRow {
  /** That of its reporter. */
  readonly id: string;
  /**
   * What is wrong with a whole output, a sentence each; empty: it is well-formed, and nothing a server said is markup in it. What every
   * format must keep to (`common.ts`) is checked beside it.
   */
  readonly check: (text: string) => readonly string[] | Promise<readonly string[]>;
  /** A line that a runner of CI jobs acts on and that the format is for; absent: it has none. */
  readonly isOwnCommand?: (line: string) => boolean;
  /** It says nothing where nothing was found. */
  readonly mayBeEmpty?: true;
  /** Bytes that no report may exceed, where a reader takes no more; absent: it is for programs that read all of it. */
  readonly most?: number;
}
