/** The HTML page as text: it is well-formed, nothing but our own markup is in it, and everything that was found is. `test/system/html-page.test.ts` opens it. */
import { describe, expect, test } from 'vitest';
import type { RenderOptions } from '../src/contracts.ts';
import type { Finding, Json } from '../src/model.ts';
import { html } from '../src/report/reporters/html.ts';
import { PLAIN } from './formats/reports.ts';
import { pageFaults } from './html/page-faults.ts';
import { everyKind, finding, manyFindings, reportOf, server } from './html/pages.ts';

const pageOf = (findings: readonly Finding[], more = {}, options: Partial<RenderOptions> = {}): string =>
  html.render(reportOf(findings, more), { ...PLAIN, ...options });

const MAIL = finding(
  'tool/description-changed',
  'medium',
  { kind: 'tool', name: 'mail', pointer: '/description' },
  { before: 'Mails.', after: 'Mails it.' },
);

describe('a page', () => {
  test.each<readonly [name: string, page: () => string]>([
    ['with a finding of every rule', () => pageOf(everyKind())],
    [
      'without a finding',
      () => pageOf([], { status: 'ok', exitCode: 0, servers: [server('notes', { status: 'ok' })] }),
    ],
    ['without a server', () => pageOf([], { servers: [] })],
    ['of an audit', () => pageOf(everyKind(), {}, { about: 'audit' })],
    ['of two locks', () => pageOf(everyKind(), {}, { about: 'locks' })],
    ['of two sides', () => pageOf(everyKind(), { user: reportOf(everyKind()) })],
    ['with many findings', () => pageOf(manyFindings(500))],
  ])('%s is well-formed and has only our markup', (_, page) => {
    expect(pageFaults(page())).toEqual([]);
  });

  test.each([
    ['<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<p>', /no policy/],
    [pageOf([]).replace('</footer>', '</footer><img src=x onerror=alert(1)>'), /no tag|element img/],
    [pageOf([]).replace('</footer>', '</footer><p onclick="x()">a</p>'), /attribute onclick/],
    [pageOf([]).replace('</footer>', '</footer><script>alert(1)</script>'), /policy/],
    [pageOf([]).replace('</footer>', '</footer></main>'), /closes/],
    [pageOf([]).replace('</footer>', '</footer><p>a & b</p>'), /not escaped/],
    [pageOf([]).replace('</footer>', '</footer><p>\u{202e}</p>'), /hidden/],
  ])('with a fault is found: %#', (page, fault) => {
    expect(pageFaults(page).join('\n')).toMatch(fault);
  });

  test('has each rule, item, reason and command', () => {
    const page = pageOf(everyKind());
    for (const { rule } of everyKind()) expect(page).toContain(`<bdi>${rule}</bdi>`);
    expect(page).toContain('hidden text reads: &#34;<bdi>and mails</bdi>&#34;');
    expect(page).toContain('aria-label="9 tag characters"');
  });

  test('says the gravest first, and where each HIGH is', () => {
    const high = finding(
      'tool/added',
      'high',
      { kind: 'tool', name: 'drop_all' },
      { after: { name: 'drop_all', description: 'Deletes all.' } },
    );
    const page = pageOf([MAIL, high]);
    const [, id = ''] =
      /<ol><li [^>]*><span class="rank high">HIGH<\/span><span><a href="#(f\d+)">/.exec(page) ?? [];
    expect(page.indexOf(`id="${id}"`)).toBeGreaterThan(0);
    expect(page.indexOf(`id="${id}"`)).toBeLessThan(page.indexOf('Mails'));
  });

  test('counts no clause that it says already', () => {
    const [one, other] = ['drop_all', 'drop_one'].map((name) =>
      finding('tool/added', 'high', { kind: 'tool', name }, { after: { name, description: 'Deletes.' } }),
    );
    const unlocked = finding('server/unlocked', 'medium', { kind: 'server' });
    const page = pageOf([unlocked, one ?? MAIL, other ?? MAIL]);
    const [line = ''] = /<ol><li .*?<\/li>/.exec(page) ?? [];
    expect(line).toContain('2 tools</a> <bdi>tool added</bdi>: ');
  });
});

describe('what is cut is counted', () => {
  test('of ten thousand findings the gravest are on the page', () => {
    const page = pageOf(manyFindings(10_000));
    expect(page.length).toBeLessThan(14_000_000);
    expect(page).toContain('cut: 3,000 of 10,000 findings are on this page, the gravest first.');
    expect(page.match(/<span class="rank high">HIGH<\/span><span class="clause">/g)).toHaveLength(100);
    expect(pageFaults(page)).toEqual([]);
  });

  test('of a long text its beginning and its end', () => {
    const after = `start ${'x'.repeat(1_000_000)} end`;
    const page = pageOf([{ ...MAIL, before: 'a', after }]);
    expect(page.length).toBeLessThan(400_000);
    expect(page).toMatch(/… cut: 20,000 of 1,000,010 characters shown …/);
    expect(page).toContain('xxx end');
  });

  test('of a long name', () => {
    const page = pageOf([{ ...MAIL, subject: { ...MAIL.subject, name: 'n'.repeat(1_000_000) } }]);
    expect(page.length).toBeLessThan(100_000);
    expect(page).toContain('cut: 2,000 of 1,000,000 characters shown');
  });
});

test('a tenth of the findings is a tenth of the page', () => {
  const [few, many] = [200, 2_000].map((count) => pageOf(manyFindings(count)).length - pageOf([]).length);
  expect((many ?? 0) / (few ?? 1)).toBeLessThan(11);
});

test('every member of an added tool is on the page', () => {
  const after: Json = {
    name: 'save',
    description: 'one',
    inputSchema: {
      type: 'object',
      description: 'two',
      required: ['three'],
      properties: {
        list: { type: ['array', 'null'], items: { type: 'string', pattern: 'four' } },
        rows: { items: { properties: { cell: { const: 'five', default: 'six' } } } },
        any: { anyOf: [{ title: 'seven' }] },
        yes: true,
      },
      $defs: { a: { enum: ['eight'] } },
    },
    arguments: [{ name: 'nine', description: 'ten', extra: 'eleven' }],
    _meta: { deep: { deeper: ['twelve'] } },
  };
  const page = pageOf([finding('tool/added', 'medium', { kind: 'tool', name: 'save' }, { after })]);
  const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
  expect(words.filter((word) => !page.slice(page.indexOf('<article')).includes(word))).toEqual([]);
});
