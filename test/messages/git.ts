/** Examples of every message of `src/git`. */
import * as messages from '../../src/git/messages.ts';
import { entry } from '../fixtures/drift/base.ts';
import type { Samples } from './samples.ts';

export { messages };

const PATH = 'mcp-lock.json';
const LINE = { file: '.gitattributes', line: 'mcp-lock.json diff=mcp-lock' };
const [ours, theirs] = ['1.0.0', '2.0.0'].map((version) =>
  entry({ origin: { url: `pkg:npm/notes-mcp@${version}`, version } }),
);

export const samples: Samples<typeof messages> = {
  conflictLines: [
    [PATH, [{}, { server: 'notes', items: ['read_note'] }]],
    [PATH, [{ server: 'notes', items: Array.from({ length: 12 }, (_, at) => `tool_${at}`) }]],
    [
      PATH,
      [
        { server: 'a', ...(ours && theirs ? { ours, theirs } : {}) },
        { server: 'b', ...(ours ? { ours, theirs: ours } : {}) },
        { server: 'c', ...(ours ? { ours } : {}) },
        { server: 'd', ...(ours ? { theirs: ours } : {}) },
      ],
    ],
  ],
  lockUnmergeable: [[PATH, 'The lockfile is not valid JSON: syntax error.']],
  diffHeading: [
    [PATH, PATH, []],
    ['a/mcp-lock.json', 'b/mcp-lock.json', ['similarity index 90%', '']],
  ],
  unmergedPath: [[PATH]],
  sameContent: [[]],
  comparisonFailed: [['fatal: bad object']],
  textNotHashed: [[]],
  fileUnreadable: [[PATH, 'EACCES']],
  unknownGitCommand: [['log']],
  wrongGitArguments: [['diff', 'one argument, seven or nine']],
  noRepository: [[]],
  gitFailed: [['error: could not lock config file .git/config'], ['ENOENT']],
  driversInstalled: [[['diff.mcp-lock.command'], ['git config --local --remove-section diff.mcp-lock']]],
  driversKnown: [[]],
  noProgramOnPath: [[]],
  linesAsked: [[[LINE]]],
  linesQuestion: [[1], [2]],
  linesLeft: [[true], [false]],
  lineWritten: [[LINE.file, LINE.line]],
  ownersUnknown: [['.github/CODEOWNERS', PATH]],
};
