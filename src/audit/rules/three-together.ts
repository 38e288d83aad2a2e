/**
 * Private data, untrusted content and a way out in one client: which tools of which servers make each of the three. One finding for each
 * client, at the first server with a way out. Pure.
 */

import { finding } from '../../diff/finding.ts';
import type { Finding } from '../../model.ts';
import type { AuditInput, AuditRule, AuditServer } from '../input.ts';
import { legsOf } from '../legs.ts';

/** Tools named of each. */
const NAMED = 4;

export const threeTogether: AuditRule = function* judge(server, input) {
  return server.clients.flatMap((client): readonly Finding[] => {
    const group = groupOf(client, input);
    if (group?.at !== server.key) return [];
    return [
      finding('client/three-together', server.key, {
        subject: { kind: 'server', name: client },
        after: group.legs,
      }),
    ];
  });
};

interface Group {
  /** The server that the finding is told of. */
  readonly at: string;
  readonly legs: Readonly<Record<string, readonly string[]>>;
}

const groups = new WeakMap<AuditInput, Map<string, Group | undefined>>();

function groupOf(client: string, input: AuditInput): Group | undefined {
  const known = groups.get(input) ?? new Map<string, Group | undefined>();
  groups.set(input, known);
  if (!known.has(client))
    known.set(client, groupIn(input.servers.filter(({ clients }) => clients.includes(client))));
  return known.get(client);
}

function groupIn(servers: readonly AuditServer[]): Group | undefined {
  const tools = (leg: 'privateData' | 'untrusted' | 'wayOut') =>
    servers.flatMap(({ key, entry }) =>
      entry === undefined ? [] : legsOf(entry)[leg].map((name) => ({ key, name })),
    );
  const [data, content, out] = [tools('privateData'), tools('untrusted'), tools('wayOut')];
  const at = out[0]?.key;
  if (at === undefined || data.length === 0 || content.length === 0) return undefined;
  return {
    at,
    legs: { 'private data': named(data), 'untrusted content': named(content), 'way out': named(out) },
  };
}

function named(tools: readonly { readonly key: string; readonly name: string }[]): readonly string[] {
  const shown = tools.slice(0, NAMED).map(({ key, name }) => `${key}/${name}`);
  return tools.length > NAMED ? [...shown, `and ${tools.length - NAMED} more`] : shown;
}
