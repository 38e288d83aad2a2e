/** Work on many items of a server, and how often it can be interrupted at least. */

import { entryInTurns as compared, surfaceInTurns } from '../../src/diff/compare.ts';
import { contextOf } from '../../src/diff/context.ts';
import { firstLockCuesInTurns } from '../../src/diff/first-lock-cues.ts';
import { itemsInTurns } from '../../src/diff/items.ts';
import type { Work } from '../../src/host/turns.ts';
import { cleanInTurns, entryInTurns } from '../../src/lock/entry.ts';
import { formatInTurns } from '../../src/lock/format.ts';
import type { Entry, Items, Surface } from '../../src/model.ts';
import { textInTurns } from '../../src/report/reporters/text.ts';
import { changesInTurns } from '../../src/update/changes.ts';
import { entry } from '../fixtures/drift/base.ts';
import type { Kind, Named } from './kind.ts';

export interface Interrupted extends Named {
  readonly work: () => Work<unknown>;
}

/** Items of each piece of work. */
export const ITEMS = 120;

const toolsOf = (word: string): Items =>
  Object.fromEntries(
    Array.from({ length: ITEMS }, (_, i) => [
      `tool_${i}`,
      { name: `tool_${i}`, description: `Reads ${word} ${i}.`, inputSchema: { type: 'object' } },
    ]),
  );
const surfaceOf = (word: string): Surface => ({
  server: { info: { name: 'notes', version: '1' }, protocolVersion: '2025-11-25', capabilities: {} },
  sections: { tools: toolsOf(word), prompts: {}, resources: {}, resourceTemplates: {} },
});
const cleaning = { portable: (one: string) => one, portableConfig: (one: string) => one, secrets: [] };
const many = (word: string): Entry => entry({ tools: Object.values(toolsOf(word)) });
const [before, after] = [many('notes'), many('files')];
const context = contextOf({ notes: after });

function report() {
  const findings = Array.from({ length: ITEMS }, (_, i) => ({
    rule: 'tool/description-changed',
    severity: 'high' as const,
    server: 'notes',
    subject: { kind: 'tool' as const, name: `tool_${i}`, pointer: '/description' },
    before: `Reads notes ${i}.`,
    after: `Reads files ${i}.`,
    fingerprint: '0'.repeat(12),
  }));
  const servers = [
    {
      name: 'notes',
      status: 'drift' as const,
      contacted: true,
      counts: { tools: ITEMS, prompts: 0, resources: 0, resourceTemplates: 0 },
    },
  ];
  const rest = { lockfile: 'mcp-lock.json', failures: [], elapsedMs: 1, failOn: 'low' } as const;
  return { servers, findings, status: 'drift', exitCode: 1, ...rest } as const;
}

export const kind: Kind<Interrupted> = {
  promise: 'processes',
  kind: 'A signal or the time limit comes while a long list is read, compared, printed or written: the run ends then, not when the work is done.',
  cases: [
    { name: 'folders and secrets are taken out', work: () => cleanInTurns(surfaceOf('notes'), cleaning) },
    {
      name: 'items are hashed',
      work: () => entryInTurns({ ...before, surface: surfaceOf('notes'), volatile: new Map() }),
    },
    {
      name: 'one list is compared',
      work: () => itemsInTurns('notes', 'tools', before.tools, after.tools, context),
    },
    {
      name: 'a list of new items is compared',
      work: () => itemsInTurns('notes', 'tools', {}, after.tools, context),
    },
    {
      name: 'removed items are compared with added ones',
      work: () => itemsInTurns('notes', 'tools', before.tools, renamed(), context),
    },
    { name: 'a server is compared', work: () => surfaceInTurns('notes', before, after, context) },
    { name: 'a whole entry is compared', work: () => compared('notes', before, after, context) },
    { name: 'a new server is shown', work: () => changesInTurns('notes', undefined, after, context) },
    { name: 'a first lock is judged', work: () => firstLockCuesInTurns('notes', after, context) },
    {
      name: 'a report is laid out',
      work: () => textInTurns(report(), { color: false, unicode: true, columns: 80, verbose: false }),
    },
    {
      name: 'a lockfile is laid out',
      work: () => formatInTurns({ lockfileVersion: 1, servers: { notes: after } }),
    },
  ],
  open: 'One message is parsed, and one item compared, without a pause; a limit on their size bounds both.',
};

function renamed() {
  return Object.fromEntries(Object.entries(after.tools).map(([name, item]) => [`new_${name}`, item]));
}
