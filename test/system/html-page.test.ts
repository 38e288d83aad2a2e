/** The HTML page in headless Chromium: filters, keys, views, hostile texts, its policy, axe-core in every look, and ten thousand findings. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../src/host/turns.ts';
import type { Entry, Finding, Report } from '../../src/model.ts';
import { lockPage } from '../../src/report/html/lock-page.ts';
import { html } from '../../src/report/reporters/html.ts';
import { HOSTILE, isLong } from '../formats/hostile.ts';
import { hostileReport, PLAIN } from '../formats/reports.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import { moduleOf } from '../helpers/tools.ts';
import { launch, NO_BROWSER, type Opened, open } from '../html/browser.ts';
import { everyKind, known, manyFindings, reportOf } from '../html/pages.ts';

const pageOf = (findings: readonly Finding[], more: Partial<Report> = {}): string =>
  html.render(reportOf(findings, more), PLAIN);

const FAILURE = {
  code: 'E_TIMEOUT',
  message: 'No answer.',
  server: 'mail',
  place: '.mcp.json',
  next: 'mcp-lock verify',
  stderr: 'waiting',
};
const everything = () => pageOf(everyKind(), { failures: [FAILURE], user: reportOf(known()) });

const skipped = NO_BROWSER === undefined ? '' : ` (skipped: ${NO_BROWSER})`;

describe.skipIf(NO_BROWSER !== undefined)(`a page in a browser${skipped}`, () => {
  let browser: any;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const on = async <T>(text: string, work: (opened: Opened) => Promise<T>, context = {}): Promise<T> =>
    work(await open(browser, text, context));

  /** Headings of the items with a change that a person sees. */
  const seen = (page: any): Promise<readonly string[]> => page.locator('.item:visible h3').allInnerTexts();
  const count = (page: any): Promise<string> => page.locator('#count').innerText();

  test('with a finding of every rule says nothing on its console and asks for nothing', () =>
    on(everything(), async ({ page, noise }) => {
      const all = await page.locator('.f').count();
      expect(await count(page)).toBe(`${all} of ${all} changes shown`);
      expect(await page.locator('.first li').count()).toBeGreaterThan(10);
      expect(noise).toEqual([]);
    }));

  const ALL = ['The server itself', 'tool drop_all', 'tool read_note', 'tool weather'];
  interface Filter {
    readonly name: string;
    readonly work: (page: any) => Promise<unknown>;
    readonly shows: readonly string[];
    readonly counts: string;
  }
  const FILTERS: readonly Filter[] = [
    { name: 'nothing', work: async () => undefined, shows: ALL, counts: '6 of 6' },
    {
      name: 'HIGH off',
      work: (page) => page.uncheck('#r-high'),
      shows: ['tool read_note', 'tool weather'],
      counts: '4 of 6',
    },
    {
      name: 'LOW alone',
      work: async (page) => {
        for (const rank of ['high', 'medium', 'info']) await page.uncheck(`#r-${rank}`);
      },
      shows: ['tool weather'],
      counts: '1 of 6',
    },
    {
      name: 'a server',
      work: (page) => page.selectOption('#server', { label: 'sky' }),
      shows: ['tool weather'],
      counts: '3 of 6',
    },
    {
      name: 'a rule',
      work: (page) => page.selectOption('#rule', { label: 'tool/description-changed' }),
      shows: ['tool read_note', 'tool weather'],
      counts: '2 of 6',
    },
    {
      name: 'a text',
      work: (page) => page.fill('#search', 'every NOTE'),
      shows: ['tool drop_all'],
      counts: '1 of 6',
    },
    {
      name: 'the name of an item',
      work: (page) => page.fill('#search', 'weather'),
      shows: ['tool weather'],
      counts: '2 of 6',
    },
    {
      name: 'a text that is nowhere',
      work: (page) => page.fill('#search', 'zebra'),
      shows: [],
      counts: '0 of 6',
    },
    {
      name: 'a rule, a server and a text',
      work: async (page) => {
        await page.selectOption('#rule', { label: 'tool/description-changed' });
        await page.selectOption('#server', { label: 'notes' });
        await page.fill('#search', 'long');
      },
      shows: ['tool read_note'],
      counts: '1 of 6',
    },
    {
      name: 'a text, then all again',
      work: async (page) => {
        await page.fill('#search', 'zebra');
        await page.uncheck('#r-high');
        await page.getByText('0 of 6 changes shown').waitFor();
        await page.click('#reset');
      },
      shows: ALL,
      counts: '6 of 6',
    },
  ];

  test.each(FILTERS)('filtered by $name', ({ work, shows, counts }) =>
    on(pageOf(known()), async ({ page, noise }) => {
      await work(page);
      await page.getByText(`${counts} changes shown`).waitFor();
      expect([...(await seen(page))].sort()).toEqual([...shows].sort());
      expect(noise).toEqual([]);
    }),
  );

  test('without scripts has everything, and its ranks and views still work', () =>
    on(
      pageOf(known()),
      async ({ page }) => {
        expect([...(await seen(page))].sort()).toEqual([...ALL].sort());
        expect(await page.locator('.first li:visible').count()).toBe(2);
        await page.uncheck('#r-medium');
        expect([...(await seen(page))].sort()).toEqual(
          ALL.filter((name) => name !== 'tool read_note').sort(),
        );
        const merged = page.locator('.row.m > .u').first();
        expect(await merged.isVisible()).toBe(true);
        await page.check('#split');
        expect(await merged.isVisible()).toBe(false);
        expect(await page.locator('#search').isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    ));

  test('shows a change word by word, inline or side by side', () =>
    on(pageOf(known()), async ({ page }) => {
      const row = page.locator('.item', { hasText: 'read_note' }).locator('.row').first();
      expect(await row.locator('.u').innerText()).toBe('Reads one long note.');
      expect(await row.locator('.u ins').innerText()).toMatch(/^\s?long\s?$/);
      await page.check('#split');
      const [before, after] = await Promise.all([
        row.locator('.b').boundingBox(),
        row.locator('.a').boundingBox(),
      ]);
      expect(before.x + before.width).toBeLessThanOrEqual(after.x + 1);
      expect(before.y).toBe(after.y);
      expect(await row.locator('.a').innerText()).toBe('Reads one long note.');
    }));

  test('is used by keys alone', () =>
    on(pageOf(known()), async ({ page, noise }) => {
      const here = () =>
        page.evaluate(
          "document.activeElement.closest('.item')?.querySelector('h3')?.textContent ?? document.activeElement.id",
        );
      const { keyboard } = page;
      await keyboard.press('j');
      const first = await here();
      await keyboard.press('j');
      expect(await here()).not.toBe(first);
      await keyboard.press('k');
      expect(await here()).toBe(first);
      const folded = page.locator('.f:focus details').first();
      for (let at = 0; at < 6 && (await folded.count()) === 0; at += 1) await keyboard.press('j');
      await keyboard.press('Enter');
      expect(await folded.evaluate((part: any) => part.open)).toBe(true);
      await keyboard.press('Enter');
      expect(await folded.evaluate((part: any) => part.open)).toBe(false);
      await keyboard.press('/');
      expect(await here()).toBe('search');
      await keyboard.type('j/k?');
      expect(await page.inputValue('#search')).toBe('j/k?');
      await keyboard.press('Escape');
      expect(await page.inputValue('#search')).toBe('');
      expect(await count(page)).toBe('6 of 6 changes shown');
      await page.evaluate('document.activeElement.blur()');
      await keyboard.press('?');
      expect(await page.locator('#help').isVisible()).toBe(true);
      await keyboard.press('Escape');
      expect(await page.locator('#help').isVisible()).toBe(false);
      expect(noise).toEqual([]);
    }));

  test('leads from a HIGH to its change, also where a filter hides it', () =>
    on(pageOf(known()), async ({ page }) => {
      await page.locator('.first a', { hasText: 'drop_all' }).click();
      const target = page.locator('.f:focus');
      expect(await target.innerText()).toContain('Deletes every note.');
      await page.selectOption('#rule', { label: 'tool/added' });
      await page.evaluate("document.querySelector('#search').value = 'zebra'");
      await page.locator('.first a', { hasText: 'drop_all' }).click();
      expect(await page.locator('.f:focus').isVisible()).toBe(true);
    }));

  const FOREIGN = 'img, svg, iframe, object, embed, video, link, base, textarea, a:not([href^="#"])';
  describe('shows as text and nothing else', () => {
    const texts = Object.entries(HOSTILE).filter(([, text]) => !isLong(text));
    test.each(texts)('%s', (_, text) =>
      on(html.render(hostileReport(text), PLAIN), async ({ page, noise }) => {
        expect(noise).toEqual([]);
        const odd = await page.locator(FOREIGN).count();
        expect(odd).toBe(0);
        // All that can be seen of the text is there, in its order.
        const plain = text.replace(/[^\x21-\x7e]/g, '').slice(0, 400);
        const shown = await page.evaluate(
          String.raw`document.body.textContent.replace(/⟨[^⟩]*⟩|[^\x21-\x7e]/g, '')`,
        );
        expect(shown).toContain(plain);
      }),
    );
  });

  test('runs nothing that is put into it by hand', () =>
    on(
      everything().replace(
        '<footer>',
        '<script>window.ran = 1</script><img src="x" onerror="window.ran = 2"><style>h1 { color: red }</style><p id="odd" style="color: red">x</p><form action="https://e.example"><button id="go">x</button></form><footer>',
      ),
      async ({ page, noise }) => {
        await page.evaluate("document.querySelector('#odd').setAttribute('onclick', 'window.ran = 3')");
        await page.locator('#odd').click();
        await page.evaluate("document.querySelector('#go').click()");
        expect(await page.evaluate('window.ran')).toBeUndefined();
        for (const selector of ['#odd', 'h1'])
          expect(
            await page.evaluate(`getComputedStyle(document.querySelector('${selector}')).color`),
          ).not.toBe('rgb(255, 0, 0)');
        expect(noise.join('\n')).toMatch(/Content Security Policy/);
        expect(noise.filter((line) => line.startsWith('answer'))).toEqual([]);
      },
    ));

  describe('passes axe-core', () => {
    const AXE = readFileSync(fileURLToPath(moduleOf('axe-core')), 'utf8');
    const LOOKS: readonly (readonly [name: string, context: object, media?: object])[] = [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['forced colours', { forcedColors: 'active' }],
      ['320 px', { viewport: { width: 320, height: 640 } }],
      ['320 px, dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
      ['print', {}, { media: 'print' }],
    ];
    const PAGES: readonly (readonly [
      name: string,
      text: () => Promise<string> | string,
      looks?: typeof LOOKS,
    ])[] = [
      ['every rule', everything],
      ['nothing found', () => pageOf([], { status: 'ok', exitCode: 0 }), LOOKS.slice(0, 1)],
      ['hostile names', () => html.render(hostileReport('<b>a</b> \u{202e}b ::x'), PLAIN), LOOKS.slice(2, 4)],
      ['what is locked', lockedPage],
    ];
    const cases = PAGES.flatMap(([name, text, looks = LOOKS]) =>
      looks.map(([look, context, media]) => ({ name, look, text, context, media })),
    );
    test.each(cases)('$name, $look', async ({ text, context, media }) =>
      on(
        await text(),
        async ({ page, noise }) => {
          if (media !== undefined) await page.emulateMedia(media);
          for (const view of ['#split', '#inline'])
            if (await page.locator(view).isVisible()) await page.check(view);
          const width = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
          expect(width[0]).toBeLessThanOrEqual(width[1]);
          await page.evaluate(AXE);
          const { violations } = await page.evaluate('axe.run()');
          expect(
            violations.map(
              ({ id, nodes }: any) =>
                `${id}: ${nodes.slice(0, 3).map((one: any) => `${one.html.slice(0, 160)} ${one.failureSummary}`)}`,
            ),
          ).toEqual([]);
          expect(noise).toEqual([]);
        },
        context,
      ),
    );
  });

  test('on paper has no controls, and what is folded is open', () =>
    on(pageOf(known(), { failures: [FAILURE] }), async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.bar').isVisible()).toBe(false);
      expect(await page.locator('.gap .l').first().isVisible()).toBe(true);
      expect((await page.pdf()).subarray(0, 4).toString()).toBe('%PDF');
    }));

  test('with ten thousand findings opens, says what is cut, and can be filtered', () =>
    on(pageOf(manyFindings(10_000)), async ({ page, noise }) => {
      expect(await page.getByText('cut: 3,000 of 10,000 findings').count()).toBe(1);
      await page.fill('#search', 'tool_9999');
      await page.getByText('1 of 3000 changes shown').waitFor();
      expect(await seen(page)).toEqual(['tool tool_9999']);
      expect(noise).toEqual([]);
    }));

  test('of what is locked is filtered by its text', async () =>
    on(await lockedPage(), async ({ page, noise }) => {
      await page.fill('#search', 'one note');
      await page.getByText('1 of 2 items shown').waitFor();
      expect(await page.locator('.item:visible h3').allInnerTexts()).toEqual(['tool read_note']);
      expect(noise).toEqual([]);
    }));
});

/** The page of a repository with one server. */
async function lockedPage(): Promise<string> {
  const { root, lock } = repository({ notes: HONEST });
  await mcpLock(root, ['init', '--yes']);
  const { exit, stdout, stderr } = await mcpLock(root, ['show', '--html']);
  expect({ exit, stderr }, lock()).toEqual({ exit: 0, stderr: '' });
  expect(stdout).not.toBe(
    atOnce(lockPage({ lockfile: '', entries: [] as [string, Entry][], forged: [] }, PLAIN)),
  );
  return stdout;
}
