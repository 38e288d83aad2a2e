/** Stops where the lock has no entry for the server. Makes its spec ready. Throws E_LAUNCH when that cannot be done. */
import { finding } from '../../diff/finding.ts';
import { lineOf } from '../../diff/launch.ts';
import { partsOf } from '../../launch/line/understand.ts';
import { matchLockedSpelling, prepare } from '../../launch/prepare.ts';
import type { Prepared } from '../../launch/prepared.ts';
import type { Entry, Finding } from '../../model.ts';
import type { CheckOptions, LockedServer, SoundEntry, Step } from './step.ts';

export const isLocked: Step<SoundEntry, LockedServer> = {
  name: 'isLocked',
  may: 'registries',
  run: (state, host) => {
    const { found, entry, options } = state;
    const { key } = found;
    const prepared = prepare(found, options.place, options.readings, host);
    if (entry === undefined) {
      const subject = { kind: 'launch' } as const;
      const was = oldNameOf(prepared, options.gone);
      const found =
        was === undefined
          ? finding('server/unlocked', key, { subject, after: lineOf(prepared.locked) })
          : finding('server/renamed', key, { subject, before: was, after: key });
      return { stop: { status: 'drift', findings: [found] } };
    }
    const matched = matchLockedSpelling(prepared, entry.launch);
    return { go: { ...state, entry, prepared: matched, notes: notesOf(key, entry, matched) } };
  },
};

/** The name of an entry with the same launch line in the same folder that no config asks for. What it starts was not looked up. */
const oldNameOf = (prepared: Prepared, gone: CheckOptions['gone'] = new Map()): string | undefined =>
  [...gone].find(
    ([, { launch, folder }]) =>
      folder === prepared.found.folder && matchLockedSpelling(prepared, launch).locked.hash === launch.hash,
  )?.[0];

/**
 * Facts that every run repeats and that are not drift: places that are not pinned, a launch that floats or cannot be looked into, variables
 * without a value.
 */
function notesOf(name: string, entry: Entry, { understood, withoutValue }: Prepared): readonly Finding[] {
  const launches = [understood, ...partsOf(understood)].map(({ identity }) => identity);
  const subject = { kind: 'origin' } as const;
  const unpinned = launches
    .filter(({ pinned, opaque }) => !pinned && opaque !== true)
    .slice(0, 1)
    .map(({ requested }) =>
      finding('origin/unpinned', name, { subject, ...(requested === '' ? {} : { after: requested }) }),
    );
  const opaque = launches.some((one) => one.opaque) ? [finding('origin/opaque', name, { subject })] : [];
  const volatile = Object.entries(entry.volatile ?? {}).map(([pointer, hole]) =>
    finding('lock/unpinned-text', name, { subject: { kind: 'lock', pointer }, after: hole.join(', ') }),
  );
  const unset = withoutValue.map((variable) =>
    finding('launch/variable-unset', name, { subject: { kind: 'launch', name: variable } }),
  );
  return [...unpinned, ...opaque, ...volatile, ...unset];
}
