/** Configs with variables, and what their client starts. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly client: string;
  /** The text of the config. `$[` stands for the opening of a variable, so that none is mistaken for a template. */
  readonly text: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The words of the launch line of the last server. */
  readonly starts?: readonly string[];
  /** The file is an error that says this. */
  readonly error?: RegExp;
  /** A notice says this. */
  readonly notice?: RegExp;
  /** The server is not started, because of this. */
  readonly missing?: { readonly name: string; readonly doubtful?: true };
}

const OPENCODE = { client: 'opencode' } as const;
const local = (...words: readonly string[]): string =>
  `{"type": "local", "command": [${words.map((word) => `"${word}"`).join(', ')}]}`;
const mcp = (inside: string): string => `{\n  "mcp": {"notes": ${inside}}\n}`;
const GOOD = `"mcp": {"notes": ${local('node', 'good.js')}}`;
const EVIL = `"notes": ${local('node', 'evil.js')}`;

const words = (client: string, ...line: readonly string[]): Pick<Case, 'client' | 'text'> => ({
  client,
  text: JSON.stringify({ mcpServers: { notes: { command: line[0], args: line.slice(1) } } }),
});

export const kind: Kind<Case> = {
  promise: 'origin',
  kind: 'Variables in a config are filled in as its client fills them in; where keys or brackets depend on them, the file is an error.',
  open: 'Clients without a public source are read as they are documented.',
  cases: [
    ...[
      { name: 'a variable in the name of the container', text: `{${GOOD}, "mc{env:NONE}p": {${EVIL}}}` },
      { name: 'a whole key in a variable', text: `{${GOOD}, "{env:KEY}": {${EVIL}}}`, env: { KEY: 'mcp' } },
      { name: 'a file in a key', text: `{${GOOD}, "{file:./key}": {${EVIL}}}` },
      {
        name: 'a variable in the name of a server',
        text: mcp(local('a')).replace('notes', 'no{env:NONE}tes'),
      },
      {
        name: 'a variable in the key of an entry',
        text: mcp('{"type": "local", "comm{env:NONE}and": ["node"]}'),
      },
      { name: 'a key before a comment', text: `{${GOOD}, "mc{env:NONE}p" /* servers */ : {${EVIL}}}` },
      { name: 'a key with an escape in it', text: `{${GOOD}, "\\u006dc{env:NONE}p": {${EVIL}}}` },
    ].map((one) => ({ ...OPENCODE, ...one, error: /another key/ })),
    ...[
      { name: 'a variable that ends behind its string', text: `{"x": "{env:", ${GOOD}, "y": "}"}` },
      {
        name: 'a variable in one string and its end in another',
        text: `{"x": "{file:", "mcp": {${EVIL}}, ${GOOD}}`,
      },
      { name: 'a variable that begins in a comment', text: `{// {env:A\n${GOOD}}` },
    ].map((one) => ({ ...OPENCODE, ...one, error: /ends outside its string/ })),
    ...[
      { name: 'a file without quotes', text: `{"mcp": {file:./servers.json}}` },
      {
        name: 'a file in a block comment, which it may end',
        text: `{/*\n x {file:./end} "mcp": {${EVIL}}, /* */ ${GOOD}}`,
      },
    ].map((one) => ({ ...OPENCODE, ...one, error: /does not read that file/ })),
    ...[
      { name: 'a value that ends its string', env: { A: 'x", "y": "' }, text: `{"x": "{env:A}", ${GOOD}}` },
      {
        name: 'a value that brings servers',
        env: { A: `"}, "mcp": {${EVIL}}, "z": {"y": "` },
        text: `{${GOOD}, "x": {"y": "{env:A}"}}`,
      },
      {
        name: 'a value that ends a comment',
        env: { A: '*/' },
        text: `{/* {env:A} "mcp": {${EVIL}}, /* */ ${GOOD}}`,
      },
      {
        name: 'a value with a line break in a comment',
        env: { A: `\n"x": 1,` },
        text: `{// {env:A}\n${GOOD}}`,
      },
      {
        name: 'a value without quotes that brings a key',
        env: { A: `1, "mcp": {${EVIL}}` },
        text: `{${GOOD}, "x": {env:A}}`,
      },
      { name: 'a value that names a file', env: { A: '{file:./evil}' }, text: mcp(local('node', '{env:A}')) },
      {
        name: 'a name of a file that a value completes',
        env: { A: 'le:./evil}' },
        text: mcp(local('node', '{fi{env:A}')),
      },
      {
        name: 'a bracket that is written as an escape',
        text: mcp(local('node', '\\u007benv:NONE}.js')),
        env: { NONE: 'x' },
      },
    ].map((one) => ({ ...OPENCODE, ...one, error: /other keys or values|which gives another/ })),
    {
      ...OPENCODE,
      name: 'nothing without quotes',
      text: `{${GOOD}, "x": {env:NONE}}`,
      starts: ['node', 'good.js'],
      notice: /not valid JSON/,
    },
    {
      ...OPENCODE,
      name: 'a value in a string',
      text: mcp(local('node', '{env:A}.js')),
      env: { A: 'x' },
      starts: ['node', 'x.js'],
    },
    {
      ...OPENCODE,
      name: 'a path of Windows in a string',
      text: mcp(local('{env:A}')),
      env: { A: 'D:\\x' },
      starts: ['D:\\x'],
    },
    {
      ...OPENCODE,
      name: 'a number without quotes',
      text: `{"x": {env:A}, ${GOOD}}`,
      env: { A: '5' },
      starts: ['node', 'good.js'],
    },
    {
      ...OPENCODE,
      name: 'a variable in a comment',
      text: `{// set {env:A}\n${GOOD}}`,
      starts: ['node', 'good.js'],
    },
    {
      ...OPENCODE,
      name: 'a file on a comment line',
      text: `{\n  // {file:./x}\n${GOOD}}`,
      starts: ['node', 'good.js'],
    },
    {
      ...OPENCODE,
      name: 'braces that are no variable',
      text: mcp(local('node', '{env}{x:1}{env:}')),
      starts: ['node', '{env}{x:1}{env:}'],
    },
    {
      ...OPENCODE,
      name: 'a dollar before a variable',
      text: mcp(local('node', '$[env:A}')),
      env: { A: 'x' },
      starts: ['node', '$x'],
    },
    {
      client: 'warp',
      name: 'a variable in a key, of Warp',
      text: `{"mcpServers": {${EVIL}}, "mcp$[A}": {${EVIL}}}`,
      error: /another key/,
    },
    {
      client: 'warp',
      name: 'a value that ends its string, of Warp',
      text: `{"mcpServers": {${EVIL}, "$": "$[A}"}}`,
      env: { A: '", "x": "' },
      error: /other keys or values/,
    },
    {
      client: 'warp',
      name: 'an unset variable, of Warp',
      text: `{"mcpServers": {"notes": {"command": "node", "args": ["$[A:-x}"]}}}`,
      missing: { name: 'A:-x' },
      notice: /no server starts/,
    },
    {
      client: 'kilo',
      name: 'a variable in a key, of Kilo Code',
      text: `{${GOOD}, "mc{env:NONE}p": {${EVIL}}}`,
      error: /another key/,
    },
    {
      client: 'kilo',
      name: 'a comment line of Kilo Code',
      text: `{\n // "mc{env:NONE}p\n${GOOD}}`,
      starts: ['node', 'good.js'],
    },

    {
      ...words('claude-code', 'node', '$[A:-$[B}/tools}/x.js'),
      name: 'Claude Code: a nested default, set',
      env: { A: '/a', B: '/b' },
      starts: ['node', '/a/tools}/x.js'],
    },
    {
      ...words('claude-code', 'node', '$[A:-$[B}/tools}/x.js'),
      name: 'Claude Code: a nested default, not set',
      env: { B: '/b' },
      starts: ['node', '$[B/tools}/x.js'],
    },
    {
      ...words('claude-code', 'node', '$[A:-x:-y}.js'),
      name: 'Claude Code: two marks of a default',
      starts: ['node', 'x.js'],
    },
    {
      ...words('claude-code', 'node', '$[A-x}.js'),
      name: 'Claude Code: a dash alone is no default',
      starts: ['node', '$[A-x}.js'],
    },
    {
      ...words('gemini-cli', 'node', '$[A:-$[B}/tools}/x.js'),
      name: 'Gemini CLI: a nested default, set',
      env: { A: '/a' },
      starts: ['node', '/a/tools}/x.js'],
    },
    {
      ...words('gemini-cli', 'node', '$[A:-x:-y}.js'),
      name: 'Gemini CLI: two marks of a default',
      starts: ['node', 'x:-y.js'],
    },
    {
      ...words('gemini-cli', 'node', '$[A:-$B}.js'),
      name: 'Gemini CLI: a variable in a default stays',
      env: { B: 'b' },
      starts: ['node', '$B.js'],
    },
    {
      ...words('qwen-code', 'node', '$[A:-x}.js', '$A/y.js', '$[A}/z.js'),
      name: 'Qwen Code knows no default',
      env: { A: '/a' },
      starts: ['node', '$[A:-x}.js', '/a/y.js', '/a/z.js'],
    },
    {
      ...words('factory', 'node', '$[A:-$[B}/tools}/x.js'),
      name: 'a nested default of a client that nobody knows',
      env: { A: '/a' },
      missing: { name: 'A', doubtful: true },
    },
    {
      ...words('vscode', 'node', '$[env:$[A}}/x.js'),
      name: 'VS Code: a name in a name',
      env: { A: 'B', B: 'b' },
      missing: { name: '$[A}' },
    },
    {
      ...words('amazon-q', '~/bin/notes', '~', '$HOME'),
      name: 'Amazon Q: the command is a path, arguments are not',
      starts: ['/home/ada/bin/notes', '~', '$HOME'],
    },
    {
      ...words('amazon-q', '$HOME/bin/notes'),
      name: 'Amazon Q: a variable in the command',
      env: { HOME: '/home/bo' },
      starts: ['/home/bo/bin/notes'],
    },
    {
      ...words('amazon-q', '$GONE/bin/notes'),
      name: 'Amazon Q: an unset one in the command',
      missing: { name: 'GONE' },
    },
    {
      ...words('kiro', '~/bin/notes'),
      name: 'Kiro: one client expands the command, another does not',
      missing: { name: '~', doubtful: true },
    },
    {
      ...words('claude-desktop', '~/bin/notes', '$[A}'),
      name: 'Claude Desktop: nothing',
      env: { A: 'a' },
      starts: ['~/bin/notes', '$[A}'],
    },
    { ...words('zed', '$HOME/x'), name: 'Zed: nothing', env: { HOME: '/h' }, starts: ['$HOME/x'] },
  ],
};
