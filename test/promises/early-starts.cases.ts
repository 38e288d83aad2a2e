/** What is different when a run comes that an earlier one left a word for, and whether its server is started before the run is read. */
import type { Kind, Named } from './kind.ts';

export interface EarlyStartCase extends Named {
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly version?: string;
  /** Another program that runs mcp-lock. */
  readonly node?: string;
  /** Days by which the clock is on. */
  readonly days?: number;
  /** Done to the file of the word, or to its folder. `FOREIGN`: given to another user, which only root can do. */
  readonly word?: {
    readonly mode?: number;
    readonly folderMode?: number;
    readonly foreign?: 'file' | 'folder';
    readonly linked?: true;
    readonly text?: string;
  };
  readonly starts: 'early' | 'later';
}

const LATER = 'later' as const;

const CASES: readonly EarlyStartCase[] = [
  { name: 'nothing', starts: 'early' },
  {
    name: 'variables on which nothing depends',
    env: { OLDPWD: '/elsewhere', SHLVL: '9' },
    starts: 'early',
  },
  { name: 'a variable that its server is given', env: { LANG: 'de_DE.UTF-8' }, starts: LATER },
  {
    name: 'a variable that was not set and names a folder',
    env: { CODEX_HOME: '/elsewhere' },
    starts: LATER,
  },
  { name: 'a proxy', env: { HTTPS_PROXY: 'http://proxy.example' }, starts: LATER },
  { name: 'another version of mcp-lock', version: '9.9.9', starts: LATER },
  { name: 'another Node', node: '/elsewhere/bin/node', starts: LATER },
  { name: 'a word that is old', days: 8, starts: LATER },
  { name: 'a clock that was put back', days: -1, starts: LATER },
  { name: 'a word that others may write', word: { mode: 0o666 }, starts: LATER },
  { name: 'a word that a group may write', word: { mode: 0o660 }, starts: LATER },
  { name: 'a folder of words that others may write', word: { folderMode: 0o777 }, starts: LATER },
  { name: 'a word of another user', word: { foreign: 'file' }, starts: LATER },
  { name: 'a folder of another user', word: { foreign: 'folder' }, starts: LATER },
  { name: 'a link to a word', word: { linked: true }, starts: LATER },
  { name: 'a word that is cut off', word: { text: '{"about":' }, starts: LATER },
  { name: 'a word that is none', word: { text: '[null]' }, starts: LATER },
  { name: 'a limit for how many run at once', argv: ['verify', '--concurrency', '1'], starts: LATER },
  { name: 'another time limit', argv: ['verify', '--timeout', '20'], starts: LATER },
  { name: 'a name of a server', argv: ['verify', 'notes'], starts: LATER },
];

export const kind: Kind<EarlyStartCase> = {
  promise: 'order',
  kind: 'A server is started before the command line is read only by a word that this user, this mcp-lock and this Node left for the same machine. Anything else starts nothing before it is compared.',
  cases: CASES,
};
