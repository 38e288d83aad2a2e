/**
 * `npm run pictures`: makes the pictures of the page in `docs/` again: locks the servers of `examples/`, lets them change what they say, and
 * takes the page in both colour schemes. Needs a build, `.ci/tools` and Chromium (`CHROMIUM`, else `/usr/bin/chromium`).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVERS = { notes: 'examples/quickstart/notes-server.js', rota: 'examples/prestart/rota-server.js' };
const { chromium } = createRequire(join(ROOT, '.ci/tools/package.json'))('playwright-core');

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-lock-pictures-')));
try {
  await take(page());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The page of a run after both servers changed. */
function page() {
  const mcpServers = {};
  for (const [name, file] of Object.entries(SERVERS)) {
    cpSync(join(ROOT, file), join(folder, `${name}.js`));
    mcpServers[name] = { command: 'node', args: [`${name}.js`] };
  }
  writeFileSync(join(folder, '.mcp.json'), JSON.stringify({ mcpServers }));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  run(['init', '--yes', '--accept', 'high']);
  writeFileSync(join(folder, 'rug-pull'), '');
  run(['verify', '--reporter', 'html=page.html']);
  return join(folder, 'page.html');
}

function run(argv) {
  const env = { PATH: process.env.PATH, HOME: folder, CI: '1' };
  try {
    execFileSync(process.execPath, [join(ROOT, 'bin/mcp-lock.js'), ...argv], {
      cwd: folder,
      env,
      stdio: 'pipe',
    });
  } catch (error) {
    if (error.status !== 1) throw error;
  }
}

async function take(file) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  for (const colorScheme of ['light', 'dark']) {
    const tab = await browser.newPage({ viewport: { width: 960, height: 640 }, colorScheme });
    await tab.goto(pathToFileURL(file).href);
    await tab.screenshot({ path: join(ROOT, `docs/page-${colorScheme}.png`) });
    await tab.close();
  }
  await browser.close();
}
