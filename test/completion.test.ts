/** `mcp-lock completion`: what a typed line can become. The shells themselves are run by `test/system/completion-shells.test.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { COMMANDS, GLOBAL_OPTIONS } from '../src/cli/command-table.ts';
import { completionAnswer } from '../src/cli/completion/answer.ts';
import { SCRIPTS, SHELL_NAMES } from '../src/cli/completion/shells/index.ts';
import { SOURCES, sourceOf } from '../src/cli/completion/sources.ts';
import { flagsOf, placeholderOf } from '../src/cli/completion/typed-command.ts';
import { type HookHost, nodeHookHost } from '../src/host/hook-host.ts';
import { lockNaming } from './helpers/completed-lock.ts';
import { mcpLock, scratch } from './helpers/run.ts';

let root = '';
let host: HookHost;

beforeAll(() => {
  root = scratch();
  host = { ...nodeHookHost(), cwd: join(root, 'repo'), home: join(root, 'home'), env: {} };
  mkdirSync(join(root, 'repo', '.git'), { recursive: true });
  mkdirSync(join(root, 'repo', 'sub'));
  mkdirSync(join(root, 'home', '.config', 'mcp-lock'), { recursive: true });
  writeFileSync(
    join(root, 'repo', 'mcp-lock.json'),
    lockNaming({
      files: ['read'],
      'files@cursor': [],
      notes: ['read_note', 'note://all'],
      'packages/a:notes': ['z'],
    }),
  );
  writeFileSync(join(root, 'home', 'other.json'), lockNaming({ elsewhere: [] }));
  writeFileSync(join(root, 'home', '.config', 'mcp-lock', 'mcp-lock.json'), lockNaming({ mine: [] }));
});

/** The values that are offered. */
async function offered(line: string, shell = 'bash', at: Partial<HookHost> = {}): Promise<readonly string[]> {
  const env = { ...at.env, MCP_LOCK_LINE: line };
  const answer = await completionAnswer(shell, { ...host, ...at, env });
  return (answer ?? 'no answer').split('\n').flatMap((row) => (row === '' ? [] : [row.split('\t')[0] ?? '']));
}

const NAMES = ['files', 'files@cursor', 'notes', 'packages/a:notes'];
const FLAGS = GLOBAL_OPTIONS.map((option) => flagsOf(option).at(-1) ?? '');

describe('a typed line', () => {
  test.each<[line: string, values: readonly string[]]>([
    ['mcp-lock ver', ['verify']],
    ['mcp-lock help st', ['status', 'store']],
    ['mcp-lock help verify ', []],
    ['./node_modules/.bin/mcp-lock ver', ['verify']],
    ['A=1 mcp-lock ver', ['verify']],
    ['alias-of-it ver', ['verify']],
    ['mcp-lock --cwd sub ver', ['verify']],
    ['mcp-lock --quiet ver', ['verify']],
    ['mcp-lock nothing ', []],
    ['mcp-lock verify ', NAMES],
    ['mcp-lock verify files ', ['files@cursor', 'notes', 'packages/a:notes']],
    ['mcp-lock verify packages/a:', ['packages/a:notes']],
    ['mcp-lock login fi', ['files', 'files@cursor']],
    ['mcp-lock upgrade notes 1', []],
    ['mcp-lock show f', ['files', 'files@cursor']],
    ['mcp-lock show n', ['notes', 'notes/read_note', 'notes/note://all']],
    ['mcp-lock show notes/r', ['notes/read_note']],
    ['mcp-lock show packages/a:notes/', ['packages/a:notes/z']],
    ['mcp-lock diff --fail-on high notes/r', ['notes/read_note']],
    ['mcp-lock diff "notes/r', ['notes/read_note']],
    ['mcp-lock init --allow-volatile notes/', ['notes/read_note', 'notes/note://all']],
    ['mcp-lock verify --fail-on ', ['info', 'low', 'medium', 'high']],
    ['mcp-lock verify --fail-on=h', ['--fail-on=high']],
    ['mcp-lock update --accept ', ['low', 'medium', 'high']],
    ['mcp-lock verify --as claude-c', ['claude-code']],
    ['mcp-lock hook ', ['claude-code', 'cursor']],
    ['mcp-lock store p', ['path', 'prune']],
    ['mcp-lock store path no', ['notes']],
    ['mcp-lock guard --on-drift ', ['hide', 'stop', 'warn']],
    ['mcp-lock completion ', ['bash', 'zsh', 'fish', 'powershell']],
    ['mcp-lock verify --reporter js', ['json']],
    ['mcp-lock verify --reporter json=', [':files']],
    ['mcp-lock verify --color a', ['auto', 'always']],
    ['mcp-lock --lockfile ', [':files']],
    ['mcp-lock --lockfile=', [':files']],
    ['mcp-lock --cwd ', [':folders']],
    ['mcp-lock exec -- ', [':files']],
    ['mcp-lock guard notes -- npx -', [':files']],
    ['mcp-lock explain text/hidden-ch', ['text/hidden-characters']],
    ['mcp-lock explain E_LOCK_N', ['E_LOCK_NEWER']],
    ['mcp-lock verify --of', ['--offline']],
    ['mcp-lock verify --offline --of', []],
    ['mcp-lock verify --timeout ', []],
    ['mcp-lock verify --timeout=', []],
    ['mcp-lock verify --nothing=', []],
    ['mcp-lock list ', ['--recursive', '--reporter', ...FLAGS, '--help']],
    ['mcp-lock -', [...FLAGS, '--help', '--version']],
    ['mcp-lock --cwd sub verify no', ['notes']],
    ['mcp-lock --cwd nowhere verify no', ['notes']],
    ['mcp-lock --lockfile ~/other.json verify ', ['elsewhere']],
    ["mcp-lock --lockfile '~/other.json' verify --lockfile ../home/other.json ", ['elsewhere']],
    ['mcp-lock verify --user ', ['mine']],
    ['mcp-lock --lockfile nowhere.json verify ', []],
    ['mcp-lock', []],
    ['', COMMANDS.map(({ name }) => name).concat('help')],
  ])('%j', async (line, values) => {
    expect(await offered(line)).toEqual(values);
  });

  it('is read as its shell reads it', async () => {
    expect(await offered('mcp-lock --lockfile ..\\home\\other.json verify ', 'powershell')).not.toContain(
      'notes',
    );
    expect(await offered('mcp-lock --lockfile ../ho`me/other.json verify ', 'powershell')).toEqual([
      'elsewhere',
    ]);
    expect(await offered('mcp-lock --lockfile ../ho\\me/other.json verify ', 'fish')).toEqual(['elsewhere']);
  });

  it('is completed in a folder below the lockfile', async () => {
    expect(await offered('mcp-lock verify ', 'zsh', { cwd: join(root, 'repo', 'sub') })).toEqual(NAMES);
  });
});

describe('every option and argument that takes a value', () => {
  const rows = [undefined, ...COMMANDS].flatMap((row) => [
    ...(row?.args ?? []).map(([name]) => ({ row, name: name.slice(1, -1), flags: [] as readonly string[] })),
    ...(row?.options ?? GLOBAL_OPTIONS).flatMap((option) => {
      const name = placeholderOf(option);
      return name === undefined ? [] : [{ row, name, flags: flagsOf(option) }];
    }),
  ]);
  test.each(rows.map(({ row, name, flags }) => [row?.name ?? '', flags.join(' '), name] as const))(
    '%s %s %s has a row in sources.ts',
    (command, flags, name) => {
      expect(sourceOf(name, command, flags.split(' '))).toBeDefined();
    },
  );

  it('and no row is left over', () => {
    const asked = rows.flatMap(({ row, name, flags }) => {
      const plain = name.replace(/\.\.\.$/, '');
      return [...flags, `${row?.name} ${plain}`, plain].find((key) => Object.hasOwn(SOURCES, key)) ?? [];
    });
    expect(Object.keys(SOURCES).filter((key) => !asked.includes(key))).toEqual(['help command']);
  });
});

describe('a lockfile', () => {
  const at = async (text: string | undefined, line = 'mcp-lock verify ') => {
    const folder = scratch();
    if (text !== undefined) writeFileSync(join(folder, 'mcp-lock.json'), text);
    return offered(line, 'bash', { cwd: folder });
  };
  test.each<[string, string | undefined]>([
    ['that is not there', undefined],
    ['that is empty', ''],
    ['that is not JSON', '{"servers": {"notes": '],
    ['with conflict markers', `<<<<<<< ours\n${lockNaming({ notes: [] })}=======\n>>>>>>> theirs\n`],
    ['of another kind', '[1]'],
    ['whose servers are a list', '{"servers": ["notes"]}'],
    ['with more than 8 MiB', JSON.stringify({ servers: { notes: {} }, more: 'x'.repeat(8 * 2 ** 20) })],
  ])('%s gives no names and no error', async (_, text) => {
    expect(await at(text)).toEqual([]);
    expect(await at(text, 'mcp-lock ver')).toEqual(['verify']);
  });

  it.each(['メモ', 'Проект', '@scope/notes', 'notes.v2', 'a_b', 'x+y', '50%25'])('gives %j', async (name) => {
    expect(await at(lockNaming({ [name]: [] }))).toEqual([name]);
  });

  it('that is a link to a device, or a pipe, is not read', async () => {
    const kind = async (path: string) =>
      path.endsWith('mcp-lock.json') ? ('other' as const) : host.files.kind(path);
    const size = async () => 0;
    expect(await offered('mcp-lock verify ', 'bash', { files: { ...host.files, kind, size } })).toEqual([]);
  });

  it('gives PowerShell no letter that its code page could turn into a quote', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'mcp-lock.json'), lockNaming({ проект: [], notes: [] }));
    expect(await offered('mcp-lock verify ', 'powershell', { cwd: folder })).toEqual(['notes']);
  });
});

describe('the script', () => {
  it.each(SHELL_NAMES)(
    'for %s is printed, calls the program by its name and writes no file',
    async (shell) => {
      const printed = await mcpLock(scratch(), ['completion', shell]);
      expect(printed).toEqual({ exit: 0, stdout: SCRIPTS[shell], stderr: '' });
      expect(SCRIPTS[shell]).toMatch(/MCP_LOCK_LINE/);
      expect(SCRIPTS[shell]).toMatch(new RegExp(`(?:command|&) mcp-lock completion ${shell} 2>`));
      // Nothing that a shell would read a value as code with, but in the comment of how it is set up.
      const code = SCRIPTS[shell].replace(/^#.*$/gm, '');
      expect(code).not.toMatch(/\beval\b|compgen|Invoke-Expression|\biex\b|\bsource\b/i);
      expect(code).not.toMatch(/>(?!\/dev\/null|\$null)\s*[\w~"'/$]/);
    },
  );

  it('is refused for another shell', async () => {
    expect(await mcpLock(scratch(), ['completion', 'csh'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('Use one of: bash, zsh, fish, powershell.'),
    });
  });
});
