/**
 * What a comparison needs to know of other servers: the names of their tools, and which of them run the same code. Entries in, `Context`
 * out. Pure.
 */
import type { Entry, Severity } from '../model.ts';
import type { CueContext } from './cues.ts';
import { codeOf } from './same-code.ts';

export interface Context {
  /** Names of tools by server, of all that stay. */
  readonly tools: ReadonlyMap<string, ReadonlySet<string>>;
  /** What each of them runs or reaches. */
  readonly code?: (server: string) => string | undefined;
  /** The context for the cues of one item of a server: the names of all tools but its own. */
  readonly cuesFor: (server: string, item?: string) => CueContext;
  /** The severity of changed dependencies; absent: `info`. */
  readonly tree?: Severity;
}

/** `servers`: all entries in scope, by name. `gone`: those that are dropped, so that nobody can mistake one of their tools. */
export function contextOf(
  servers: Readonly<Record<string, Entry>>,
  gone: ReadonlySet<string> = new Set(),
): Context {
  const names = new Map(
    Object.entries(servers).map(([name, { tools: items }]) => [name, new Set(Object.keys(items))]),
  );
  const all = new Set([...names.values()].flatMap((of) => [...of]));
  const codes = new Map<string, string>();
  const code = (server: string): string | undefined => {
    const entry = Object.hasOwn(servers, server) ? servers[server] : undefined;
    if (entry !== undefined && !codes.has(server)) codes.set(server, codeOf(entry));
    return codes.get(server);
  };
  const siblings = new Map<string, ReadonlySet<string>>();
  const siblingsOf = (server: string): ReadonlySet<string> => {
    const made = siblings.get(server) ?? ownAlone(server, names, code);
    siblings.set(server, made);
    return made;
  };
  return {
    tools: new Map([...names].filter(([name]) => !gone.has(name))),
    code,
    cuesFor: (server, item) => ({
      toolNames: all,
      siblings: siblingsOf(server),
      ...(item === undefined ? {} : { own: item }),
    }),
  };
}

/** The tools of a server that no server of other code has. */
function ownAlone(
  server: string,
  names: ReadonlyMap<string, ReadonlySet<string>>,
  code: (server: string) => string | undefined,
): ReadonlySet<string> {
  const others = new Set(
    [...names].flatMap(([name, tools]) => (name === server || code(name) === code(server) ? [] : [...tools])),
  );
  return new Set([...(names.get(server) ?? [])].filter((tool) => !others.has(tool)));
}

/** A comparison that knows of no other servers. */
export const ALONE: Context = contextOf({});
