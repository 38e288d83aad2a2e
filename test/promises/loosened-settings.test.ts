/** Settings nobody accepted: `verify` of a project whose server drifted, with the settings of each case. */
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './loosened-settings.cases.ts';

const saying = (description: string) => ({ ...HONEST, tools: [{ ...HONEST.tools[0], description }] });
const DRIFTED = saying('Read any note.');
const OTHER = saying('Read all notes.');

interface Document {
  readonly settings?: { readonly findings: readonly Finding[]; readonly loosened?: readonly string[] };
  readonly servers: readonly { readonly name: string; readonly findings: readonly Finding[] }[];
}

function project() {
  const repo = repository({ notes: HONEST, tasks: HONEST }, join(scratch(), 'project'));
  const write = (file: string, settings: string | object | null | undefined) => {
    const path = join(repo.root, file);
    if (settings === undefined) return;
    if (settings === null) return rmSync(path, { force: true });
    const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
    const mark = text.startsWith('\u{feff}') ? '\u{feff}' : '';
    const body = text.slice(mark.length);
    writeFileSync(path, file === 'package.json' ? `${mark}{ "name": "x", "mcp-lock": ${body} }` : text);
  };
  const verify = async () => {
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    return { ...ran, document: JSON.parse(ran.stdout) as Document };
  };
  return { ...repo, write, verify };
}

/** Fingerprints of the drift, of the same drift of the other server, and of another one. */
const prints = { FINGERPRINT: '', 'OF ANOTHER SERVER': '', 'OF ANOTHER TEXT': '' };
let lock = '';

beforeAll(async () => {
  const repo = project();
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  lock = repo.lock();
  const printOf = async (name: string) => {
    const { document } = await repo.verify();
    const found = document.servers.find((one) => one.name === name)?.findings ?? [];
    return found.find(({ rule }) => rule === 'tool/description-changed')?.fingerprint ?? '';
  };
  for (const name of ['notes', 'tasks']) repo.surface(name, DRIFTED);
  prints.FINGERPRINT = await printOf('notes');
  prints['OF ANOTHER SERVER'] = await printOf('tasks');
  repo.surface('notes', OTHER);
  prints['OF ANOTHER TEXT'] = await printOf('notes');
  expect(new Set(Object.values(prints)).size).toBe(3);
});

const filled = (settings: string | object | null | undefined): string | null | undefined => {
  if (settings === null || settings === undefined) return settings;
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
  return Object.entries(prints).reduce(
    (all, [name, print]) => all.replaceAll(`"${name}"`, `"${print}"`),
    text,
  );
};

describe(kind.kind, () => {
  test.each(kind.cases)(
    '$name',
    async ({ accepted, now, file = 'mcp-lock.config.json', also, isAccepted }) => {
      const repo = project();
      writeFileSync(repo.lockPath, lock);
      if (accepted !== undefined) {
        repo.write(file, filled(accepted));
        expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({ exit: 0 });
        expect(repo.lock()).toContain('"settingsHash"');
      }
      repo.write(file, filled(now));
      const head = /"lockfileVersion": 1,\n( {2}"settingsHash": .*\n)?/;
      if (also === 'forge the hash')
        writeFileSync(
          repo.lockPath,
          repo.lock().replace(head, `"lockfileVersion": 1,\n  "settingsHash": "sha256:${'0'.repeat(64)}",\n`),
        );
      if (also === 'drop the hash')
        writeFileSync(repo.lockPath, repo.lock().replace(head, '"lockfileVersion": 1,\n'));
      if (also === 'a parent folder')
        writeFileSync(join(dirname(repo.root), 'mcp-lock.config.json'), '{ "failOn": "high" }');
      repo.surface('notes', DRIFTED);
      const { exit, document } = await repo.verify();
      const drift = document.servers.find(({ name }) => name === 'notes')?.findings ?? [];
      expect(exit).toBe(1);
      expect(drift).toContainEqual(
        expect.objectContaining({ rule: 'tool/description-changed', severity: 'medium' }),
      );
      if (isAccepted !== true) expect(document.settings?.loosened ?? []).toEqual([]);
      expect((document.settings?.findings ?? []).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(
        isAccepted === true ? [] : ['high lock/settings-changed'],
      );
    },
  );
});
