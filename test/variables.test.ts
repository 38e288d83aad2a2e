/** Variables in config values, dialect by dialect. */
import { describe, expect, it } from 'vitest';
import type { Dialect, Place } from '../src/contracts.ts';
import type { Launch, Spec } from '../src/model.ts';
import { expand, expandSpec } from '../src/variables/expand.ts';

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

type Row = readonly [
  text: string,
  expected: string,
  unset?: readonly string[],
  clientOnly?: readonly string[],
];
const check =
  (dialect: Dialect, place: Place) =>
  (text: string, expected: string, unset = [], clientOnly = []) => {
    expect(expand(open(text), dialect, place)).toEqual({ text: open(expected), unset, clientOnly });
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
    ['$[MISSING:-a:-b]', 'a'],
    ['$[MISSING:-$[NAME]]/x', '$[NAME]/x'],
    ['$[TOKEN:-$[NAME]]/x', 't0ken]/x'],
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
    ['$[env:MISSING]', dialect === 'vscode' ? '' : '$[env:MISSING]', ['MISSING']],
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
      clientOnly: [],
    });
  });
});

describe.each<readonly [Dialect, readonly Row[]]>([
  [
    'any',
    [
      ['$[TOKEN] $[env:TOKEN] $[MISSING:-x]', 't0ken t0ken x'],
      ['$[workspaceFolder]', '/home/ada/repo'],
      ['$TOKEN', '$TOKEN'],
    ],
  ],
  [
    'windsurf',
    [
      ['$[env:TOKEN] $[TOKEN]', 't0ken $[TOKEN]'],
      ['$[file:~/.key]', '$[file:~/.key]', [], ['file:~/.key']],
    ],
  ],
  [
    'cline',
    [
      ['$[env:TOKEN] $[workspaceFolder]', 't0ken $[workspaceFolder]'],
      ['$[env:GONE]', '$[env:GONE]', ['GONE']],
    ],
  ],
  ['roo', [['$[env:TOKEN] $[workspaceFolder] $[TOKEN]', 't0ken /home/ada/repo $[TOKEN]']]],
  [
    'continue',
    [
      ['$[{ secrets.TOKEN ]}', 't0ken'],
      ['$[{secrets.GONE]}', '$[{secrets.GONE]}', ['GONE']],
      ['$[{ inputs.a ]}', '$[{ inputs.a ]}', [], ['${{inputs.a}}']],
      ['$[TOKEN]', '$[TOKEN]'],
    ],
  ],
  [
    'gemini',
    [
      ['$TOKEN $[TOKEN] $[GONE:-$NAME]', 't0ken t0ken ada'],
      ['$GONE $[GONE]', ' ', ['GONE']],
      ['$(git x) $1 $', '$(git x) $1 $'],
      ['$[workspacePath]$[/]x', '/home/ada/repo/x'],
      ['$[GONE:-$NAM]E', 'ada'],
      ['%TOKEN%', 't0ken'],
      ['$[TRICK]', 't0ken'],
    ],
  ],
  ['qwen', [['$TOKEN $[TOKEN] $[GONE:-d] $GONE', 't0ken t0ken $[GONE:-d] $GONE', ['GONE']]]],
  [
    'copilot',
    [
      ['$TOKEN $[TOKEN] $[GONE:-d]', 't0ken t0ken d'],
      ['$GONE', '$GONE', ['GONE']],
    ],
  ],
  ['amazon-q', [['$[env:TOKEN] $[TOKEN]', 't0ken $[TOKEN]']]],
  ['kiro', [['$[TOKEN] $TOKEN', 't0ken $TOKEN']]],
  [
    'opencode',
    [
      ['{env:TOKEN} $[TOKEN]', 't0ken $[TOKEN]'],
      ['{env:GONE}', '', ['GONE']],
      ['{file:~/.key}', '{file:~/.key}', [], ['{file:…}']],
    ],
  ],
  ['kilo', [['{env:TOKEN} $[env:TOKEN] $[workspaceFolder]', 't0ken t0ken /home/ada/repo']]],
  [
    'warp',
    [
      ['{{TOKEN}} $[TOKEN] {{ NAME }}', 't0ken t0ken ada'],
      ['{{GONE}}', '{{GONE}}', ['GONE']],
    ],
  ],
  [
    'crush',
    [
      ['$[EMPTY:-d] $[GONE:-$[NAME]]', 'd ada'],
      ['\\$TOKEN \\\\$[TOKEN]', '$TOKEN \\t0ken'],
      ['a$GONE$[GONE]b', 'ab', ['GONE']],
      ['$[TOKEN:+x]$1', '$[TOKEN:+x]$1', [], ['$1', 'TOKEN']],
      ['$TOKEN $[TOKEN] $[GONE:-d]', 't0ken t0ken d'],
      ['$(cat x) $TOKEN', '$(cat x) t0ken', [], ['$(…)']],
      ['`cat x`', '`cat x`', [], ['$(…)']],
    ],
  ],
  [
    'librechat',
    [['$[TOKEN] {{LIBRECHAT_USER_ID}}', 't0ken {{LIBRECHAT_USER_ID}}', [], ['{{LIBRECHAT_USER_ID}}']]],
  ],
  [
    'fast-agent',
    [
      ['$[TOKEN:x] $[GONE:d] $[GONE:]', 't0ken d '],
      ['$[GONE]', '$[GONE]', ['GONE']],
    ],
  ],
  [
    'mcpb',
    [
      ['$[HOME]$[/]x $[DOCUMENTS]', '/home/ada/x /home/ada/Documents'],
      ['$[user_config.a]', '$[user_config.a]', [], ['user_config.a']],
      ['$[__dirname]', '$[__dirname]', [], ['__dirname']],
      ['$[TOKEN]', '$[TOKEN]'],
    ],
  ],
])('%s', (dialect, rows) => {
  it.each<Row>([...rows])('%s', check(dialect, PLACE) as never);
});

describe('a variable within a variable', () => {
  const nested = open('$[TOKEN:-$[NAME]]');

  it.each<Dialect>(['any', 'copilot'])(
    '%s: kept, because clients end it at different brackets',
    (dialect) => {
      expect(expand(nested, dialect, PLACE)).toEqual({ text: nested, unset: [], clientOnly: ['TOKEN'] });
    },
  );
});

describe('the folder of a workspace', () => {
  it.each([
    ['$[workspaceFolder:repo]/x', '/home/ada/repo/x', []],
    ['$[workspaceFolder:other]/x', '$[workspaceFolder:other]/x', ['workspaceFolder:other']],
    ['$[fileDirname]/x', '$[fileDirname]/x', ['fileDirname']],
  ])('%s', (text, expected, clientOnly) => {
    expect(expand(open(text), 'vscode', PLACE)).toEqual({ text: open(expected), unset: [], clientOnly });
  });
});

describe('where a text stands', () => {
  const of = (dialect: Dialect, text: string, file: string) => expand(open(text), dialect, PLACE, file).text;
  const at = (dialect: Dialect, spec: Partial<Spec>, place: Place = PLACE) =>
    expandSpec(
      {
        name: 'a',
        client: 'x',
        file: '/r/x.json',
        pointer: '/a',
        scope: 'project',
        enabled: true,
        env: {},
        ...spec,
      } as Spec,
      dialect,
      place,
    );
  const stdio = (...args: readonly string[]) =>
    ({ transport: 'stdio', command: 'x', args, env: [] }) as const satisfies Launch;

  it('decides which folder a plugin, an extension or a bundle means', () => {
    expect(of('claude-code', '$[CLAUDE_PLUGIN_ROOT]/x', '/p/.mcp.json')).toBe('/p/x');
    expect(of('claude-code', '$[CLAUDE_PLUGIN_ROOT]/x', '/p/.claude-plugin/plugin.json')).toBe('/p/x');
    expect(of('gemini', '$[extensionPath]/x', '/e/gemini-extension.json')).toBe('/e/x');
    expect(of('mcpb', '$[__dirname]/x', '/b/manifest.json')).toBe('/b/x');
  });

  it.each<Dialect>(['kiro', 'amazon-q'])('%s fills in values, not the launch line', (dialect) => {
    const text = open(dialect === 'kiro' ? '$[TOKEN]' : '$[env:TOKEN]');
    const { launch, env, missing: blocked } = at(dialect, { launch: stdio(text), env: { K: text } });
    expect([launch, env['K'], blocked]).toEqual([stdio(text), 't0ken', undefined]);
  });

  it('Gemini CLI fills in %NAME% on Windows, in values', () => {
    const { launch, env } = at('gemini', { launch: stdio('%PATH%'), env: { K: '%PATH%' } }, WINDOWS);
    expect([launch, env['K']]).toEqual([stdio('%PATH%'), 'C:\\bin']);
  });

  it.each([
    ['~/bin/x', '/home/ada/bin/x'],
    ['~', '/home/ada'],
    ['~ada/x', '~ada/x'],
    ['./~/x', './~/x'],
    ['$NAME/$[NAME]/$$x', 'ada/ada/$x'],
    ['$[EMPTY:-d]/x', 'd/x'],
  ])('Amazon Q expands the command %s as a path, and no argument', (command, expected) => {
    const { launch } = at('amazon-q', { launch: { ...stdio(open(command)), command: open(command) } });
    expect(launch).toEqual({ ...stdio(open(command)), command: expected });
  });

  it.each(['~/bin/x', '$NAME/x', '$[NAME]/x'])('Kiro may expand the command %s or not', (command) => {
    const { missing } = at('kiro', { launch: { ...stdio(), command: open(command) } });
    expect(missing).toMatchObject({ clientOnly: true, doubtful: true });
  });

  it('what a shell behind the client may know does not keep a server from its start', () => {
    expect(at('gemini', { launch: stdio('-c', 'for i in 1; do echo $i; done') })).toMatchObject({
      unset: ['i'],
    });
    expect(at('gemini', { launch: stdio('-c', 'for i in 1; do echo $i; done') }).missing).toBeUndefined();
    expect(at('crush', { launch: stdio('$i') }).missing).toMatchObject({ name: 'i' });
  });

  it.each<readonly [string, Dialect, Partial<Spec>, unknown]>([
    [
      'a header that is not set',
      'claude-code',
      { launch: { transport: 'http', url: 'https://h/', headers: ['A'] }, env: { A: open('$[GONE]') } },
      { name: 'GONE', clientOnly: false, where: 'header A' },
    ],
    [
      'a header that is asked for',
      'vscode',
      { launch: { transport: 'http', url: 'https://h/', headers: ['A'] }, env: { A: open('$[input:k]') } },
      { name: 'input:k', clientOnly: true, where: 'header A' },
    ],
    [
      'a header that is borrowed and not set',
      'none',
      {
        launch: { transport: 'http', url: 'https://h/', headers: ['A'] },
        borrowed: { A: { variable: 'GONE', before: '' } },
      },
      { name: 'GONE', clientOnly: false, where: 'header A' },
    ],
    [
      'a command in a variable',
      'crush',
      { launch: stdio(), env: { K: '$(cat x)' } },
      { name: '$(…)', clientOnly: true, where: 'variable K' },
    ],
    [
      'a file in a variable',
      'opencode',
      { launch: stdio(), env: { K: '{file:x}' } },
      { name: '{file:…}', clientOnly: true, where: 'variable K' },
    ],
    [
      'an address that is not set',
      'claude-code',
      { launch: { transport: 'http', url: open('https://$[GONE]/'), headers: [] } },
      { name: 'GONE', clientOnly: false, where: 'launch line' },
    ],
    [
      'a variable that is not set',
      'claude-code',
      { launch: stdio(), env: { K: open('$[GONE]') } },
      undefined,
    ],
    [
      'a variable that is asked for',
      'vscode',
      { launch: stdio(), env: { K: open('$[input:k]') } },
      undefined,
    ],
  ])('%s: whether it stands between a server and its start', (_, dialect, spec, expected) => {
    expect(at(dialect, spec).missing).toEqual(expected);
  });

  it('borrowed values come from the environment, behind what stands before them', () => {
    const { env } = at('none', {
      launch: { transport: 'http', url: 'https://h/', headers: ['Authorization'] },
      borrowed: { Authorization: { variable: 'TOKEN', before: 'Bearer ' } },
    });
    expect(env).toEqual({ Authorization: 'Bearer t0ken' });
  });
});

describe('texts made to take long', () => {
  const deep = (levels: number): string => open(`${'$[A:-'.repeat(levels)}x${']'.repeat(levels)}`);

  it.each(['claude-code', 'vscode', 'any', 'crush', 'gemini', 'continue', 'opencode', 'warp'] as const)(
    '%s reads them before the test is over, and they do not overflow the stack',
    (dialect) => {
      const texts = [
        open('$[A:-').repeat(20_000),
        open('$[A:-').repeat(14_000) + '}'.repeat(14_000),
        open('$[A]').repeat(24_000),
        '}'.repeat(90_000) + open('$[').repeat(5_000),
        '{{'.repeat(45_000),
        '$('.repeat(45_000),
        '{env:'.repeat(18_000),
        open('$[{ secrets.').repeat(8_000),
        '`$A%A%'.repeat(15_000),
      ];
      expect(texts.map((text) => typeof expand(text, dialect, PLACE).text)).toEqual(
        texts.map(() => 'string'),
      );
    },
  );

  it('fills in ten defaults within one another', () => {
    expect(expand(deep(10), 'crush', PLACE)).toEqual({ text: 'x', unset: [], clientOnly: [] });
  });

  it('keeps and lists what is nested deeper, closed or not', () => {
    expect(expand(`a ${deep(11)} b`, 'crush', PLACE)).toEqual({
      text: `a ${deep(11)} b`,
      unset: [],
      clientOnly: ['A'],
    });
    const unclosed = open('$[A:-').repeat(20_000);
    expect(expand(unclosed, 'crush', PLACE)).toEqual({ text: unclosed, unset: [], clientOnly: ['A'] });
  });

  it('keeps and lists a variable of a text beyond all measure', () => {
    const long = open(`$[TOKEN]${'x'.repeat(100_000)}`);
    expect(expand(long, 'claude-code', PLACE)).toEqual({ text: long, unset: [], clientOnly: ['TOKEN'] });
    const plain = 'x'.repeat(200_000);
    expect(expand(plain, 'claude-code', PLACE)).toEqual({ text: plain, unset: [], clientOnly: [] });
  });
});

it('none: text is taken as it stands', () => {
  expect(expand(open('$[TOKEN] $[userHome]'), 'none', PLACE)).toEqual({
    text: open('$[TOKEN] $[userHome]'),
    unset: [],
    clientOnly: [],
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
      clientOnly: [],
      withoutValue: ['ALSO_GONE'],
      missing: { name: 'GONE', clientOnly: false, where: 'launch line' },
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
