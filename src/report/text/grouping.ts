/**
 * In: the findings of one server. Out: which of them are shown together: those of one item as a block, items that changed in the
 * very same way as one block, and findings that are not drift in one line. Holds no text of its own.
 */
import type { Finding } from '../../model.ts';
import { isItem } from './finding.ts';

/** Findings that are shown together: of one item, or of several that changed alike. */
export interface Block {
  readonly findings: readonly Finding[];
  /** The items, when there is more than one. */
  readonly names: readonly string[];
}

/** From so many items on, the same change is shown once. */
const ALIKE = 3;

/** The blocks of one server, its own first. `verbose`: every finding, and a block for each item. */
export function blocksOf(findings: readonly Finding[], verbose: boolean): readonly Block[] {
  const isNote = notesAmong(findings);
  const shown = findings.filter((finding) => verbose || !isNote(finding));
  const blocks = [...grouped(shown, subjectKey)]
    .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
    .map(([, block]) => ({ findings: block, names: [] }));
  return verbose ? blocks : merged(blocks);
}

function merged(blocks: readonly Block[]): readonly Block[] {
  const groups = grouped(blocks, ({ findings }) =>
    JSON.stringify(findings.map((finding) => [finding.subject.kind, finding.rule, changeKey(finding)])),
  );
  return [...groups.values()].flatMap((alike): readonly Block[] => {
    const [findings = []] = alike.map((block) => block.findings);
    if (alike.length < ALIKE || !findings.every(isItem)) return alike;
    return [{ findings, names: alike.map((block) => block.findings[0]?.subject.name ?? '') }];
  });
}

/** Which of the findings go into the one line of notes. Those of an item that has a block stand there, save noise. */
export function notesAmong(findings: readonly Finding[]): (finding: Finding) => boolean {
  const drifted = new Set(findings.filter(({ severity }) => severity !== 'info').map(subjectKey));
  return (finding) => {
    if (finding.severity !== 'info') return false;
    if (finding.rule.startsWith('noise/') || !isItem(finding)) return true;
    return !drifted.has(subjectKey(finding));
  };
}

/** The values by key, in the order in which each key came first. */
export function grouped<T>(
  values: readonly T[],
  key: (value: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** The same for findings about one item; empty for the server itself. */
export const subjectKey = (finding: Finding): string =>
  isItem(finding) ? `${finding.subject.kind} ${finding.subject.name}` : '';

/** The same for findings that show the same change. */
export const changeKey = ({ subject, before, after }: Finding): string =>
  JSON.stringify([
    subject.pointer ?? '',
    before === undefined ? [] : [before],
    after === undefined ? [] : [after],
  ]);
