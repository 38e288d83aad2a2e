/** Messages that two readers could take for two, or for none. Data only. */
import type { Kind, Named } from './kind.ts';

/** The ways in which a message reaches its reader. */
type Way = 'stdio' | 'json' | 'events' | 'sse';

interface Case extends Named {
  /** In place of the answer to `tools/list`: "ID" is its id, "BODY" its honest `"result":…`. */
  readonly text: string;
  /** Absent: in every way. */
  readonly ways?: readonly Way[];
  /** A part of what is said; absent: any E_PROTOCOL. */
  readonly said?: RegExp;
}

const HONEST = '{"jsonrpc":"2.0","id":"ID","BODY"}';
const EVIL =
  '{"jsonrpc":"2.0","id":"ID","result":{"tools":[{"name":"evil","description":"EVIL","inputSchema":{}}]}}';
const NOTICE = '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}';
const LINES = ['stdio'] as const;
const STREAMS = ['events', 'sse'] as const;
const result = (members: string): string => `{"jsonrpc":"2.0","id":"ID","result":{"tools":[],${members}}}`;

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A message that two readers take for two, or one of them for none, is never read: E_PROTOCOL, at once.',
  cases: [
    // Names that readers compare without case, marks or invisible characters.
    { name: 'a second list in capitals (Go)', text: result('"Tools":[]'), said: /some JSON parsers/ },
    { name: 'the list with a Kelvin sign for its k', text: result('"s\u{212a}ills":[]') },
    { name: 'the list with a long s', text: result('"tool\u{17f}":[]') },
    { name: 'the list in full-width letters', text: result('"\u{ff54}ools":[]') },
    { name: 'the list with a zero width space in it', text: result('"to\\u200bols":[]') },
    { name: 'the list with NUL behind it', text: result('"tools\\u0000":[]') },
    { name: 'the cursor as next_cursor', text: result('"next_cursor":"2"') },
    { name: 'the cursor as NextCursor', text: result('"NextCursor":"2"') },
    { name: 'the list twice', text: result('"tools":[]'), said: /same key twice/ },
    { name: 'the list twice, once with an escape', text: result('"\\u0074ools":[]'), said: /same key twice/ },
    { name: 'a second result', text: '{"jsonrpc":"2.0","id":"ID","BODY","result":{}}' },
    { name: 'a second result in capitals', text: '{"jsonrpc":"2.0","id":"ID","BODY","Result":{}}' },
    { name: 'a result in capitals alone', text: '{"jsonrpc":"2.0","Id":"ID","Result":{"tools":[]}}' },
    { name: 'a second id', text: '{"jsonrpc":"2.0","id":987,"id":"ID","BODY"}' },
    { name: 'a second id in capitals', text: '{"jsonrpc":"2.0","ID":987,"id":"ID","BODY"}' },
    { name: 'half a character', text: result('"x":"\\ud800"'), said: /half a character/ },
    { name: 'nesting without end', text: result(`"x":${'['.repeat(600)}${']'.repeat(600)}`) },
    // What is no answer.
    { name: 'a result that is null, and no more', text: '{"result":null}' },
    {
      name: 'a result that is null',
      text: '{"jsonrpc":"2.0","id":"ID","result":null}',
      said: /not an object/,
    },
    { name: 'a result that is a list', text: '{"jsonrpc":"2.0","id":"ID","result":[]}' },
    { name: 'no version', text: '{"id":"ID","BODY"}', said: /"jsonrpc": "2\.0"/ },
    { name: 'version 2.0 as a number', text: '{"jsonrpc":2.0,"id":"ID","BODY"}', said: /"jsonrpc": "2\.0"/ },
    {
      name: 'a result and an error',
      text: '{"jsonrpc":"2.0","id":"ID","BODY","error":{"code":1,"message":"x"}}',
      said: /both/,
    },
    { name: 'a result and a method', text: '{"jsonrpc":"2.0","id":"ID","method":"ping","BODY"}' },
    { name: 'a member that JSON-RPC does not have', text: '{"jsonrpc":"2.0","id":"ID","BODY","x":1}' },
    { name: 'the id in a list', text: '{"jsonrpc":"2.0","id":["ID"],"BODY"}' },
    {
      name: 'the id of no request',
      text: '{"jsonrpc":"2.0","id":987654,"BODY"}',
      said: /which no request has/,
    },
    { name: 'an id that is true', text: '{"jsonrpc":"2.0","id":true,"BODY"}' },
    { name: 'an error that is text', text: '{"jsonrpc":"2.0","id":"ID","error":"no"}', said: /`error`/ },
    { name: 'a batch', text: `[${HONEST}]`, said: /batch/ },
    { name: 'half a message', text: '{"jsonrpc":"2.0","id":"ID","result":{"tools":[' },
    { name: 'a comma too many', text: '{"jsonrpc":"2.0","id":"ID","result":{"tools":[],}}' },
    // Two messages, or one in another place than the other reader looks.
    { name: 'two messages without a space', text: `${NOTICE}${HONEST}` },
    { name: 'two messages with a space', text: `${HONEST} ${EVIL}` },
    { name: 'a NUL before it', text: `\0${HONEST}`, said: /NULL/, ways: ['stdio', 'json'] },
    { name: 'a byte order mark before it', text: `\u{feff}${HONEST}`, said: /BYTE ORDER MARK/ },
    { name: 'a zero width space before it', text: `\u{200b}${HONEST}`, said: /ZERO WIDTH SPACE/ },
    { name: 'a NUL behind it', text: `${HONEST}\0`, said: /NULL/, ways: ['stdio', 'json'] },
    { name: 'a raw control character in a string', text: result('"x":"a\u{1}b"') },
    {
      name: 'a carriage return inside',
      text: '{"jsonrpc":"2.0","id":"ID",\r"BODY"}',
      said: /carriage return/,
      ways: ['stdio', ...STREAMS],
    },
    { name: 'another message behind a carriage return', text: `${HONEST}\r${EVIL}` },
    { name: 'a message behind a progress bar', text: `10 %\r20 %\r${EVIL}`, ways: ['stdio', ...STREAMS] },
    ...(
      [
        ['NEXT LINE', '\u{85}'],
        ['LINE SEPARATOR', '\u{2028}'],
        ['PARAGRAPH SEPARATOR', '\u{2029}'],
        ['FORM FEED', '\f'],
        ['RECORD SEPARATOR', '\u{1e}'],
      ] as const
    ).map(([name, char]) => ({
      name: `a message on a line of text behind ${name}`,
      text: `ready${char}${EVIL}${char}`,
      said: new RegExp(name),
      ways: LINES,
    })),
    { name: 'a message over two lines', text: '{"id":"ID",\n"jsonrpc":"2.0","BODY"}', ways: LINES },
    {
      name: 'a message over two lines, its key escaped',
      text: '{"id":"ID"\n,"\\u006asonrpc":"2.0","BODY"}',
      ways: LINES,
    },
    // Event streams.
    {
      name: 'lines of one event that are messages by themselves',
      text: `{"jsonrpc":"2.0","id":"ID","result":{"tools":[],"x":[\ndata: ${EVIL}\ndata: ]}}`,
      said: /only some clients/,
      ways: STREAMS,
    },
    {
      name: 'an event of another name before it',
      text: `{}\n\nevent: notice\ndata: ${EVIL}\n\ndata: ${HONEST}`,
      said: /only some clients/,
      ways: STREAMS,
    },
    { name: 'a field in capitals', text: `{}\n\nData: ${EVIL}\n\ndata: ${HONEST}`, ways: STREAMS },
    { name: 'a field behind a mark', text: `{}\n\n\u{feff}data: ${EVIL}\n\ndata: ${HONEST}`, ways: STREAMS },
    {
      name: 'a comment that ends at a carriage return',
      text: `{}\n\n: x\rdata: ${EVIL}\n\ndata: ${HONEST}`,
      ways: STREAMS,
    },
    {
      name: 'a comment with a line separator',
      text: `{}\n\n: x\u{2028}data: ${EVIL}\n\ndata: ${HONEST}`,
      ways: STREAMS,
    },
    { name: 'an id with NUL', text: `{}\n\nid: 7\0\ndata: ${HONEST}`, said: /NULL/, ways: STREAMS },
  ],
  open: 'A reader that looks for messages inside other words finds some where no other does, such as one quoted in a log line.',
};

/** Real servers write these, and every client reads the answer in them. */
export const harmless: readonly Case[] = [
  { name: 'a banner', text: `Server ready\n${HONEST}`, ways: LINES },
  { name: 'log lines in JSON', text: `{"level":"info","msg":"listing","id":7}\n${HONEST}`, ways: LINES },
  { name: 'a log line with an error', text: `{"level":"error","error":"no cache"}\n${HONEST}`, ways: LINES },
  {
    name: 'a log line about a request',
    text: `{"method":"GET","path":"/x","id":"r-1"}\n${HONEST}`,
    ways: LINES,
  },
  { name: 'a log line that quotes a message', text: `[debug] sent ${HONEST}\n${HONEST}`, ways: LINES },
  { name: 'a dump of an object', text: `{\n  jsonrpc: '2.0',\n  id: 3\n}\n${HONEST}`, ways: LINES },
  { name: 'a progress bar', text: `10 %\r20 %\r100 %\n${HONEST}`, ways: LINES },
  { name: 'a line end of Windows', text: `${HONEST}\r`, ways: LINES },
  { name: 'blank lines', text: `\n \n${HONEST}\n\n`, ways: LINES },
  {
    name: 'an answer to a notification, without an id',
    text: `{"jsonrpc":"2.0","id":null,"result":{}}\n${HONEST}`,
    ways: LINES,
  },
  { name: 'spaces around it', text: `  ${HONEST}  ` },
  { name: 'the id as text', text: '{"jsonrpc":"2.0","id":"ID","BODY"}' },
  { name: 'pretty-printed', text: '{\n  "jsonrpc": "2.0",\n  "id": "ID",\n  "BODY"\n}\n', ways: ['json'] },
  {
    name: 'pretty-printed over lines of Windows',
    text: '{\r\n  "jsonrpc": "2.0",\r\n  "id": "ID",\r\n  "BODY"\r\n}',
    ways: ['json'],
  },
  {
    name: 'comments and pings',
    text: `{}\n\n: ping\n\nevent: ping\ndata: {"at":1}\n\ndata: ${HONEST}`,
    ways: STREAMS,
  },
  { name: 'words in an event', text: `connected\n\ndata: ${HONEST}`, ways: STREAMS },
];
