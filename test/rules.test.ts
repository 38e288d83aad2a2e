/** The table of rules: every row is whole and reads well, agrees with the written table of changes and has its mirror. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { families } from '../src/diff/rules/table.ts';
import type { RuleRow } from '../src/diff/rules.ts';
import { RULES } from '../src/diff/rules.ts';
import { SEVERITIES } from '../src/model.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const ROWS: Readonly<Record<string, RuleRow>> = RULES;
const IDS = Object.keys(ROWS);

describe('rows', () => {
  test('no id stands twice, in one file or in two', () => {
    const folder = at('src/diff/rules');
    const written = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^ {2}'([^'\n]+\/[^'\n]+)': \{/gm)].map(
        ([, id]) => id,
      ),
    );
    expect(written.filter((id, index) => written.indexOf(id) !== index)).toEqual([]);
    expect([...written].sort()).toEqual([...IDS].sort());
  });

  test('every rule is in exactly one family', () => {
    const shown = families().flatMap(({ rules }) => rules.map(({ id }) => id));
    expect([...shown].sort()).toEqual([...IDS].sort());
  });

  test.each(IDS)('%s', (id) => {
    const row = ROWS[id];
    expect(id).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(SEVERITIES).toContain(row?.severity);
    expect(['C', 'B', '-']).toContain(row?.compat);
    // ASCII, so that a terminal without Unicode gets the same words.
    expect(row?.title).toMatch(/^[a-z][ -~]*[^.\s]$/);
    expect(row?.title).toBe(row?.title.toLowerCase());
    expect(row?.why).toMatch(/^(?:[A-Z]|mcp-lock )[ -~]+[^\s.]\.$/);
    expect(row?.accept).toMatch(/^[A-Z][ -~]+[^\s.]\.$/);
    expect(row?.example).toMatch(/^[ -~]*\S[ -~]*(\n[ -~]*\S[ -~]*)?$/);
  });
});

test.each(IDS)('%s: what could happen, if it can be high', (id) => {
  const row = ROWS[id];
  const canBeHigh = row?.severity === 'high' || /\bHigh\b/.test(row?.why ?? '');
  if (canBeHigh) expect(row?.could, 'can be high says').toBeDefined();
  if (row?.could === undefined) return;
  expect(row.could).toMatch(/^[A-Z][ -~]+[^\s.]\.$/);
  expect(row.could.split(' ').length).toBeLessThanOrEqual(12);
});

describe('mirrors', () => {
  /** What a word at the end of an id turns into when before and after are swapped. */
  const MIRRORS: readonly (readonly [string, string])[] = [
    ['added', 'removed'],
    ['widened', 'narrowed'],
    ['opened', 'closed'],
    ['loosened', 'tightened'],
    ['raised', 'cleared'],
    ['dropped', 'introduced'],
    ['became-required', 'became-optional'],
  ];
  const WAIVED: Readonly<Record<string, string>> = {
    'lock/unpinned-text-added': 'text that is pinned again shows as a change of that text',
    'origin/install-script-added':
      'a script that is gone is less power, told as the version that took it away',
    'schema/header-mirror-added': 'a value that stays private again is schema/other-changed: no new power',
    'text/url-added': 'cues are what the new text has and the old has not; losing one is no finding',
    'text/markup-added': 'cues are what the new text has and the old has not; losing one is no finding',
    'tool/open-world-raised':
      'the way back is tool/annotation-changed: it promises less reach, not more trust',
    'tool/idempotent-dropped':
      'the way back is tool/annotation-changed: it breaks nobody and approves nothing',
    'tool/read-only-dropped': 'its mirror is called tool/read-only-claimed: the claim is what is dangerous',
    'schema/property-added-required': 'its mirror is schema/property-removed, required or not',
    'schema/property-added-optional': 'its mirror is schema/property-removed, required or not',
    'output/property-added-required': 'its mirror is output/property-removed, required or not',
    'output/property-added-optional': 'its mirror is output/property-removed, required or not',
    'schema/property-removed': 'its mirrors are schema/property-added-required and -optional',
    'output/property-removed': 'its mirrors are output/property-added-required and -optional',
  };
  const mirrorsOf = (id: string): readonly string[] =>
    MIRRORS.flatMap(([one, other]) => [
      [one, other],
      [other, one],
    ]).flatMap(([from = '', to = '']) =>
      // `property-added-required`: the word may stand before a last one.
      new RegExp(`[/-]${from}(-required|-optional)?$`).test(id)
        ? [id.replace(new RegExp(`${from}(?:-required|-optional)?$`), to)]
        : [],
    );

  test.each(IDS.filter((id) => mirrorsOf(id).length > 0 && WAIVED[id] === undefined))('%s', (id) => {
    for (const mirror of mirrorsOf(id)) expect(IDS).toContain(mirror);
  });

  test('a waiver is for a rule that exists, and names rules that exist', () => {
    for (const [id, reason] of Object.entries(WAIVED)) {
      expect(IDS).toContain(id);
      expect(mirrorsOf(id).length).toBeGreaterThan(0);
      for (const [other] of reason.matchAll(/[a-z]+\/[a-z-]+/g)) expect(IDS).toContain(other);
    }
  });

  test('an answer that widens breaks, an input that widens does not', () => {
    const turned = { C: 'B', B: 'C', '-': '-' } as const;
    const wider = /(?:widened|opened|loosened|enum-dropped|value-added|any-of-member-added)$/;
    const narrower = /(?:narrowed|closed|tightened|enum-introduced|value-removed|any-of-member-removed)$/;
    const inputs = IDS.filter((id) => id.startsWith('schema/'));
    for (const id of inputs.filter((one) => wider.test(one) || narrower.test(one))) {
      const compat = ROWS[id]?.compat ?? '-';
      expect([id, compat]).toEqual([id, wider.test(id) ? 'C' : 'B']);
      expect([id, ROWS[id.replace('schema/', 'output/')]?.compat]).toEqual([id, turned[compat]]);
    }
  });
});

/** The written table lives beside the checkout: those who have only the repository skip what needs it. */
const CHANGES = at('../shared/changes.md');

describe.skipIf(!existsSync(CHANGES))('agrees with changes.md (skipped where ../shared is not there)', () => {
  /** Rows of the table that later work brings. */
  const LATER: readonly string[] = [];
  /** Rows whose rank was wrong in upgrades of real servers. */
  const RANKED_ANEW: Readonly<Record<string, string>> = {
    'schema/property-became-optional': 'low',
    'server/instructions-added': 'high',
  };
  interface Listed {
    readonly id: string;
    readonly severity: string;
    readonly compat?: string;
  }
  const text = existsSync(CHANGES) ? readFileSync(CHANGES, 'utf8') : '';
  const listed = listedIn(text);

  /** `family/name severity compat words`, several a line behind dots; `-closed` stands for the last id with another end. */
  function listedIn(markdown: string): readonly Listed[] {
    const rows: Listed[] = [];
    for (const block of markdown.split('```').filter((_, index) => index % 2 === 1)) {
      for (const part of block.split('\n').flatMap((line) => line.split(' · '))) {
        const match = /^\s*([a-z/-]+)\s+(high|medium|low|info)\b:?(?:\s+([CB-])(?=\s|$))?/.exec(part);
        if (match === null) continue;
        const [, name = '', severity = '', compat] = match;
        const last = rows.at(-1)?.id ?? '';
        const id = name.startsWith('-')
          ? last.replace(/-[a-z]+$/, name)
          : name.includes('/')
            ? name
            : `${last.split('/')[0]}/${name}`;
        rows.push({ id, severity, ...(compat === undefined ? {} : { compat }) });
        for (const [, end, rank = ''] of part.matchAll(/\b(?:mirror )?-?(added|removed),? (medium|low)\b/g))
          rows.push({ id: id.replace(/-[a-z]+$/, `-${end}`), severity: rank });
      }
    }
    for (const [, id = '', severity = ''] of markdown.matchAll(
      /\(([a-z]+\/[a-z-]+): (high|medium|low|info)\)/g,
    ))
      rows.push({ id, severity });
    for (const [, family] of markdown.matchAll(/\b(prompt|resource|template)\/\*/g)) {
      rows.push({ id: `${family}/added`, severity: 'medium' }, { id: `${family}/removed`, severity: 'low' });
      rows.push({ id: `${family}/description-changed`, severity: 'medium' });
    }
    for (const [, id = ''] of markdown.matchAll(/`(noise\/[a-z-]+)`/g)) rows.push({ id, severity: 'info' });
    return rows;
  }

  test('the table was understood', () => {
    expect(listed.length).toBeGreaterThan(115);
    expect(listed).toContainEqual({
      id: 'schema/additional-properties-closed',
      severity: 'low',
      compat: 'B',
    });
    expect(listed).toContainEqual({ id: 'server/instructions-removed', severity: 'low' });
    expect(listed).toContainEqual({ id: 'launch/header-removed', severity: 'low' });
    expect(listed).toContainEqual({ id: 'origin/unpublished', severity: 'high' });
    expect(listed).toContainEqual({ id: 'origin/version-downgraded', severity: 'high' });
    // Whatever the table calls by a full name is among the rows found in it.
    const blocks = text.split('```').filter((_, index) => index % 2 === 1);
    const named = blocks
      .flatMap((block) => [...block.matchAll(/(?:^|· )([a-z]+\/[a-z-]+)(?= )/gm)])
      .map(([, id]) => id);
    expect(named.filter((id) => !listed.some((row) => row.id === id))).toEqual([]);
  });

  // The rules of `src/diff/rules/instruction.ts`, one a kind of instruction, are what it calls by one name.
  const SPLIT = ['text/agent-instruction'];
  test.each(listed.filter(({ id }) => ![...LATER, ...SPLIT].includes(id)))(
    '$id',
    ({ id, severity, compat }) => {
      expect(ROWS[id]?.severity).toBe(RANKED_ANEW[id] ?? severity);
      if (compat !== undefined) expect(ROWS[id]?.compat).toBe(compat);
    },
  );

  test('what is left for later is neither unknown nor here already', () => {
    for (const id of LATER) {
      expect(listed.map((row) => row.id)).toContain(id);
      expect(IDS).not.toContain(id);
    }
  });
});
