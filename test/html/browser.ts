/** A page in headless Chromium: opened as a file, with what its console says and what it asks for. */
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scratch } from '../helpers/run.ts';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PROGRAM = PROGRAMS.find((path) => existsSync(path));

/** Why there is no browser; undefined if there is one. */
export const NO_BROWSER = PROGRAM === undefined ? `none of ${PROGRAMS.join(', ')} is installed` : undefined;

export interface Opened {
  /** A page of Playwright. */
  readonly page: any;
  /** What the console said, errors of the page, dialogs, and requests for anything but the file. */
  readonly noise: readonly string[];
}

export async function launch() {
  // From the top of the repository: this file is also part of a bundle elsewhere (`npm run releases`).
  const { chromium } = createRequire(resolve('.ci/tools/package.json'))('playwright-core');
  return chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Tabs by what they were opened with: a new one takes longer than most tests. */
const tabs = new WeakMap<object, Map<string, Tab>>();

interface Tab {
  readonly page: any;
  readonly noise: string[];
  url: string;
}

/** `context`: of Playwright: `colorScheme`, `viewport`, `javaScriptEnabled`, … */
export async function open(browser: any, text: string, context: object = {}): Promise<Opened> {
  const file = join(scratch('mcp-lock-page'), 'page.html');
  writeFileSync(file, text);
  const { page, noise } = await tabAt(browser, pathToFileURL(file).href, context);
  return { page, noise };
}

async function tabAt(browser: any, url: string, context: object): Promise<Tab> {
  const known = tabs.get(browser) ?? new Map<string, Tab>();
  tabs.set(browser, known);
  const key = JSON.stringify(context);
  const tab = known.get(key) ?? (await newTab(browser, context));
  known.set(key, tab);
  tab.noise.length = 0;
  tab.url = url;
  await tab.page.emulateMedia({ media: null });
  await tab.page.goto(url);
  return tab;
}

async function newTab(browser: any, context: object): Promise<Tab> {
  const around = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
  const tab: Tab = { page: await around.newPage(), noise: [], url: '' };
  const { page, noise } = tab;
  page.on('console', (message: any) => noise.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error: Error) => noise.push(`error: ${error.message}`));
  page.on('dialog', (dialog: any) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request: any) => {
    if (request.url() !== tab.url) noise.push(`request: ${request.url()}`);
  });
  page.on('response', (response: any) => {
    if (response.url() !== tab.url) noise.push(`answer: ${response.url()}`);
  });
  return tab;
}
