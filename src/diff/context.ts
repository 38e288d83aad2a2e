/**
 * What a comparison needs to know of the other servers: their tools' names. Entries in, `Context` out. Pure.
 */
import type { Entry, Severity } from '../model.ts';
import type { CueContext } from './cues.ts';

export interface Context {
  /** Names of tools by server. */
  readonly tools: ReadonlyMap<string, ReadonlySet<string>>;
  /** For the text of one item: every known tool but itself. */
  readonly cuesFor: (item?: string) => CueContext;
  /** What a moved tree is worth; absent: a note. */
  readonly tree?: Severity;
}

/** `servers`: all entries in scope, by name. */
export function contextOf(servers: Readonly<Record<string, Entry>>): Context {
  const tools = new Map(
    Object.entries(servers).map(([name, { tools: items }]) => [name, new Set(Object.keys(items))]),
  );
  const all = new Set([...tools.values()].flatMap((names) => [...names]));
  return {
    tools,
    cuesFor: (item) => {
      if (item === undefined || !all.has(item)) return { toolNames: all };
      const others = new Set(all);
      others.delete(item);
      return { toolNames: others };
    },
  };
}

/** A comparison that knows of no other servers. */
export const ALONE: Context = contextOf({});
