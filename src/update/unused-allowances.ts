/**
 * The names of `--allow-volatile` that allowed nothing: a mistyped one would leave its place pinned without a word. Names and what
 * was recorded in, names out. A server that could not be read is passed over: its error says what to allow. Pure.
 */
import { tokensOf } from '../lock/pointer.ts';
import type { Entry, Failure } from '../model.ts';

export function unusedAllowances(
  names: readonly string[],
  recorded: readonly { readonly prepared: { readonly key: string }; readonly entry: Entry }[],
  failures: readonly Failure[],
): readonly string[] {
  const used = new Set(
    recorded.flatMap(({ prepared, entry }) =>
      Object.entries(entry.volatile ?? {}).flatMap(([pointer, hole]) =>
        hole.includes('any') ? [`${prepared.key}/${tokensOf(pointer)[1]}`] : [],
      ),
    ),
  );
  const failed = failures.flatMap(({ server }) => (server === undefined ? [] : [`${server}/`]));
  return [...new Set(names)].filter(
    (name) => !used.has(name) && !failed.some((server) => name.startsWith(server)),
  );
}
