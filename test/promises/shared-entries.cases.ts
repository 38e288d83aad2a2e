/** One entry of a config that two clients read. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** Ids, in the order in which they are asked. */
  readonly clients: readonly [string, string];
  /** `$[` stands for the opening of a variable, so that none is mistaken for a template. */
  readonly entry: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Files and folders that are there, from the folder of the project. */
  readonly made?: readonly string[];
  /** The part that is told; none: they start the same, or one of them starts nothing. */
  readonly differs?: string;
}

const node = (...args: readonly string[]) => ({ command: 'node', args });
const CLAUDE_CURSOR = { clients: ['claude-code', 'cursor'] } as const;
const CLAUDE_WARP = { clients: ['claude-code', 'warp'] } as const;
const CLAUDE_GEMINI = { clients: ['claude-code', 'gemini-cli'] } as const;

export const kind: Kind<Case> = {
  promise: 'origin',
  kind: 'Where two clients read one entry and start something else, the entry is an error with both readings.',
  open: 'Clients whose reading of the launch line is not documented, such as Copilot CLI, are not compared.',
  cases: [
    {
      ...CLAUDE_GEMINI,
      name: 'two marks of a default',
      entry: node('$[A:-x:-y}.js'),
      differs: 'argument 1',
    },
    {
      ...CLAUDE_GEMINI,
      name: 'a sign that only one of them knows, and its file is there',
      entry: node('$A/x.js'),
      env: { A: '/a' },
      made: ['$A/x.js'],
      differs: 'argument 1',
    },
    {
      ...CLAUDE_CURSOR,
      name: 'a variable that only one of them knows, and its file is there',
      entry: node('$[A}/x.js'),
      env: { A: '/a' },
      made: ['$[A}/x.js'],
      differs: 'argument 1',
    },
    {
      ...CLAUDE_CURSOR,
      name: 'the same behind an option',
      entry: node('--import=$[A}/x.js', 'y.js'),
      env: { A: '/a' },
      made: ['$[A}/x.js'],
      differs: 'argument 1',
    },
    {
      ...CLAUDE_CURSOR,
      name: 'the same in the command',
      entry: { command: '$[A}/notes' },
      env: { A: '/a' },
      made: ['$[A}/notes'],
      differs: 'command',
    },
    {
      clients: ['claude-code', 'crush'],
      name: 'a variable that is empty',
      entry: { ...node('$[A:-d}/x.js'), type: 'stdio' },
      env: { A: '' },
      differs: 'argument 1',
    },
    {
      clients: ['claude-code', 'crush'],
      name: 'an address with an empty variable',
      entry: { type: 'http', url: 'https://h.example/$[A:-d}' },
      env: { A: '' },
      differs: 'url',
    },
    {
      ...CLAUDE_WARP,
      name: 'a folder that only one of them reads',
      entry: { ...node('x.js'), working_directory: 'other' },
      differs: 'cwd',
    },
    {
      clients: ['claude-code', 'amazon-q'],
      name: 'a tilde that only one of them knows, and its file is there',
      entry: { command: '~/notes' },
      made: ['~/notes'],
      differs: 'command',
    },
    {
      ...CLAUDE_CURSOR,
      name: 'a folder that Claude Code does not use',
      entry: { ...node('x.js'), cwd: 'other' },
    },
    { ...CLAUDE_CURSOR, name: 'no variable', entry: node('x.js') },
    {
      ...CLAUDE_CURSOR,
      name: 'a variable that only one of them knows',
      entry: node('$[A}/x.js'),
      env: { A: '/a' },
    },
    { ...CLAUDE_CURSOR, name: 'a variable of a plugin', entry: node('$[CLAUDE_PLUGIN_ROOT}/x.js') },
    { ...CLAUDE_CURSOR, name: 'one that is not set', entry: node('$[env:A}/x.js') },
    {
      ...CLAUDE_CURSOR,
      name: 'values of variables',
      entry: { ...node('x.js'), env: { K: '$[A}' } },
      env: { A: 'a' },
    },
    {
      ...CLAUDE_CURSOR,
      name: 'an address with a default',
      entry: { type: 'http', url: '$[A:-https://h.example}/mcp' },
    },
    { ...CLAUDE_WARP, name: 'a default that the other refuses', entry: node('$[A:-x}.js') },
    { ...CLAUDE_WARP, name: 'the same value', entry: node('$[A}.js'), env: { A: 'x' } },
    {
      ...CLAUDE_WARP,
      name: 'the folder of the project, written out',
      entry: { ...node('x.js'), working_directory: '.' },
    },
    { ...CLAUDE_GEMINI, name: 'the same default', entry: node('$[A:-x}.js') },
    {
      ...CLAUDE_GEMINI,
      name: 'text of a shell',
      entry: { command: 'bash', args: ['-c', 'exec $HOME/x'] },
      env: { HOME: '/h' },
    },
    {
      clients: ['claude-code', 'copilot-cli'],
      name: 'a client that documents no launch line',
      entry: node('$A/x.js'),
      env: { A: 'a' },
    },
    {
      clients: ['claude-code', 'jetbrains-air'],
      name: 'a client that documents nothing',
      entry: node('$[env:A}/x.js'),
      env: { A: 'a' },
    },
  ],
};
