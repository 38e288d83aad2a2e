/** Examples of every message of `src/lock`. */
import * as messages from '../../src/lock/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

const PATH = 'mcp-lock.json';

export const samples: Samples<typeof messages> = {
  restoreRevision: [
    ['HEAD', PATH, []],
    ['0123456789ab', PATH, ['notes', 'the files']],
    ['0123456789ab', 'caf\u{e9} $HOME/mcp-lock.json', ['$(x)']],
  ],
  writeAnew: [[]],
  lockNotFile: [['directory'], ['other']],
  lockUnreadable: [['EACCES']],
  lockLinkBroken: [[]],
  lockLinkOutside: [[]],
  lockNotUtf8: [
    [false, PATH],
    [true, PATH],
  ],
  lockEmpty: [[PATH], ['caf\u{e9} $HOME/mcp-lock.json']],
  lockNotJson: [
    ['syntax', false, PATH],
    ['syntax', true, PATH],
    ['duplicate-key', true, PATH],
    ['lone-surrogate', false, PATH],
    ['too-deep', false, PATH],
  ],
  lockInvalid: [
    [[{ line: 1, pointer: '', problem: messages.missingField('servers') }], PATH],
    [
      [
        {
          line: 9,
          pointer: '/servers/notes/launch/args',
          problem: messages.wrongKind('an array', 'a string'),
        },
        { line: 31, pointer: '/servers/notes/tools/read_note/seen', problem: messages.unknownField() },
      ],
      PATH,
    ],
  ],
  wrongKind: [['a string', 'a number']],
  reservedName: [[]],
  emptyString: [[]],
  notHash: [[]],
  notCount: [[]],
  notAllowed: [[['"stdio"', '"http"', '"sse"']]],
  lineBreakInLine: [[]],
  lineBreakInText: [[]],
  tooFewLines: [[]],
  unknownField: [[]],
  missingField: [['hash']],
  textAndHashes: [[]],
  textBesideHash: [[]],
  treeInEntry: [[]],
  treeOfUnknownServer: [[]],
  treeWithoutHash: [[]],
  hashWithoutTree: [[]],
  besideSameAs: [[]],
  folderNotInName: [[]],
  sameAsItself: [[]],
  sameAsMissing: [[]],
  sameAsChain: [[]],
  volatileElsewhere: [[]],
  noHole: [[]],
  lockConflict: [
    [[], [], PATH],
    [['notes'], ['notes', 'everything'], PATH],
    [['notes'], ['notes'], '/home/ada/.config/mcp-lock/mcp-lock.json'],
  ],
  lockOfOtherTool: [['ToolPin']],
  lockNewer: [[2]],
  lockUnwritable: [['EROFS']],
  lockChangedMeanwhile: [[[]], [['notes']], [['notes', 'files']]],
  fileBeingWritten: [[PATH, 4711, '.mcp-lock.json.writing']],
  writeLockIsDirectory: [[PATH, '.mcp-lock.json.writing']],
  itemsAlikeWithoutPaths: [['tools'], ['resourceTemplates']],
};
