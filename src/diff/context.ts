/**
 * What a comparison needs to know of other servers, which is the names of their tools: entries in, `Context` out. Pure.
 */
import type { Entry, Severity } from '../model.ts';
import type { CueContext } from './cues.ts';

export interface Context {
  /** Names of tools by server. */
  readonly tools: ReadonlyMap<string, ReadonlySet<string>>;
  /** The context for the cues of one item of a server: the names of all tools but its own. */
  readonly cuesFor: (server: string, item?: string) => CueContext;
  /** The severity of changed dependencies; absent: `info`. */
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
    cuesFor: (server, item) => ({
      toolNames: all,
      siblings: tools.get(server) ?? new Set(),
      ...(item === undefined ? {} : { own: item }),
    }),
  };
}

/** A comparison that knows of no other servers. */
export const ALONE: Context = contextOf({});
