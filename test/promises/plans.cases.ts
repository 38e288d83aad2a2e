/** Plans of `update --plan` that were forged, edited or overtaken before `update --apply`, and what comes of each. */
import type { Kind, Named } from './kind.ts';

/** What happens between plan and apply. `x` is a server with another HIGH than the plan saw. */
export type Event =
  | 'the server changes again'
  | 'the change is taken back'
  | 'the server cannot be read'
  | 'another server is accepted'
  | 'the lockfile gets a blank'
  | 'the launch line changes'
  | 'the server leaves the config'
  | 'the plan becomes a folder'
  | 'the plan is gone';

/** A plan: `{ mcpLockPlan, lockfile, servers }`, made for `notes` (HIGH) and `files` (medium). */
type Parts = Record<string, unknown> & { servers: Record<string, string | null> };

export interface Swap extends Named {
  readonly event?: Event;
  /** The plan as it is applied. */
  readonly edit?: (plan: Parts) => unknown;
  /** The text of the plan as it is applied. */
  readonly text?: (text: string) => string;
  /** Beside `update --apply plan.json`; without it: `--accept high`. */
  readonly flags?: readonly string[];
  readonly answers?: readonly string[];
  /** 1, unless the plan is not a plan at all. */
  readonly exit?: number;
  readonly says: RegExp;
}

const FITS_NOT = /The plan no longer fits: /;
const NO_PLAN = { exit: 2, says: /not a plan of/ } as const;
const OTHER = `sha256:${'0'.repeat(64)}`;

export const kind: Kind<Swap> = {
  promise: 'accident',
  kind: 'A plan is applied that is not the one that was made, or no longer fits: nothing is written.',
  cases: [
    { name: 'the server changes again', event: 'the server changes again', says: /fits: notes\./ },
    { name: 'the change is taken back', event: 'the change is taken back', says: /fits: notes\./ },
    { name: 'the server cannot be read', event: 'the server cannot be read', says: /fits: notes\./ },
    { name: 'the launch line changes', event: 'the launch line changes', says: /fits: notes\./ },
    { name: 'the server leaves the config', event: 'the server leaves the config', says: /fits: notes\./ },
    { name: 'another server is accepted', event: 'another server is accepted', says: /lockfile has changed/ },
    { name: 'the lockfile gets a blank', event: 'the lockfile gets a blank', says: /lockfile has changed/ },
    { name: 'the plan becomes a folder', event: 'the plan becomes a folder', ...NO_PLAN },
    { name: 'the plan is gone', event: 'the plan is gone', exit: 2, says: /no such file/ },
    {
      name: 'another hash for a server',
      edit: (plan) => ({ ...plan, servers: { ...plan.servers, notes: OTHER } }),
      says: FITS_NOT,
    },
    {
      name: 'the hashes of two servers swapped',
      edit: ({ servers, ...plan }) => ({
        ...plan,
        servers: { notes: servers['files'], files: servers['notes'] },
      }),
      says: /fits: files, notes\./,
    },
    {
      name: 'a server is to be removed instead',
      edit: (plan) => ({ ...plan, servers: { ...plan.servers, notes: null } }),
      says: FITS_NOT,
    },
    {
      name: 'a server more, which has not changed',
      edit: (plan) => ({ ...plan, servers: { ...plan.servers, calm: OTHER } }),
      says: /fits: calm\./,
    },
    {
      name: 'a server that nobody has',
      edit: (plan) => ({ ...plan, servers: { ...plan.servers, nobody: null } }),
      says: /fits: nobody\./,
    },
    {
      name: 'another lockfile',
      edit: (plan) => ({ ...plan, lockfile: OTHER }),
      says: /lockfile has changed/,
    },
    { name: 'no flag', flags: [], says: /--accept high/ },
    { name: 'a rank below that of one server', flags: ['--accept', 'medium'], says: /accepted as a whole/ },
    { name: '--yes alone', flags: ['--yes'], says: /--accept high/ },
    {
      name: 'yes for one server and no for the other',
      flags: [],
      answers: ['', 'y', ''],
      says: /accepted as a whole/,
    },
    { name: 'the terminal is gone', flags: [], answers: ['', 'y'], says: /Nothing was written/ },
    { name: 'names beside it', flags: ['notes', '--accept', 'high'], exit: 2, says: /none can be named/ },
    { name: 'a field more', edit: (plan) => ({ ...plan, accept: 'high' }), ...NO_PLAN },
    { name: 'a field less', edit: ({ lockfile: _, ...plan }) => plan, ...NO_PLAN },
    { name: 'a later version', edit: (plan) => ({ ...plan, mcpLockPlan: 2 }), ...NO_PLAN },
    { name: 'the version as a text', edit: (plan) => ({ ...plan, mcpLockPlan: '1' }), ...NO_PLAN },
    { name: 'a number for a hash', edit: (plan) => ({ ...plan, servers: { notes: 1 } }), ...NO_PLAN },
    {
      name: 'a hash in capitals',
      edit: (plan) => ({ ...plan, servers: { notes: OTHER.toUpperCase() } }),
      ...NO_PLAN,
    },
    { name: 'a list of servers', edit: (plan) => ({ ...plan, servers: ['notes'] }), ...NO_PLAN },
    { name: 'a list', edit: (plan) => [plan], ...NO_PLAN },
    { name: 'null', edit: () => null, ...NO_PLAN },
    {
      name: 'a key twice',
      text: (text) => text.replace('"servers": {', '"servers": {}, "servers": {'),
      ...NO_PLAN,
    },
    { name: 'an empty file', text: () => '', ...NO_PLAN },
    { name: 'half a file', text: (text) => text.slice(0, text.length / 2), ...NO_PLAN },
    { name: 'a plan and more', text: (text) => `${text}{}`, ...NO_PLAN },
    { name: '5 MiB of blanks', text: (text) => text + ' '.repeat(5 * 1024 * 1024), ...NO_PLAN },
    {
      name: '20,000 servers',
      edit: (plan) => ({
        ...plan,
        servers: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`s${at}`, null])),
      }),
      ...NO_PLAN,
    },
    {
      name: '__proto__ as a server',
      text: (text) => text.replace('"servers": {', `"servers": {\n    "__proto__": null,`),
      says: /fits: __proto__\./,
    },
  ],
};
