/**
 * `npm run sweep [-- PACKAGE…]`: published servers that start without an account, each in a repository of its own: locked, verified three
 * times, read through the guard, wrapped and unwrapped. Prints a row each, and what was said where something went wrong. Needs npm;
 * writes to a temporary folder and npm's cache. Ends with 1 when a server that could be locked failed afterwards.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toolsOf } from './client.js';
import { SERVERS } from './servers.js';

const BIN = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));
const SECONDS = 300;
const room = mkdtempSync(join(tmpdir(), 'mcp-lock-sweep-'));
const programs = join(room, 'bin');
mkdirSync(programs);
symlinkSync(BIN, join(programs, 'mcp-lock'));
const { CI: _, ...given } = process.env;
const env = {
  ...given,
  HOME: join(room, 'home'),
  XDG_CACHE_HOME: join(room, 'cache'),
  XDG_STATE_HOME: join(room, 'state'),
  XDG_CONFIG_HOME: join(room, 'config'),
  npm_config_cache: process.env['npm_config_cache'] ?? join(homedir(), '.npm'),
  PATH: `${programs}${delimiter}${process.env['PATH']}`,
};
mkdirSync(env.HOME);

/** `mcp-lock WORDS…`: its exit status and all that it said. */
const mcpLock = (cwd, ...words) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const timer = setTimeout(() => child.kill('SIGINT'), SECONDS * 1_000);
    child.once('close', (exit) => {
      clearTimeout(timer);
      resolve({ exit, said });
    });
  });

/** One server: a mark for each step, and what was said where one failed. */
async function sweep({ package: name, version, args = [] }, at) {
  const folder = join(room, `server-${at}`);
  const empty = join(folder, 'empty');
  mkdirSync(empty, { recursive: true });
  mkdirSync(join(folder, '.git'));
  const config = join(folder, '.mcp.json');
  const words = ['-y', `${name}@${version}`, ...args.map((word) => word.replace('{dir}', empty))];
  const text = `${JSON.stringify({ mcpServers: { server: { command: 'npx', args: words } } }, null, 2)}\n`;
  writeFileSync(config, text);
  const marks = [];
  const step = async (what, run) => {
    const said = await run().catch((error) => error.message);
    marks.push(said === undefined ? 'yes' : 'NO');
    if (said !== undefined) console.log(`--- ${name}: ${what}\n${said}`);
    return said === undefined;
  };
  const exits0 = async (...command) => {
    const { exit, said } = await mcpLock(folder, ...command);
    return exit === 0 ? undefined : `exit ${exit}\n${said}`;
  };
  if (!(await step('lock', () => exits0('init', '--yes')))) return { marks, tools: 0 };
  const locked = JSON.parse(readFileSync(join(folder, 'mcp-lock.json'), 'utf8')).servers.server;
  const names = Object.keys(locked.tools ?? {}).sort();
  for (const time of ['first', 'second', 'third']) await step(`${time} verify`, () => exits0('verify'));
  await step('guard', async () => {
    const listed = await toolsOf('mcp-lock', ['guard', 'server', '--', 'npx', ...words], {
      cwd: folder,
      env,
      seconds: SECONDS,
    });
    return listed.join() === names.join()
      ? undefined
      : `listed: ${listed.join(', ')}\nlocked: ${names.join(', ')}`;
  });
  await step('wrap', async () => {
    const failed = await exits0('wrap', '--via', 'path', '--yes');
    if (failed !== undefined) return failed;
    const { command, args: wrapped } = JSON.parse(readFileSync(config, 'utf8')).mcpServers.server;
    const listed = await toolsOf(command, wrapped, { cwd: folder, env, seconds: SECONDS });
    if (listed.join() !== names.join()) return `listed: ${listed.join(', ')}\nlocked: ${names.join(', ')}`;
    return exits0('verify');
  });
  await step('unwrap', async () => {
    const failed = await exits0('unwrap', '--yes');
    return failed ?? (readFileSync(config, 'utf8') === text ? undefined : 'the config is not as it was');
  });
  return { marks, tools: names.length };
}

const only = process.argv.slice(2);
const wanted = SERVERS.filter(({ package: name }) => only.length === 0 || only.includes(name));
console.log('| server | tools | lock | verify | verify | verify | guard | wrap | unwrap |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [at, server] of wanted.entries()) {
  const { marks, tools } = await sweep(server, at);
  console.log(`| ${server.package}@${server.version} | ${tools} | ${marks.join(' | ')} |`);
  if (marks[0] === 'yes' && marks.includes('NO')) process.exitCode = 1;
}
rmSync(room, { recursive: true, force: true });
