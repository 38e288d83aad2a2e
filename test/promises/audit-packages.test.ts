/** Every package that is not what it seems is noticed with its rank, and honest ones are not. */
import { describe, expect, test } from 'vitest';
import { BAD_VERSIONS } from '../../src/audit/data/bad-versions.ts';
import { KNOWN_PACKAGES } from '../../src/audit/data/known-packages.ts';
import { lookAlike } from '../../src/audit/look-alike.ts';
import type { Origin } from '../../src/model.ts';
import { entry } from '../fixtures/drift/base.ts';
import { audited, noticed, server } from '../helpers/audited.ts';
import { kind } from './audit-packages.cases.ts';

describe.each(kind.cases)('$name', ({ lines }) => {
  test.each(lines)('%s: %s', (line, expected) => {
    expect(noticed([server(line)]).join(', ')).toBe(expected);
  });
});

describe('the lists', () => {
  test('no known name looks like another known one', () => {
    for (const names of Object.values(KNOWN_PACKAGES))
      for (const name of names) expect(lookAlike(name, names)).toBeUndefined();
  });

  test('each of at least 150 well-known names of npm and PyPI is noticed with two of its letters exchanged', () => {
    const names = [...KNOWN_PACKAGES.npm, ...KNOWN_PACKAGES.pypi].filter((name) =>
      /^(?:[a-z]+-)?[a-z]{6,}/.test(name),
    );
    const swapped = (name: string) => name.replace(/([a-z])([a-z])(?=[a-z]{4,}(?:-|$))/, '$2$1');
    const missed = names.filter((name) => {
      const typo = swapped(name);
      const known = KNOWN_PACKAGES.npm.has(name) ? KNOWN_PACKAGES.npm : KNOWN_PACKAGES.pypi;
      return typo !== name && !known.has(typo) && lookAlike(typo, known) === undefined;
    });
    expect(KNOWN_PACKAGES.npm.size + KNOWN_PACKAGES.pypi.size).toBeGreaterThanOrEqual(150);
    expect(missed).toEqual([]);
  });

  test('each bad version names a report, and what is fixed is not bad', () => {
    for (const { id, fixed, name, registry, versions } of BAD_VERSIONS) {
      expect(id).toMatch(/^(?:CVE-\d{4}-\d+|GHSA-[\w-]+|\w[\w ]+, \d{4}-\d\d)(?:, CVE-\d{4}-\d+)*$/);
      if (fixed === undefined) continue;
      const line = registry === 'npm' ? `npx -y ${name}@${fixed}` : `uvx ${name}==${fixed}`;
      expect([versions, noticed([server(line)])]).toEqual([versions, []]);
    }
  });
});

describe('what the lock knows of a package', () => {
  const at = (origin: Origin, line = 'npx -y notes-mcp') =>
    noticed([server(line, { entry: entry({ origin }) })]).join(', ');
  const url = 'pkg:npm/notes-mcp@1.2.0';

  test('a deprecated version', () => {
    expect(at({ url, version: '1.2.0', deprecated: 'use notes-server' })).toBe('low origin/deprecated');
  });
  test('an install script', () => {
    expect(at({ url, version: '1.2.0', installScript: true })).toBe('info package/install-script');
  });
  test('a version with a hole, where the line names none', () => {
    const remote = { url: 'pkg:npm/mcp-remote@0.1.15', version: '0.1.15' };
    expect(at(remote, 'npx -y mcp-remote https://mcp.acme-notes.net/v1')).toBe(
      'high package/known-vulnerable',
    );
  });
});

describe('what an installed package says of itself', () => {
  const manifest = { file: 'node_modules/notes-mcp/package.json' };
  const at = (more: object) =>
    noticed([{ ...server('npx -y notes-mcp@1.2.0'), manifest: { ...manifest, ...more } }]).join(', ');

  test('no repository', () => expect(at({})).toBe('low package/no-repository'));
  test('the server name of another owner', () => {
    const repository = 'git+https://github.com/other/notes-mcp.git';
    expect(at({ repository, mcpName: 'io.github.acme/notes' })).toBe('medium package/name-mismatch');
  });
  test('the server name of the same owner', () => {
    const repository = 'https://github.com/Acme/notes-mcp';
    expect(at({ repository, mcpName: 'io.github.acme/notes' })).toBe('');
  });
  test('a server name that says nothing of GitHub', () => {
    expect(at({ repository: 'https://github.com/acme/notes', mcpName: 'com.example/notes' })).toBe('');
  });
});

test('letters beyond ASCII in a name are named by number', () => {
  const told = audited([server(['npx', '-y', 'mcp-r\u{435}mote'])]).map(({ after }) => String(after));
  expect(told.some((text) => text.includes('U+0435'))).toBe(true);
});

test('a name of a million letters takes no longer than any other', () => {
  expect(noticed([server(['npx', '-y', 'a'.repeat(1_000_000)])])).toEqual([]);
});
