/** Examples of every text of the hooks. */
import * as messages from '../../src/hooks/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

export const samples: Samples<typeof messages> = {
  serverDenied: [
    ['notes', 'drift'],
    ['notes', 'incomplete'],
    ['notes', 'other'],
    [undefined, 'drift'],
  ],
  unknownPluginDenied: [[]],
  unknownServerDenied: [[]],
  unlockedToolDenied: [['notes'], [undefined]],
  uncheckedSessionDenied: [[]],
  changedFilesDenied: [[]],
  malformedInputDenied: [[]],
  unknownToolDenied: [[]],
  failedHookDenied: [[]],
  actAsked: [['command'], ['file'], ['unread']],
  failedActAsked: [[]],
  actDenied: [[]],
  hiddenTold: [[['notes: tool "read_note" differs from the locked one: left out']]],
  stateFolderInProject: [[]],
  serversDenied: [
    [
      { count: 1, names: ['notes'], locked: ['notes'] },
      { count: 0, names: [], locked: [] },
      0,
      { accept: 'notes', ofUser: false },
    ],
    [
      { count: 2, names: ['notes'], locked: [] },
      { count: 1, names: ['everything'], locked: ['everything'] },
      2,
      { accept: 'notes', ofUser: true },
    ],
    [
      { count: 0, names: [], locked: [] },
      { count: 0, names: [], locked: [] },
      1,
      { accept: undefined, ofUser: false },
    ],
  ],
  userServersUnchecked: [
    [1, ['notes']],
    [3, []],
  ],
  checkFailed: [['E_LOCK_PARSE'], [undefined], ['E_LOCK_PARSE', true]],
  checkNotStored: [['/home/ada/.local/state/mcp-lock', 'EACCES']],
  settingsDenied: [[false], [true]],
  settingsLoosened: [[['fails from high on (usually low)', '1 accepted finding'], false]],
};
