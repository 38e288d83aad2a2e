/**
 * In: the findings of a server. Out: how much of the names in them a short report leaves out: the model reads names of items and
 * parameters, too, and a sentence can stand in each of them. Pure.
 */
import type { Finding } from '../../model.ts';
import { isCounted } from './counted.ts';
import { notesAmong } from './grouping.ts';
import { type Amount, amountOf, NOTHING_LEFT } from './part.ts';
import { MAX_NAME, type Screen } from './screen.ts';

/** A name past the length of a line's, and the new name of a definition, of which a note tells only that it moved. */
export function namesLeftOf(findings: readonly Finding[], { verbose, columns }: Screen): Amount {
  if (verbose) return NOTHING_LEFT;
  const isNote = notesAmong(findings);
  const texts = findings.flatMap((finding) => {
    if (!isCounted([finding])) return [];
    const { subject, rule, after } = finding;
    const long = [subject.name, subject.pointer].filter((name) => (name?.length ?? 0) > MAX_NAME);
    return MOVED.test(rule) && isNote(finding) && isRenamed(finding) ? [...long, String(after)] : long;
  });
  return amountOf(
    [...new Set(texts)].map((name = '') => ({
      characters: name.length,
      lines: Math.ceil(name.length / columns),
      items: 1,
    })),
  );
}

const MOVED = /\/ref-moved$/;

const isRenamed = ({ before, after }: Finding): boolean => lastStep(before) !== lastStep(after);

const lastStep = (reference: Finding['after']): string => String(reference ?? '').replace(/^.*\//s, '');
