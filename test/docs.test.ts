/** What the code makes of `docs/` is there as the code makes it today. `npm run docs` writes it anew. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filled, GENERATED } from './docs/pages.ts';
import { picture } from './docs/picture.ts';
import { driftScreen } from './docs/screen.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

describe('is up to date (if not: npm run docs)', () => {
  test.each(Object.entries(GENERATED))('docs/%s', async (name, part) => {
    const page = at(`docs/${name}`);
    await expect(filled(readFileSync(page, 'utf8'), await part())).toMatchFileSnapshot(page);
  });

  test('docs/drift.svg', async () => {
    const made = picture(await driftScreen(), 'mcp-lock verify reports that the server notes changed');
    await expect(made).toMatchFileSnapshot(at('docs/drift.svg'));
  });
});

describe('a picture of a screen', () => {
  test('holds every sign as text, and no markup of the screen', () => {
    const made = picture('\u{1b}[1ma & b\u{1b}[22m  <script>"x"</script>\n', 'a < b');
    expect(made).toContain('class="bold">a &amp; b</text>');
    expect(made).toContain('&lt;script&gt;&quot;x&quot;&lt;/script&gt;</text>');
    expect(made).toContain('<title id="title">a &lt; b</title>');
    expect(made).not.toContain('<script');
  });

  test('places words by their column', () => {
    expect(picture('ab    cd\n', '')).toMatch(/x="16" [^>]*>ab<[\s\S]*x="66.4" [^>]*>cd</);
  });

  test('knows every colour or says which it does not', () => {
    expect(() => picture('\u{1b}[35mx\u{1b}[39m', '')).toThrow('no picture of the colour code 35');
  });
});
