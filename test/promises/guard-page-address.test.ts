import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import type { Cleaning } from '../../src/lock/entry.ts';
import { cleanSurface, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import type { Folder } from '../../src/lock/portable.ts';
import { portableText } from '../../src/lock/portable.ts';
import { perSection } from '../../src/lock/section.ts';
import type { Json } from '../../src/model.ts';
import { SERVER_INFO_META } from '../../src/server/reading/envelope.ts';
import { entry } from '../fixtures/drift/base.ts';
import { FOLDER, kind } from './guard-page-address.cases.ts';

const reading = (folders: readonly Folder[]): Cleaning => ({
  portable: portableText(folders, true),
  portableConfig: portableText(folders, false),
  secrets: [],
});
const READINGS = [
  reading([
    { name: 'workspaceFolder', path: FOLDER },
    { name: 'tmpdir', path: '/tmp' },
  ]),
  reading([]),
];

const page = (uri: string, text: string) => ({ uri, mimeType: 'text/html;profile=mcp-app', text });
const line = (message: Json): Buffer =>
  Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', ...(message as object) })}\n`);

/** What the client gets when it asks for `asked` and the server sends this text. */
function got(linked: string, asked: string, text: string, title?: string): string {
  const [first] = READINGS;
  if (first === undefined) return '';
  const base = entry();
  const info = title === undefined ? base.server.info : { ...base.server.info, title };
  const named = title === undefined ? {} : { _meta: { [SERVER_INFO_META]: info } };
  const locked = makeEntry({
    launch: base.launch,
    origin: lockOrigin(base.origin),
    volatile: new Map(),
    surface: cleanSurface(
      {
        server: { ...base.server, info },
        sections: perSection(() => ({})),
        linked: { [linked]: { contents: [page(linked, 'GOOD')] } },
      },
      first,
    ),
  });
  const options = {
    server: 'notes',
    diffCommand: 'mcp-lock diff',
    onDrift: 'hide',
    strict: false,
    token: 'T',
  } as const;
  const gate = makeGate(verdictsOf(locked, READINGS), options);
  const said = [
    ...gate.fromClient(line({ id: 1, method: 'resources/read', params: { uri: asked } })),
    ...gate.fromServer(line({ id: 'mcp-lock-T-1', result: { resources: [] } })),
    ...gate.fromServer(line({ id: 'mcp-lock-T-2', result: { resourceTemplates: [] } })),
    ...gate.fromServer(line({ id: 1, result: { contents: [page(asked, text)], ...named } })),
  ];
  return said
    .map((one) => (one.do === 'forward' && one.to === 'client' ? one.bytes.toString() : ''))
    .join('');
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ linked, asked, other }) => {
    expect(got(linked, asked, 'EVIL').includes('EVIL')).toBe(other === true);
    expect(got(linked, asked, 'GOOD')).toContain('GOOD');
  });
});

test('a page that repeats the name of its server in the spelling of this machine is the locked one', () => {
  expect(got('ui://notes/board', 'ui://notes/board', 'GOOD', `Notes in ${FOLDER}`)).toContain('GOOD');
  expect(got('ui://notes/board', 'ui://notes/board', 'EVIL', `Notes in ${FOLDER}`)).not.toContain('EVIL');
});
