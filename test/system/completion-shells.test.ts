/**
 * The completion in real shells: bash is asked as readline asks it, zsh in a terminal of its own (`zpty`), fish by `complete -C`. The
 * lockfile has names that would write a file if a shell took them for more than words. PowerShell is not run: `completion.test.ts` looks
 * at its script.
 */
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockNaming } from '../helpers/completed-lock.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from '../promises/completion-names.cases.ts';

const HOSTILE_NAMES = kind.cases.map(({ text }) => text);
const BIN = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));

let root = '';
let env: Readonly<Record<string, string | undefined>> = {};

beforeAll(() => {
  root = scratch();
  const bin = join(root, 'bin');
  for (const folder of ['bin', 'home', 'repo', 'repo/.git', 'repo/sub folder']) mkdirSync(join(root, folder));
  writeFileSync(join(bin, 'mcp-lock'), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  chmodSync(join(bin, 'mcp-lock'), 0o755);
  const hostile = Object.fromEntries(HOSTILE_NAMES.map((name) => [name, ['z']]));
  writeFileSync(
    join(root, 'repo', 'mcp-lock.json'),
    lockNaming({
      ...hostile,
      'n@cursor': [],
      notes: [...HOSTILE_NAMES, 'read_note'],
      'packages/a:notes': [],
    }),
  );
  env = {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: join(root, 'home'),
    TERM: 'xterm',
    LC_ALL: 'C.UTF-8',
    XDG_CONFIG_HOME: join(root, 'home'),
  };
});

const run = async (command: string, args: readonly string[], more: object = {}): Promise<string> =>
  (await promisify(execFile)(command, args, { cwd: join(root, 'repo'), env: { ...env, ...more } })).stdout;

const rows = (text: string): readonly string[] => text.split('\n').filter((row) => row !== '');

/** A line as it is typed, and what the shell has then: all values, and in bash only what readline puts there: what follows the last `:` or `=`, or begins with the last `@`. */
interface Typed {
  readonly line: string;
  readonly values: readonly string[];
  readonly bash?: readonly string[];
}

const TYPED: readonly Typed[] = [
  { line: 'mcp-lock ver', values: ['verify'] },
  { line: 'mcp-lock verify ', values: ['n@cursor', 'notes', 'packages/a:notes'] },
  { line: 'mcp-lock verify n@', values: ['n@cursor'], bash: ['@cursor'] },
  { line: 'mcp-lock verify packages/a:', values: ['packages/a:notes'], bash: ['notes'] },
  { line: 'mcp-lock show no', values: ['notes', 'notes/read_note'] },
  { line: 'mcp-lock verify --fail-on=h', values: ['--fail-on=high'], bash: ['high'] },
  { line: 'mcp-lock verify --offl', values: ['--offline'] },
  { line: 'mcp-lock explain text/hidden-ch', values: ['text/hidden-characters'] },
];

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

const expectNothingRun = () => {
  const folders = [join(root, 'repo'), join(root, 'home'), join(root, 'bin')];
  expect(folders.filter((folder) => existsSync(join(folder, 'pwned')))).toEqual([]);
  expect(readdirSync(join(root, 'repo')).sort()).toEqual(['.git', 'mcp-lock.json', 'sub folder']);
};

describe.skipIf(!has('bash'))(`bash${has('bash') ? '' : ': skipped, it is not installed'}`, () => {
  /** Each line ends with `--`. The words are those that readline makes of the line. */
  const SCRIPT = String.raw`
eval "$(mcp-lock completion bash)"
complete -p mcp-lock >&2
for COMP_LINE in "$@"; do
  COMP_POINT=${'$'}{#COMP_LINE} COMPREPLY=()
  _mcp_lock mcp-lock
  printf '%s\n' "${'$'}{COMPREPLY[@]}" --
done
`;

  it('offers what fits, and runs nothing of a name', async () => {
    const printed = await run('bash', ['--norc', '-c', SCRIPT, 'bash', ...TYPED.map(({ line }) => line)]);
    const found = printed.split('--\n').slice(0, -1);
    expect(found.map(rows)).toEqual(TYPED.map(({ values, bash }) => bash ?? values));
    expectNothingRun();
  });
});

describe.skipIf(!has('zsh'))(`zsh${has('zsh') ? '' : ': skipped, it is not installed'}`, () => {
  /** Its Tab key notes every match that the completion adds, and the line that it makes. */
  const START = `
PROMPT='' PS2='' RPROMPT=''
autoload -U compinit && compinit -u -D
eval "$(mcp-lock completion zsh)"
compadd() {
  local -a hits
  builtin compadd -O hits "$@"
  (( $#hits )) && print -rl -- $hits >> $NOTED
  builtin compadd "$@"
}
noted() {
  zle complete-word
  print -r -- "=> $BUFFER" >> $NOTED
  BUFFER=''
  zle -I
  print -r -- END
}
zle -N noted
bindkey '^T' noted
print -r -- READY
`;
  const DRIVE = String.raw`
zmodload zsh/zpty
zpty inner zsh -i
zpty -r inner out '*READY*'
for line in "$@"; do
  zpty -w -n inner "$line"$'\x14'
  zpty -r inner out '*END*'
done
zpty -d inner
`;

  it('offers what fits, and runs nothing of a name', async () => {
    const noted = join(root, 'noted');
    writeFileSync(join(root, 'home', '.zshrc'), START);
    const more = { NOTED: noted, ZDOTDIR: join(root, 'home') };
    await run('zsh', ['-f', '-c', DRIVE, 'zsh', ...TYPED.map(({ line }) => line), 'mcp-lock --cwd su'], more);
    const found = readFileSync(noted, 'utf8').split(/^(=> .*)\n/m);
    const lists = TYPED.map((_, at) => rows(found[2 * at] ?? ''));
    expect(lists).toEqual(TYPED.map(({ values }) => values));
    const lines = found.filter((one) => one.startsWith('=> '));
    expect(lines[0]).toBe('=> mcp-lock verify ');
    expect(lines.at(-1)).toBe('=> mcp-lock --cwd sub\\ folder/');
    expectNothingRun();
  });
});

describe.skipIf(!has('fish'))(`fish${has('fish') ? '' : ': skipped, it is not installed'}`, () => {
  const SCRIPT = `mcp-lock completion fish | source
for line in $argv
    complete -C $line
    echo END
end`;

  it('offers what fits, and runs nothing of a name', async () => {
    const lines = [...TYPED.map(({ line }) => line), 'mcp-lock --cwd su', 'mcp-lock --lockfile=mcp'];
    const printed = await run('fish', ['--no-config', '-c', SCRIPT, ...lines]);
    const found = printed
      .split('END\n')
      .slice(0, -1)
      .map((text) =>
        rows(text)
          .map((row) => row.split('\t')[0])
          .sort(),
      );
    expect(found).toEqual([
      ...TYPED.map(({ values }) => values),
      ['sub folder/'],
      ['--lockfile=mcp-lock.json'],
    ]);
    expectNothingRun();
  });
});

describe('PowerShell', () => {
  it.skip('is not run here: it comes from no registry that the tests use', () => undefined);
});
