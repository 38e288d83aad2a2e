/**
 * Suspicious content in an entry that is about to be locked for the first time: an entry in, findings out. Compares
 * nothing. No finding does not mean that the server is safe. Pure.
 */
import { atOnce, type Work } from '../host/turns.ts';
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Finding, Json, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { cuesOf } from './cues.ts';
import { finding, findingsOf } from './finding.ts';
import { holeCues } from './hole-cues.ts';
import { unreadLinks } from './linked.ts';
import { remotePointers } from './remote-pointers.ts';
import { modelVisible } from './server.ts';
import { shadowed } from './shadow.ts';

/** All cues of an entry, and the tools of other servers that it shadows. `context`: of all servers in scope. */
export const firstLockCues = (server: string, entry: Entry, context: Context): readonly Finding[] =>
  atOnce(firstLockCuesInTurns(server, entry, context));

/** The same, as work that yields after each item. */
export function* firstLockCuesInTurns(
  server: string,
  entry: Entry,
  context: Context,
): Work<readonly Finding[]> {
  const cues = (subject: Subject, value: Json): readonly Finding[] =>
    findingsOf(server, subject, cuesOf(value, context.cuesFor(server, subject.name)));
  const items: Finding[] = [];
  for (const section of SECTIONS) {
    for (const [name, { definition }] of Object.entries(entry[section])) {
      if (definition !== undefined)
        for (const one of cues({ kind: SUBJECT_KIND[section], name }, definition)) items.push(one);
      yield;
    }
  }
  return [
    ...cues({ kind: 'server' }, modelVisible(entry.server)),
    ...items,
    ...Object.entries(entry.skills ?? {}).flatMap(([name, { definition }]) =>
      definition === undefined ? [] : cues({ kind: 'skill', name }, definition),
    ),
    ...holeCues(server, entry, context),
    ...unreadLinks(entry).map((name) =>
      finding('linked/unread', server, { subject: { kind: 'linked', name } }),
    ),
    ...remotePointers(entry).map(({ subject, target }) =>
      finding('linked/remote-pointer', server, { subject, after: target }),
    ),
    // Many servers share plain names such as `search`. Only a look-alike name is suspicious at the first lock.
    ...Object.keys(entry.tools).flatMap((name) =>
      shadowed(server, name, context).map((found): Finding => {
        const equal = String(found.before).endsWith(`/${name}`);
        return equal ? { ...found, severity: 'low' } : found;
      }),
    ),
  ];
}
