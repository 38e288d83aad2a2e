/** Stops where the launch line, address or settings of the config are not the locked ones, as far as the config tells. */
import { compareLaunch, requestChange } from '../../diff/launch.ts';
import { compareWritten } from '../../diff/origin.ts';
import { partsOf } from '../../launch/line/understand.ts';
import type { LockedServer, SameLaunch, Step } from './step.ts';

export const sameLaunch: Step<LockedServer, SameLaunch> = {
  name: 'sameLaunch',
  may: 'registries',
  run: (state) => {
    const { found, entry, prepared } = state;
    const { identity, locked, understood } = prepared;
    const launch = compareLaunch(found.key, entry.launch, locked, { before: entry.origin, after: identity });
    // The address of a remote server is its launch and its origin: found once.
    const isAddress = launch.some(({ subject }) => subject.kind === 'origin');
    const parts = partsOf(understood).map((part) => ({ url: part.identity.url }));
    const written = isAddress ? [] : compareWritten(found.key, entry.origin, { url: identity.url, parts });
    const findings = [...launch, ...written];
    if (findings.length > 0) return { stop: { status: 'drift', findings } };
    return { go: { ...state, respelled: requestChange(found.key, entry.launch, locked) } };
  },
};
