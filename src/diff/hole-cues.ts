/**
 * Suspicious content in places that are not pinned: an entry that was read just now in, findings for the cues of what stood there out.
 * Cues of the pinned text around it are none of them. Pure.
 */
import { tokensOf } from '../lock/pointer.ts';
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Finding, Json, LockedServer, Subject, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { findingsOf } from './finding.ts';
import { modelVisible } from './server.ts';

/** None for an entry that was read from a lock: nobody knows what stands there. */
export function holeCues(server: string, entry: Entry, context: Context): readonly Finding[] {
  const blocks = new Map(
    Object.keys(entry.volatile ?? {}).map((pointer) => {
      const [head = '', name = ''] = tokensOf(pointer);
      return head === 'server' ? ['server', { head, name: '' }] : [`${head}/${name}`, { head, name }];
    }),
  );
  const found = (entry.heard ?? []).flatMap((heard) =>
    [...blocks.values()].flatMap(({ head, name }): readonly Finding[] => {
      const block = blockOf(entry, heard, head, name);
      if (block === undefined) return [];
      const cues = textCues(block.masked, block.heard, context.cuesFor(block.subject.name));
      // A marker is shorter than every text that it stands for.
      return findingsOf(
        server,
        block.subject,
        cues.filter(({ rule }) => rule !== 'text/grew'),
      );
    }),
  );
  return [...new Map(found.map((one) => [`${one.rule} ${JSON.stringify(one.subject)}`, one])).values()];
}

interface Block {
  readonly subject: Subject;
  readonly masked: Json | undefined;
  readonly heard: Json | undefined;
}

/** Of a linked page no text is kept, and none is judged. */
function blockOf(entry: Entry, heard: Surface, head: string, name: string): Block | undefined {
  if (head === 'server') {
    const { server } = heard;
    return {
      subject: { kind: 'server' },
      masked: modelVisible(entry.server),
      heard: modelVisible(server as LockedServer),
    };
  }
  if (head === 'skills')
    return {
      subject: { kind: 'skill', name },
      masked: entry.skills?.[name]?.definition,
      heard: heard.skills?.[name],
    };
  const section = SECTIONS.find((one) => one === head);
  if (section === undefined) return undefined;
  return {
    subject: { kind: SUBJECT_KIND[section], name },
    masked: entry[section][name]?.definition,
    heard: heard.sections[section][name],
  };
}
