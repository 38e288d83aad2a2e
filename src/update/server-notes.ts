/**
 * What to know of a server before anyone trusts it: an entry, how it is launched and what was noticed in it, in; notes out, the worst
 * first. What is HIGH is listed, the rest counted by rule. Pure.
 */
import type { Identity } from '../contracts.ts';
import { printable } from '../display/printable.ts';
import type { Prepared } from '../launch/prepared.ts';
import { jsonOf } from '../lock/exact-number.ts';
import { SECRET } from '../lock/holes.ts';
import { valueAt } from '../lock/volatile.ts';
import type { Entry, Finding, Severity, Surface } from '../model.ts';
import {
  contentUnknown,
  moreNoticed,
  noticedIn,
  placeDiffers,
  placeRepeats,
  programNotPinned,
  ruleCount,
  sameNameAs,
  sourceNotPinned,
  textMayDiffer,
  variableNotSet,
  versionNotPinned,
} from './messages.ts';

interface Note {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  /** It stands for what is not listed. */
  readonly folded?: true;
}

/** HIGH notes that are listed of one server. */
const MAX_HIGH = { all: Number.POSITIVE_INFINITY, usual: 5, few: 1 } as const;

/** `few`: two lines at most. */
export function notesOf(
  { identity, unset }: Prepared,
  entry: Entry,
  found: readonly Finding[],
  amount: keyof typeof MAX_HIGH,
): readonly Note[] {
  const cues = found.map(cueNote);
  const facts = [
    ...Object.entries(entry.volatile ?? {}).map(([pointer, hole]) =>
      placeNote(pointer, hole, entry.heard ?? []),
    ),
    ...launchNotes(identity, entry),
    ...unset.map((name): Note => ({ severity: 'info', rule: variableNotSet(), text: textMayDiffer(name) })),
  ];
  if (amount === 'all') return distinct([...cues, ...facts]);
  const high = distinct(cues.filter(({ severity }) => severity === 'high'));
  const rest = cues.filter(({ severity }) => severity !== 'high');
  const listed = high.slice(0, MAX_HIGH[amount]);
  const more = high.length - listed.length;
  if (amount === 'few') return [...listed, ...inOne([...rest, ...facts], more)];
  return [
    ...listed,
    ...(more === 0 ? [] : [{ severity: 'high', rule: moreNoticed(more), text: '', folded: true } as const]),
    ...RANKS.flatMap((rank): readonly Note[] => {
      const counts = countsByRule(rest.filter(({ severity }) => severity === rank));
      return counts === '' ? [] : [{ severity: rank, rule: counts, text: '', folded: true }];
    }),
    ...distinct(facts),
  ];
}

/** Ranks that are counted by rule, the worst first. */
const RANKS = ['medium', 'low', 'info'] as const;

const distinct = (notes: readonly Note[]): readonly Note[] => [
  ...new Map(notes.map((note) => [`${note.severity} ${note.rule} ${note.text}`, note])).values(),
];

/** "2 text/url-added, 1 text/secret-path". */
function countsByRule(notes: readonly Note[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of notes) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ruleCount(count, rule)).join(', ');
}

/** All of them in one note of the highest rank among them. `more`: HIGH notes that are not listed. */
function inOne(notes: readonly Note[], more: number): readonly Note[] {
  const worst = more > 0 ? 'high' : RANKS.find((rank) => notes.some(({ severity }) => severity === rank));
  if (worst === undefined) return [];
  const ordered = RANKS.flatMap((rank) => notes.filter(({ severity }) => severity === rank));
  const parts = [more > 0 ? moreNoticed(more) : '', countsByRule(ordered)].filter((part) => part !== '');
  return [{ severity: worst, rule: parts.join(', '), text: '', folded: true }];
}

function cueNote({ severity, rule, subject, before, after, evidence }: Finding): Note {
  const { name } = subject;
  if (rule === 'tool/shadows') return { severity, rule, text: sameNameAs(name ?? '', String(before)) };
  if (subject.kind === 'linked' || rule === 'linked/remote-pointer') {
    const place = [name, subject.pointer, after].map((part) => printable(String(part ?? '')));
    return { severity, rule, text: place.join(' ').trim() };
  }
  return { severity, rule, text: noticedIn(name, evidence ?? (typeof after === 'string' ? after : '')) };
}

function placeNote(pointer: string, hole: readonly string[], heard: readonly Surface[]): Note {
  const rule = 'lock/unpinned-text';
  if (hole.every((line) => line === SECRET)) return { severity: 'medium', rule, text: placeRepeats(pointer) };
  const texts = heard.map((surface) => {
    const value = valueAt(surface, pointer);
    return value === undefined ? '' : typeof value === 'string' ? value : jsonOf(value);
  });
  const severity = hole.includes('any') ? 'medium' : 'info';
  return { severity, rule, text: placeDiffers(pointer, hole, texts) };
}

function launchNotes({ pinned, requested, opaque }: Identity, { origin }: Entry): readonly Note[] {
  if (opaque === true) return [{ severity: 'info', rule: 'origin/opaque', text: contentUnknown() }];
  if (pinned) return [];
  const text =
    origin.version !== undefined
      ? versionNotPinned(requested, origin.version)
      : origin.url.startsWith('command:')
        ? programNotPinned()
        : sourceNotPinned();
  return [{ severity: 'info', rule: 'origin/unpinned', text }];
}
