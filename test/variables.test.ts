/** Variables in config values, dialect by dialect. */
import { describe, expect, it } from 'vitest';
import { expand, expandSpec } from '../src/clients/variables.ts';
import type { Dialect, Place } from '../src/contracts.ts';
import type { Spec } from '../src/model.ts';

const PLACE: Place = {
  platform: 'linux',
  workspaceFolder: '/home/ada/repo',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: { TOKEN: 't0ken', EMPTY: '', NAME: 'ada', TRICK: `\${TOKEN}` },
};
const WINDOWS: Place = {
  platform: 'win32',
  workspaceFolder: 'C:\\repo',
  userHome: 'C:\\Users\\Ada',
  tmpdir: 'C:\\Temp',
  env: { Path: 'C:\\bin' },
};

/** In the tables `$[` stands for the opening of a variable, so that no template is mistaken for one. */
const open = (text: string): string => text.replaceAll('$[', '${').replaceAll(']', '}');

type Row = readonly [text: string, expected: string, unset?: readonly string[], kept?: readonly string[]];
const check =
  (dialect: Dialect, place: Place) =>
  (text: string, expected: string, unset = [], kept = []) => {
    expect(expand(open(text), dialect, place)).toEqual({ text: open(expected), unset, kept });
  };

describe('claude-code', () => {
  it.each<Row>([
    ['plain text', 'plain text'],
    ['Bearer $[TOKEN]', 'Bearer t0ken'],
    ['$[NAME]/$[NAME]', 'ada/ada'],
    ['$[TOKEN:-none]', 't0ken'],
    ['$[MISSING:-.]', '.'],
    ['$[MISSING:-]', ''],
    ['$[EMPTY]', ''],
    ['$[EMPTY:-x]', ''],
    ['$[MISSING]', '$[MISSING]', ['MISSING']],
    ['$[MISSING:-$[NAME]]/x', 'ada/x'],
    ['$[MISSING:-$[ALSO]]', '$[ALSO]', ['ALSO']],
    ['$[B] $[A] $[B]', '$[B] $[A] $[B]', ['A', 'B']],
    ['$TOKEN', '$TOKEN'],
    ['$[TRICK]', '$[TOKEN]'],
    ['$[', '$['],
    ['$[TOKEN', '$[TOKEN'],
    ['$[]', '$[]'],
    ['$[x%%.*]', '$[x%%.*]'],
    ['$[env:TOKEN]', '$[env:TOKEN]', [], ['env:TOKEN']],
    ['$[input:token]', '$[input:token]', [], ['input:token']],
    ['$[toString] $[__proto__]', '$[toString] $[__proto__]', ['__proto__', 'toString']],
  ])('%s', check('claude-code', PLACE) as never);
});

describe.each(['cursor', 'vscode'] as const)('%s', (dialect) => {
  it.each<Row>([
    ['$[env:TOKEN]', 't0ken'],
    ['$[env:MISSING]', '$[env:MISSING]', ['MISSING']],
    ['$[workspaceFolder]$[/]a$[pathSeparator]b', '/home/ada/repo/a/b'],
    ['$[workspaceFolderBasename]', 'repo'],
    ['$[userHome]/x', '/home/ada/x'],
    ['$[TOKEN] $[TOKEN:-x]', '$[TOKEN] $[TOKEN:-x]'],
    [
      '$[input:a] $[command:b.c] $[config:d]',
      '$[input:a] $[command:b.c] $[config:d]',
      [],
      ['command:b.c', 'config:d', 'input:a'],
    ],
  ])('%s', check(dialect, PLACE) as never);

  it('uses the separators and the case rules of Windows', () => {
    expect(expand(open('$[workspaceFolder]$[/]x;$[env:PATH]'), dialect, WINDOWS)).toEqual({
      text: 'C:\\repo\\x;C:\\bin',
      unset: [],
      kept: [],
    });
  });
});

describe('texts made to take long', () => {
  const deep = (levels: number): string => open(`${'$[A:-'.repeat(levels)}x${']'.repeat(levels)}`);

  it.each(['claude-code', 'vscode'] as const)(
    '%s reads them in no time, and they do not overflow the stack',
    (dialect) => {
      const start = performance.now();
      for (const text of [
        open('$[A:-').repeat(20_000),
        open('$[A:-').repeat(14_000) + '}'.repeat(14_000),
        open('$[A]').repeat(24_000),
        '}'.repeat(90_000) + open('$[').repeat(5_000),
      ]) {
        expand(text, dialect, PLACE);
      }
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );

  it('fills in ten defaults within one another', () => {
    expect(expand(deep(10), 'claude-code', PLACE)).toEqual({ text: 'x', unset: [], kept: [] });
  });

  it('keeps and lists what is nested deeper, closed or not', () => {
    expect(expand(`a ${deep(11)} b`, 'claude-code', PLACE)).toEqual({
      text: `a ${deep(11)} b`,
      unset: [],
      kept: ['A'],
    });
    const unclosed = open('$[A:-').repeat(20_000);
    expect(expand(unclosed, 'claude-code', PLACE)).toEqual({ text: unclosed, unset: [], kept: ['A'] });
  });

  it('keeps and lists a variable of a text beyond all measure', () => {
    const long = open(`$[TOKEN]${'x'.repeat(100_000)}`);
    expect(expand(long, 'claude-code', PLACE)).toEqual({ text: long, unset: [], kept: ['TOKEN'] });
    const plain = 'x'.repeat(200_000);
    expect(expand(plain, 'claude-code', PLACE)).toEqual({ text: plain, unset: [], kept: [] });
  });
});

it('none: text is taken as it stands', () => {
  expect(expand(open('$[TOKEN] $[userHome]'), 'none', PLACE)).toEqual({
    text: open('$[TOKEN] $[userHome]'),
    unset: [],
    kept: [],
  });
});

describe('a whole spec', () => {
  const spec: Spec = {
    name: 'a',
    client: 'claude-code',
    file: '/home/ada/repo/.mcp.json',
    pointer: '/mcpServers/a',
    scope: 'project',
    enabled: true,
    launch: {
      transport: 'stdio',
      command: open('$[NAME]-server'),
      args: [open('$[TOKEN]'), open('$[GONE]')],
      env: ['KEY'],
      cwd: open('$[NAME]'),
    },
    env: { KEY: open('$[ALSO_GONE]-$[TOKEN]') },
  };

  it('has its command, arguments, folder and environment filled in; names stay', () => {
    expect(expandSpec(spec, 'claude-code', PLACE)).toEqual({
      launch: {
        transport: 'stdio',
        command: 'ada-server',
        args: ['t0ken', open('$[GONE]')],
        env: ['KEY'],
        cwd: 'ada',
      },
      env: { KEY: open('$[ALSO_GONE]-t0ken') },
      unset: ['ALSO_GONE', 'GONE'],
      kept: [],
    });
    expect(spec.launch).toMatchObject({ command: open('$[NAME]-server') });
  });

  it('has the keys nobody here acts on copied as they are written', () => {
    const extra = { envFile: open('$[NAME]/.env') };
    const { launch } = expandSpec({ ...spec, launch: { ...spec.launch, extra } }, 'claude-code', PLACE);
    expect(launch.extra).toEqual(extra);
  });

  it('has its address and header values filled in', () => {
    const remote: Spec = {
      ...spec,
      launch: { transport: 'http', url: open('https://$[NAME].example.com/'), headers: ['Authorization'] },
      env: { Authorization: open('Bearer $[TOKEN]') },
    };
    expect(expandSpec(remote, 'claude-code', PLACE)).toMatchObject({
      launch: { transport: 'http', url: 'https://ada.example.com/', headers: ['Authorization'] },
      env: { Authorization: 'Bearer t0ken' },
    });
  });
});
