/** Runs that end in every way a run can end: what is done to a repository whose server `notes` is locked, and the exit status. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { McpLockError } from '../../src/errors.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { HONEST, type Repository, scripted } from '../helpers/repository.ts';
import type { RunOptions } from '../helpers/run.ts';

export interface Ending {
  readonly name: string;
  readonly exit: number;
  readonly argv?: readonly string[];
  readonly prepare: (repo: Repository) => void;
  readonly options?: () => RunOptions;
  /** Each format alone on stdout, too: one ending for each way in which a report is written. */
  readonly onStdout?: true;
}

const nothing = () => undefined;
const config = (text: string) => (repo: Repository) => writeFileSync(join(repo.root, '.mcp.json'), text);
const lock = (text: string) => (repo: Repository) => writeFileSync(repo.lockPath, text);
const notes = (change: object) => (repo: Repository) => repo.surface('notes', { ...HONEST, ...change });

/** The run is interrupted when it starts its first server. */
function interrupted(): RunOptions {
  const stop = new AbortController();
  const { spawn } = nodeHost(stop.signal);
  return {
    signal: stop.signal,
    host: {
      spawn: (...args) => {
        stop.abort(new McpLockError({ code: 'E_INTERRUPTED', message: 'Interrupted.' }));
        return spawn(...args);
      },
    },
  };
}

export const ENDINGS: readonly Ending[] = [
  { name: 'all matches', exit: 0, onStdout: true, prepare: nothing },
  { name: 'offline', exit: 0, argv: ['verify', '--offline'], prepare: nothing },
  { name: 'drift', exit: 1, onStdout: true, prepare: notes({ tools: [] }) },
  {
    name: 'drift below the threshold',
    exit: 0,
    argv: ['verify', '--fail-on', 'high'],
    prepare: notes({ tools: [] }),
  },
  { name: 'no lock', exit: 2, prepare: (repo) => rmSync(repo.lockPath) },
  { name: 'an empty lock', exit: 2, prepare: lock('') },
  { name: 'a lock with conflict markers', exit: 2, prepare: lock('<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n') },
  { name: 'a lock of another version', exit: 2, prepare: lock('{"lockfileVersion":99,"servers":{}}') },
  { name: 'no config', exit: 2, prepare: (repo) => rmSync(join(repo.root, '.mcp.json')) },
  { name: 'a broken config', exit: 2, onStdout: true, prepare: config('{"mcpServers": {') },
  {
    name: 'a broken entry beside a good one',
    exit: 2,
    prepare: (repo) => repo.config({ notes: scripted('notes'), odd: { args: [1] } }),
  },
  {
    name: 'a server that is not locked',
    exit: 1,
    prepare: (repo) => repo.config({ notes: scripted('notes'), more: scripted('notes') }),
  },
  {
    name: 'nothing to check',
    exit: 2,
    prepare: (repo) => {
      repo.config({});
      lock('{"lockfileVersion":1,"servers":{}}')(repo);
    },
  },
  { name: 'no such server', exit: 2, argv: ['verify', 'nobody'], prepare: nothing },
  { name: 'no such severity', exit: 2, argv: ['verify', '--fail-on', 'x'], prepare: nothing },
  { name: 'no such folder', exit: 2, argv: ['verify', '--cwd', 'nowhere'], prepare: nothing },
  { name: 'a dead server', exit: 3, prepare: notes({ behave: { exitEarly: 3 } }) },
  { name: 'a server that sends no JSON', exit: 3, prepare: notes({ raw: { 'tools/list': '{"tools": 1' } }) },
  { name: 'interrupted', exit: 130, onStdout: true, prepare: nothing, options: interrupted },
  { name: 'an audit', exit: 0, argv: ['audit'], prepare: nothing },
  {
    name: 'two locks',
    exit: 0,
    argv: ['diff', '--from', 'mcp-lock.json', '--to', 'mcp-lock.json'],
    prepare: nothing,
  },
  { name: 'a revision that is none', exit: 2, argv: ['diff', '--from', 'nowhere'], prepare: nothing },
];
