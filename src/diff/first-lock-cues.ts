/**
 * What to know of a server before anyone trusts it: an entry in, findings on the text as it stands out. No comparison;
 * says "nothing obvious found" by saying nothing, never "safe". Pure.
 */
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Finding, Json, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { cuesOf } from './cues.ts';
import { finding } from './finding.ts';
import { unreadLinks } from './linked.ts';
import { remotePointers } from './remote-pointers.ts';
import { visible } from './server.ts';
import { shadowed } from './shadow.ts';

/** All cues of an entry and the tools of other servers it shadows; `context`: of every server in scope. */
export function firstLockCues(server: string, entry: Entry, context: Context): readonly Finding[] {
  const cues = (subject: Subject, value: Json): readonly Finding[] =>
    cuesOf(value, context.cuesFor(subject.name)).map(({ rule, pointer, ...rest }) =>
      finding(rule, server, { ...rest, subject: { ...subject, pointer } }),
    );
  const items = SECTIONS.flatMap((section) =>
    Object.entries(entry[section]).flatMap(([name, { definition }]) =>
      definition === undefined ? [] : cues({ kind: SUBJECT_KIND[section], name }, definition),
    ),
  );
  return [
    ...cues({ kind: 'server' }, visible(entry.server)),
    ...items,
    ...Object.entries(entry.skills ?? {}).flatMap(([name, { definition }]) =>
      definition === undefined ? [] : cues({ kind: 'skill', name }, definition),
    ),
    ...unreadLinks(entry).map((name) =>
      finding('linked/unread', server, { subject: { kind: 'linked', name } }),
    ),
    ...remotePointers(entry).map(({ subject, target }) =>
      finding('linked/remote-pointer', server, { subject, after: target }),
    ),
    // Honest servers share plain names (`search`, `list_projects`); only one that looks like another is a trick.
    ...Object.keys(entry.tools).flatMap((name) =>
      shadowed(server, name, context).map((found): Finding => {
        const equal = String(found.before).endsWith(`/${name}`);
        return equal ? { ...found, severity: 'low' } : found;
      }),
    ),
  ];
}
