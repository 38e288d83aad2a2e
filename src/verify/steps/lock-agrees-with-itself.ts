/** Stops where the stored text of the entry does not match its stored hashes: it was edited by hand or merged badly. */
import { finding } from '../../diff/finding.ts';
import { mismatches } from '../../lock/hashes.ts';
import type { SoundEntry, Step, Subject } from './step.ts';

export const lockAgreesWithItself: Step<Subject, SoundEntry> = {
  name: 'lockAgreesWithItself',
  may: 'registries',
  run: (state) => {
    const { entry, found } = state;
    const broken = entry === undefined ? [] : mismatches(entry);
    if (broken.length === 0) return { go: { ...state, hashesMatch: true } };
    const findings = broken.map((subject) => finding('lock/hash-mismatch', found.key, { subject }));
    return { stop: { status: 'drift', findings } };
  },
};
