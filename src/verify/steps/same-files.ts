/**
 * Stops where a file of the installed packages is not the one in the tarball whose hash is locked. npm starts what it installed
 * without looking at it. Says which packages nothing proves: their tarball is gone, or a script of theirs changed them. Reads disk only.
 */
import { fileChanged, filesUnproven } from '../../diff/origin.ts';
import { proofOfFiles } from '../../launch/tree.ts';
import type { SameTree, Step } from './step.ts';

export const sameFiles: Step<SameTree, SameTree> = {
  name: 'sameFiles',
  may: 'registries',
  run: async (state, host) => {
    const { found, prepared, entry, origin, options, advice } = state;
    const proof = await proofOfFiles(prepared, origin, entry.dependencies, options.place, host);
    if (proof === undefined || proof.kind === 'proven') return { go: state };
    if (proof.kind === 'differs')
      return { stop: { status: 'drift', findings: [fileChanged(found.key, proof), ...advice] } };
    return { go: { ...state, advice: [...advice, filesUnproven(found.key, proof.packages)] } };
  },
};
