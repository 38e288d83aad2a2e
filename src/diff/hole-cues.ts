/**
 * Suspicious content in places that are not pinned: an entry that was read just now in, findings for the cues of what stood there out.
 * Cues of the pinned text around it are none of them. Pure.
 */
import { tokensOf } from '../lock/pointer.ts';
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Finding, Items, Json, LockedItems, LockedServer, Subject, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { findingsOf } from './finding.ts';
import { modelVisible } from './server.ts';

/** None for an entry that was read from a lock: nobody knows what stands there. */
export function holeCues(server: string, entry: Entry, context: Context): readonly Finding[] {
  const places = placesOf(entry.volatile ?? {});
  const found = (entry.heard ?? []).flatMap((heard) =>
    blocksOf(entry, heard, places).flatMap(({ subject, masked, heard: said }): readonly Finding[] => {
      const cues = textCues(masked, said, context.cuesFor(server, subject.name));
      // A marker is shorter than every text that it stands for.
      return findingsOf(
        server,
        subject,
        cues.filter(({ rule }) => rule !== 'text/grew'),
      );
    }),
  );
  return [...new Map(found.map((one) => [`${one.rule} ${JSON.stringify(one.subject)}`, one])).values()];
}

type Places = ReadonlyMap<string, ReadonlySet<string>>;
const known = new WeakMap<NonNullable<Entry['volatile']>, Places>();

/** The items with holes, by the first key of their pointers. */
function placesOf(volatile: NonNullable<Entry['volatile']>): Places {
  const before = known.get(volatile);
  if (before !== undefined) return before;
  const places = new Map<string, Set<string>>();
  for (const pointer of Object.keys(volatile)) {
    const [head = '', name = ''] = tokensOf(pointer);
    places.set(head, (places.get(head) ?? new Set<string>()).add(name));
  }
  known.set(volatile, places);
  return places;
}

interface Block {
  readonly subject: Subject;
  readonly masked: Json | undefined;
  readonly heard: Json | undefined;
}

/** Of a linked page no text is kept, and none is judged. */
function blocksOf(entry: Entry, heard: Surface, places: Places): readonly Block[] {
  const server: readonly Block[] = places.has('server')
    ? [
        {
          subject: { kind: 'server' },
          masked: modelVisible(entry.server),
          heard: modelVisible(heard.server as LockedServer),
        },
      ]
    : [];
  const itemsOf = (head: string, kind: Subject['kind'], masked: LockedItems = {}, said: Items = {}) =>
    Object.keys(said).flatMap((name): readonly Block[] =>
      places.get(head)?.has(name)
        ? [{ subject: { kind, name }, masked: masked[name]?.definition, heard: said[name] }]
        : [],
    );
  return [
    ...server,
    ...SECTIONS.flatMap((section) =>
      itemsOf(section, SUBJECT_KIND[section], entry[section], heard.sections[section]),
    ),
    ...itemsOf('skills', 'skill', entry.skills, heard.skills),
  ];
}
