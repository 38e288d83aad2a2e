/** Settings by which a run would pass that fails without them, and nobody accepted them. Data only. */
import type { Kind, Named } from './kind.ts';

type SettingsText = string | object;

interface Case extends Named {
  /** Settings that were accepted before; absent: there were none. `FINGERPRINT`: that of the drift. */
  readonly accepted?: SettingsText;
  /** The file of the settings then and now, by name; null: it is gone. */
  readonly now?: SettingsText | null;
  readonly file?: 'mcp-lock.config.json' | 'package.json';
  /** What else is done: to the lock, to other files. */
  readonly also?: 'forge the hash' | 'drop the hash' | 'move to the other file' | 'a parent folder';
  /** The settings are the accepted ones, and still do not cover the drift. */
  readonly isAccepted?: true;
}

const ACCEPTED = (until?: string) => ({
  accepted: [
    { fingerprint: 'FINGERPRINT', reason: 'read by Ada', ...(until === undefined ? {} : { until }) },
  ],
});
const LOWERED = { rules: { 'tool/description-changed': 'info', 'text/hidden-characters': 'info' } };

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'Settings that nobody accepted loosen nothing: the drift keeps its rank, the run fails, and the settings are a finding of their own.',
  cases: [
    { name: 'a higher threshold', now: { failOn: 'high' } },
    { name: 'a lower rule', now: LOWERED },
    { name: 'the finding accepted', now: ACCEPTED() },
    { name: 'the finding accepted until a far day', now: ACCEPTED('9999-12-31') },
    { name: 'all of them', now: { failOn: 'high', ...LOWERED, ...ACCEPTED() } },
    { name: 'in package.json', now: { failOn: 'high' }, file: 'package.json' },
    { name: 'behind a byte order mark', now: '\u{feff}{ "failOn": "high" }' },
    {
      name: 'behind a byte order mark in package.json',
      now: '\u{feff}{ "failOn": "high" }',
      file: 'package.json',
    },
    {
      name: 'another threshold than the accepted one',
      accepted: { failOn: 'info' },
      now: { failOn: 'high' },
    },
    { name: 'a rule beside the accepted ones', accepted: { timeout: 60 }, now: { timeout: 60, ...LOWERED } },
    { name: 'accepted settings that made runs stricter, gone', accepted: { failOn: 'info' }, now: null },
    { name: 'accepted settings, emptied', accepted: { failOn: 'info' }, now: {} },
    {
      name: 'one more acceptance',
      accepted: { accepted: [{ fingerprint: '0'.repeat(32), reason: 'read by Ada' }] },
      now: {
        accepted: [{ fingerprint: '0'.repeat(32), reason: 'read by Ada' }, ...ACCEPTED().accepted],
      },
    },
    { name: 'a later last day', accepted: ACCEPTED('2001-01-01'), now: ACCEPTED('2999-01-01') },
    { name: 'a hash in the lock that is forged', now: { failOn: 'high' }, also: 'forge the hash' },
    {
      name: 'a hash in the lock that is taken out',
      accepted: { failOn: 'info' },
      now: { failOn: 'high' },
      also: 'drop the hash',
    },
    { name: 'settings in the folder above', now: null, also: 'a parent folder', isAccepted: true },
    { name: 'an accepted day that has passed', accepted: ACCEPTED('2001-01-01'), isAccepted: true },
    {
      name: 'an accepted finding of another server',
      accepted: { accepted: [{ fingerprint: 'OF ANOTHER SERVER', reason: 'read by Ada' }] },
      isAccepted: true,
    },
    {
      name: 'an accepted finding of another text',
      accepted: { accepted: [{ fingerprint: 'OF ANOTHER TEXT', reason: 'read by Ada' }] },
      isAccepted: true,
    },
  ],
};
