/** Remote servers as clients write them in TOML, YAML, lists and forms of their own; `unwrap` gives back every byte of each. */
import type { Kind, Named } from './kind.ts';

export interface WrapRemoteFormCase extends Named {
  readonly client: string;
  /** Below the project. */
  readonly path: string;
  readonly text: string;
  /** Parts of the wrapped text; or why it is left as it is. */
  readonly comes: { readonly has: readonly string[] } | { readonly stays: RegExp };
}

const URL_ = 'https://docs.example.com/mcp';
const CODEX = { client: 'codex', path: '.codex/config.toml' } as const;
const GOOSE = { client: 'goose', path: '.config/goose/config.yaml' } as const;
const CONTINUE = { client: 'continue', path: '.continue/config.yaml' } as const;
const LIBRE = { client: 'librechat', path: 'librechat.yaml' } as const;
const OPENCODE = { client: 'opencode', path: 'opencode.json' } as const;
const has = (...parts: readonly string[]) => ({ has: parts });
const BOTH = ['required = true # mcp-lock wrap', 'startup_timeout_sec = 60 # mcp-lock wrap'];

const TOML: readonly WrapRemoteFormCase[] = [
  {
    ...CODEX,
    name: 'TOML: a table',
    text: `[mcp_servers.docs]\nurl = "${URL_}"\n`,
    comes: has(
      '[mcp_servers.docs]\ncommand = "npx"\nargs = ["--no-install", "mcp-lock", "guard", "docs", "--config", ".codex/config.toml"]\n',
      ...BOTH,
    ),
  },
  {
    ...CODEX,
    name: 'TOML: tables of headers, comments, others around',
    text: `# a\n[mcp_servers.a]\ncommand = "x"\n\n# docs\n[mcp_servers.docs] # here\n# where\nurl = "${URL_}" # the address\nbearer_token_env_var = "T"\n\n[mcp_servers.docs.http_headers]\nX = "y" # z\n\n# b\n[mcp_servers.b]\nurl = "${URL_}"\n`,
    comes: has('[mcp_servers.docs] # here\ncommand = "npx"', ' # z\n\n# b\n[mcp_servers.b]'),
  },
  {
    ...CODEX,
    name: 'TOML: keys of the client stay',
    text: `[mcp_servers.docs]\nenabled = false\nurl = "${URL_}"\nenabled_tools = [\n  "a", # b\n]\nstartup_timeout_sec = 5.0\n`,
    comes: has('enabled = false\n', 'enabled_tools = ["a"]', 'startup_timeout_sec = 5.0', BOTH[0] ?? ''),
  },
  {
    ...CODEX,
    name: 'TOML: an inline table',
    text: `mcp_servers = { docs = { url = "${URL_}", enabled = true }, b = { command = "x" } } # c\n`,
    comes: has('docs = { command = "npx", args = [', 'enabled = true, env = {'),
  },
  {
    ...CODEX,
    name: 'TOML: keys with dots',
    text: `[mcp_servers]\nb.command = "x"\ndocs.url = "${URL_}"\ndocs.http_headers.X = "y"\n`,
    comes: has('docs.command = "npx"\n', 'docs.env = { MCP_LOCK_ENTRY = '),
  },
  {
    ...CODEX,
    name: 'TOML: the whole way in dots',
    text: `mcp_servers.docs.url = "${URL_}"\nmodel = "m"\n`,
    comes: has('mcp_servers.docs.command = "npx"\n', '\nmodel = "m"'),
  },
  {
    ...CODEX,
    name: 'TOML: CRLF, a byte order mark of nobody, no end of line',
    text: `[mcp_servers.docs]\r\nurl = "${URL_}"`,
    comes: has('command = "npx"\r\nargs'),
  },
  {
    ...CODEX,
    name: 'TOML: blanks before the keys',
    text: `[mcp_servers.docs]\n  url = '${URL_}'\n  [mcp_servers.docs.http_headers]\n  X = """\na"b"""\n`,
    comes: has('\n  command = "npx"'),
  },
  {
    ...CODEX,
    name: 'TOML: a table in two places',
    text: `[mcp_servers.docs]\nurl = "${URL_}"\n[other]\nx = 1\n[mcp_servers.docs.http_headers]\nX = "y"\n`,
    comes: { stays: /change and change back/ },
  },
  {
    ...CODEX,
    name: 'TOML: a subtable first',
    text: `[mcp_servers.docs.http_headers]\nX = "y"\n[mcp_servers.docs]\nurl = "${URL_}"\n`,
    comes: { stays: /change and change back/ },
  },
  {
    ...CODEX,
    name: 'TOML: a key that only the remote form has',
    text: `[mcp_servers.docs]\nurl = "${URL_}"\nscopes = ["a"]\n`,
    comes: { stays: /would ignore these keys once the server is wrapped: "scopes"/ },
  },
];

const LATER: readonly WrapRemoteFormCase[] = [
  {
    client: 'vibe',
    path: '.vibe/config.toml',
    name: 'TOML: one of several tables of a list',
    text: `[[mcp_servers]]\nname = "a"\ntransport = "stdio"\ncommand = "x"\n\n[[mcp_servers]] # far\nname = "docs"\ntransport = "streamable-http"\nurl = "${URL_}"\ndisabled = true\n\n[[mcp_servers]]\nname = "b"\ntransport = "stdio"\ncommand = "x"\n`,
    comes: has(
      '[[mcp_servers]] # far\nname = "docs"\ntransport = "stdio"\ncommand = "npx"\n',
      'disabled = true\n',
    ),
  },
  {
    client: 'mcporter',
    path: 'config/mcporter.json',
    name: 'mcporter',
    text: `{"mcpServers": {"docs": {"baseUrl": "${URL_}", "description": "d"}}}`,
    comes: has('"--config", "config/mcporter.json"]'),
  },
  {
    client: 'spring-ai',
    path: 'src/main/resources/application.yml',
    name: 'Spring AI: a place for addresses alone',
    text: `spring:\n  ai:\n    mcp:\n      client:\n        streamable-http:\n          connections:\n            docs:\n              url: https://docs.example.com\n`,
    comes: { stays: /change and change back/ },
  },
];

const YAML: readonly WrapRemoteFormCase[] = [
  {
    ...LIBRE,
    name: 'YAML: a block',
    text: `mcpServers:\n  docs:\n    url: ${URL_} # c\n    headers:\n      A: b # d\n  # after\n  other:\n    command: x\n`,
    comes: has(
      '  docs:\n    command: "npx"\n    args: ["--no-install"',
      '\n    env:\n      MCP_LOCK_ENTRY: "',
      '\n  # after\n  other:',
    ),
  },
  {
    ...LIBRE,
    name: 'YAML: brackets',
    text: `mcpServers: {docs: {url: '${URL_}', type: sse}, other: {command: x}}\n`,
    comes: has('{docs: { command: "npx", args: ['),
  },
  {
    ...LIBRE,
    name: 'YAML: keys of the client stay',
    text: `mcpServers:\n  docs:\n    timeout: 60000\n    url: ${URL_}\n    serverInstructions: |\n      Use it.\n      Often.\n`,
    comes: has('timeout: 60000\n', 'serverInstructions: "Use it.\\nOften.'),
  },
  {
    ...CONTINUE,
    name: 'YAML: a list',
    text: `name: x\nmcpServers:\n  - name: docs\n    url: ${URL_}\n\n  - name: b\n    command: y\n`,
    comes: has('  - name: docs\n    command: "npx"\n', '\n\n  - name: b'),
  },
  {
    ...CONTINUE,
    name: 'YAML: a list, its name last, CRLF',
    text: `mcpServers:\r\n- url: ${URL_}\r\n  name: "docs"\r\n`,
    comes: has('- name: "docs"\r\n  command: "npx"\r\n'),
  },
  {
    ...GOOSE,
    name: 'YAML: as Goose writes it',
    text: `extensions:\n  docs:\n    available_tools: []\n    bundled: null\n    description: ''\n    enabled: true\n    env_keys: []\n    envs: {}\n    headers: {}\n    name: docs\n    timeout: 300\n    type: streamable_http\n    uri: ${URL_}\n`,
    comes: has(
      '    name: docs\n    type: "stdio"\n    cmd: "npx"\n',
      '\n    envs:\n      MCP_LOCK_ENTRY: "',
      'timeout: 300',
      "description: ''",
    ),
  },
  {
    client: 'hermes',
    path: 'config.yaml',
    name: 'YAML: a map of headers in brackets',
    text: `mcp_servers:\n  docs: # here\n    url: "${URL_}"\n    headers: { Authorization: "Bearer x y" }\n    enabled: true`,
    comes: has('enabled: true\n    env:'),
  },
  {
    ...LIBRE,
    name: 'YAML: other scripts and ends of lines of older readers',
    text: `mcpServers:\n  docs:\n    url: ${URL_}\n    headers:\n      A: "é 漢 \u2028 x"\n`,
    comes: has('\\u2028'),
  },
  {
    ...LIBRE,
    name: 'YAML: shared with another entry',
    text: `mcpServers:\n  docs: &a\n    url: ${URL_}\n  b: *a\n`,
    comes: { stays: /change and change back/ },
  },
  {
    ...LIBRE,
    name: 'YAML: made of another entry',
    text: `base: &b\n  url: ${URL_}\nmcpServers:\n  docs:\n    <<: *b\n    timeout: 5\n`,
    comes: { stays: /./ },
  },
  {
    ...GOOSE,
    name: 'YAML: with variables of Goose',
    text: `extensions:\n  docs:\n    type: sse\n    uri: ${URL_}\n    envs: {A: b}\n    name: docs\n`,
    comes: { stays: /"envs"/ },
  },
];

const JSON_: readonly WrapRemoteFormCase[] = [
  {
    ...OPENCODE,
    name: 'opencode',
    text: `{"mcp":{"docs":{"type":"remote","url":"${URL_}","enabled":true}}}`,
    comes: has(
      '{ "type": "local", "command": ["npx", "--no-install", "mcp-lock", "guard", "docs", "--config", "opencode.json"], "enabled": true, "environment": { "MCP_LOCK_ENTRY"',
    ),
  },
  {
    ...OPENCODE,
    name: 'opencode: switched off stays so, comments',
    text: `{\n  "mcp": {\n    // docs\n    "docs": {\n      "type": "remote", // far\n      "url": "${URL_}",\n      "enabled": false,\n      "timeout": 5000,\n    },\n  },\n}\n`,
    comes: has('"enabled": false,\n', '"timeout": 5000,\n', '"type": "local",\n'),
  },
  {
    client: 'kilo',
    path: 'kilo.json',
    name: 'Kilo Code',
    text: `{"mcp":{"docs":{"type":"remote","url":"${URL_}"}}}`,
    comes: has('"type": "local", "command": ["npx"'),
  },
  {
    client: 'kilo',
    path: '.kilocode/mcp.json',
    name: 'Kilo Code, the older file',
    text: `{"mcpServers":{"docs":{"type":"streamable-http","url":"${URL_}"}}}`,
    comes: has('{ "command": "npx", "args": ['),
  },
  {
    client: 'crush',
    path: 'crush.json',
    name: 'Crush',
    text: `{"mcp":{"docs":{"type":"http","url":"${URL_}","timeout":10,"disabled":false,"headers":{"A":"Bearer $T"}}}}`,
    comes: has('{ "type": "stdio", "command": "npx", "args": [', '"timeout": 10'),
  },
  {
    client: 'crush',
    path: 'crush.json',
    name: 'Crush: a command in a value',
    text: `{"mcp":{"docs":{"type":"http","url":"${URL_}","headers":{"A":"$(cat t)"}}}}`,
    comes: { stays: /only the client can fill in/ },
  },
  {
    client: 'generic',
    path: 'x.json',
    name: 'a list',
    text: `{"mcpServers": [{"url": "${URL_}", "name": "docs"}, {"name": "b", "command": "y"}]}`,
    comes: has('[{ "name": "docs", "command": "npx", "args": ['),
  },
  {
    client: 'generic',
    path: 'x.json',
    name: 'one server, with its name',
    text: `{"name": "docs", "type": "http", "url": "${URL_}"}`,
    comes: has('{ "name": "docs", "command": "npx"'),
  },
  {
    ...OPENCODE,
    name: 'opencode: a key that is not known',
    text: `{"mcp":{"docs":{"type":"remote","url":"${URL_}","proxy":"x"}}}`,
    comes: { stays: /"proxy"/ },
  },
];

export const kind: Kind<WrapRemoteFormCase> = {
  promise: 'accident',
  kind: 'A remote server in TOML, in YAML, in a list or in a form of its client is guarded as the same server, or left as it is with the reason.',
  cases: [...TOML, ...LATER, ...YAML, ...JSON_],
};
