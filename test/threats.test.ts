/** `docs/threats.md`: every classic threat says who notices what, and names tests and rules that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { RULES } from '../src/diff/rules.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [, ...threats] = readFileSync(at('docs/threats.md'), 'utf8').split(/^## /m);

test('has the nine threats that people look for', () => {
  expect(threats.map((text) => text.split('\n')[0])).toEqual([
    'Tool poisoning',
    'Mistyped address',
    'Spoofed installer',
    'Shadowing',
    'Rug pull',
    'Confused deputy',
    'NeighborJack',
    'Excessive permission',
    'Private data, untrusted content and a way out',
  ]);
});

describe.each(threats.map((text) => [text.split('\n')[0] ?? '', text] as const))('%s', (_, text) => {
  test('says what audit, verify and the guard notice, and what nobody can', () => {
    for (const who of ['audit', 'verify', 'guard', 'Nobody']) expect(text).toContain(`**${who}**`);
  });

  test('names rules that are there', () => {
    const named = [...text.matchAll(/`([a-z]+\/[a-z-]+|[a-z]+\/…)`/g)].map(([, rule = '']) =>
      rule.replace('…', ''),
    );
    for (const rule of named) expect(Object.keys(RULES).some((id) => id.startsWith(rule))).toBe(true);
  });

  test('leads to a test that is there', () => {
    const paths = [...text.matchAll(/\]\(\.\.\/(test\/[\w./-]+\.test\.ts)\)/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect([path, existsSync(at(path))]).toEqual([path, true]);
  });
});
