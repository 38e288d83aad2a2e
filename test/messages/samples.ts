/**
 * One example or more of every message, so that all of them can be read as a list (`npm run messages`) and every `next:` command
 * be run. A room's file here gives, for each function of its `messages.ts`, lists of arguments; the compiler misses none.
 */

/** For each function of a room's messages, the arguments of each example; for each constant, nothing. */
export type Samples<Messages> = {
  readonly [Name in keyof Messages as Messages[Name] extends (...args: never[]) => unknown
    ? Name
    : never]: Messages[Name] extends (...args: infer Args) => unknown ? readonly Readonly<Args>[] : never;
};
