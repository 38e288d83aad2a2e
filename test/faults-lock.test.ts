/** What a lock on disk and a text in it may be: each is told apart, or refused. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareEntry } from '../src/diff/compare.ts';
import { nodeFiles } from '../src/host/files.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { readLockfile } from '../src/lock/read.ts';
import { entry, READ } from './fixtures/drift/base.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

describe('faults 3: readers beside writers', () => {
  test('see one whole lock or the other', async () => {
    const path = join(scratch(), 'mcp-lock.json');
    const texts = ['a', 'b'].map((letter) => JSON.stringify({ text: letter.repeat(300_000) }));
    writeFileSync(path, texts[0] ?? '');
    let left = 60;
    const write = async (text: string) => {
      while (left > 0) {
        left -= 1;
        await nodeFiles.replace(path, text);
      }
    };
    const seen = new Set<string>();
    const read = async () => {
      while (left > 0) seen.add(new TextDecoder().decode(await nodeFiles.read(path)));
    };
    await Promise.all([...texts.map(write), read(), read()]);
    expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  });
});

describe.skipIf(process.platform === 'win32')('faults 10: a lock that is no file of its own', () => {
  async function locked() {
    const repo = repository({ notes: HONEST });
    execFileSync('git', ['init', '-q'], { cwd: repo.root });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    return repo;
  }

  test('a link inside the project is followed, and stays a link', async () => {
    const { root, lockPath } = await locked();
    mkdirSync(join(root, 'locks'));
    renameSync(lockPath, join(root, 'locks/it.json'));
    symlinkSync('locks/it.json', lockPath);
    expect(await mcpLock(root, ['verify'])).toMatchObject({ exit: 0 });
    expect(await mcpLock(root, ['init', '--force', '--yes'])).toMatchObject({ exit: 0 });
    expect(lstatSync(lockPath).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'locks/it.json'), 'utf8')).toContain('"lockfileVersion"');
  });

  test('a link that leaves the project is refused', async () => {
    const { root, lockPath } = await locked();
    const outside = join(scratch(), 'it.json');
    writeFileSync(outside, readFileSync(lockPath));
    renameSync(lockPath, `${lockPath}.old`);
    symlinkSync(outside, lockPath);
    const before = readFileSync(outside, 'utf8');
    expect(await mcpLock(root, ['verify'])).toMatchObject({ exit: 2 });
    expect(await mcpLock(root, ['init', '--force', '--yes'])).toMatchObject({ exit: 2 });
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });

  test.each([
    ['a pipe', (path: string) => void execFileSync('mkfifo', [path])],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
    ['a folder', (path: string) => void mkdirSync(path)],
  ])('%s is refused', async (_, put) => {
    const { root, lockPath } = await locked();
    renameSync(lockPath, `${lockPath}.old`);
    put(lockPath);
    expect(await mcpLock(root, ['verify'])).toMatchObject({ exit: 2 });
    expect(existsSync(lockPath)).toBe(true);
  });
});

describe('faults 13: names that look alike', () => {
  const NAMES = ['a', 'A', 'a ', '\u00e9', 'e\u0301', '\u0435', '\uff41'];

  test('are names of their own, in the order of their code units', () => {
    const lockfile = {
      lockfileVersion: 1,
      servers: Object.fromEntries(NAMES.map((name) => [name, entry()])),
    } as const;
    const text = formatLockfile(lockfile);
    const names = Object.keys(readLockfile(new TextEncoder().encode(text), 'mcp-lock.json').servers);
    expect(names).toEqual([...NAMES].sort());
    const backwards = {
      ...lockfile,
      servers: Object.fromEntries([...NAMES].reverse().map((name) => [name, entry()])),
    };
    expect(formatLockfile(backwards)).toBe(text);
  });
});

describe('one text in two forms is a finding', () => {
  test.each([
    ['faults 43: letters put together', 'Caf\u00e9 notes.', 'Cafe\u0301 notes.'],
    ['faults 44: line ends', 'One.\nTwo.', 'One.\r\nTwo.'],
    ['faults 44: a space at the end', 'One.', 'One. '],
    ['faults 44: a tab', 'One two.', 'One\ttwo.'],
    ['a space that does not break', 'One two.', 'One\u00a0two.'],
  ])('%s', (_, before, after) => {
    const of = (description: string) => entry({ tools: [{ ...READ, description }] });
    expect(compareEntry('notes', of(before), of(after))).not.toEqual([]);
    expect(compareEntry('notes', of(after), of(after))).toEqual([]);
  });
});

describe('faults 39: a pattern that takes for ever', () => {
  test('is compared as a text', () => {
    const of = (pattern: string) => {
      const text = {
        type: 'string',
        pattern,
        default: `${'a'.repeat(60)}!`,
        description: `${'a'.repeat(60)}!`,
      };
      return entry({ tools: [{ ...READ, inputSchema: { type: 'object', properties: { text } } }] });
    };
    expect(compareEntry('notes', of('^(a+)+$'), of('^(a|a)*$'))).toMatchObject([
      { rule: expect.any(String) },
    ]);
  });
});
