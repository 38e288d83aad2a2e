/** Configs of clients and formats that are not simply a map of servers in JSON, as their clients read them. */
import type { Kind, Named } from './kind.ts';

export interface ConfigCase extends Named {
  /** Where the file is, below the folder of the lock. */
  readonly path: string;
  readonly text: string;
  /** It is at the place where its client looks for it; else it is named with `--config`. */
  readonly placed?: true;
  /** `key client transport words`, sorted by key. */
  readonly servers: readonly string[];
  /** A part of each problem. */
  readonly problems?: readonly string[];
  /** Servers that `wrap`, or `init --pin`, leaves to a person; the others are changed, and changed back byte for byte. */
  readonly byHand?: { readonly wrap?: readonly string[]; readonly pin?: readonly string[] };
  /** A part of each notice. */
  readonly notices?: readonly string[];
}

const ONE = '{"mcpServers": {"notes": {"command": "npx", "args": ["-y", "notes-mcp"]}}}';
const ADDRESS = 'https://mcp.example.com/mcp';
const LINE = 'stdio npx -y notes-mcp';
const UNKNOWN = 'does not know this format';

const standard = (path: string, client: string, notice?: string): ConfigCase => ({
  name: path,
  path,
  placed: true,
  text: ONE,
  servers: [`notes ${client} ${LINE}`],
  ...(notice === undefined ? {} : { notices: [notice] }),
});

/** Files of clients at their usual places. */
const PLACED: readonly ConfigCase[] = [
  standard('.ai/mcp/mcp.json', 'jetbrains-ai'),
  standard('.bob/mcp.json', 'bob'),
  standard('.idx/mcp.json', 'firebase-studio'),
  standard('.agents/mcp.json', 'agents-folder'),
  standard('.agent/mcp_config.json', 'antigravity'),
  standard('.pi/mcp.json', 'pi'),
  standard('.omp/mcp.json', 'omp'),
  standard('.qoder/mcp.json', 'qoder'),
  standard('.devin/mcp_config.json', 'devin'),
  standard('.iflow/settings.json', 'iflow'),
  standard('.rulesync/mcp.json', 'rulesync'),
  standard('.ruler/mcp.json', 'ruler'),
  standard('.codebuddy/mcp.json', 'codebuddy'),
  standard('.kimi-code/mcp.json', 'kimi'),
  standard('fastmcp.json', 'fastmcp'),
  standard('src/main/resources/mcp-servers.json', 'spring-ai'),
  ...[
    '.claude/mcp.json',
    '.cline/mcp.json',
    '.copilot/mcp-config.json',
    '.github/copilot/mcp.json',
    '.kimi/mcp.json',
    '.windsurf/mcp.json',
  ].map((path) => standard(path, 'no-client', 'does not document that it reads this file')),
  {
    name: '.grok/config.toml',
    path: '.grok/config.toml',
    placed: true,
    text: '[mcp_servers.notes]\ncommand = "npx"\nargs = ["-y", "notes-mcp"]\nenabled = true\n',
    servers: [`notes grok ${LINE}`],
  },
  {
    name: '.hermes/config.yaml in a repository',
    path: '.hermes/config.yaml',
    placed: true,
    text: 'mcp_servers:\n  notes:\n    command: npx\n    args: [-y, notes-mcp]\n',
    servers: [`notes no-client ${LINE}`],
    notices: ['~/.hermes/config.yaml'],
  },
];

const MCPORTER: readonly ConfigCase[] = [
  {
    name: 'mcporter: baseUrl, a list and one line as command, imports',
    path: 'config/mcporter.json',
    placed: true,
    text: `{"mcpServers": {
      "line": {"command": "npx -y notes-mcp"},
      "list": {"command": ["npx", "-y", "notes-mcp"], "args": ["ignored"]},
      "url": {"baseUrl": "${ADDRESS}"},
      "words": {"command": "npx", "args": ["-y", "notes-mcp"]}
    }, "imports": ["cursor"]}`,
    servers: [
      `line mcporter ${LINE} in config`,
      `list mcporter ${LINE} in config`,
      `url mcporter http ${ADDRESS}`,
      `words mcporter ${LINE} in config`,
    ],
    notices: ['mcporter also starts the servers of other clients'],
  },
  {
    name: 'mcporter: an address wins over a command, and a type means nothing',
    path: 'config/mcporter.json',
    text: `{"mcpServers": {"both": {"command": "npx", "args": ["-y", "notes-mcp"], "baseUrl": "${ADDRESS}", "type": "stdio"}}}`,
    byHand: { wrap: ['both'] },
    servers: [`both mcporter http ${ADDRESS}`],
    notices: ['This client uses "baseUrl"', 'does not act on these keys'],
  },
  {
    name: 'mcporter: a line that two programs split in different ways',
    path: 'config/mcporter.json',
    text: '{"mcpServers": {"a": {"command": "npx -y \\"\\" notes-mcp"}, "b": {"command": "npx\\\\ -y notes-mcp"}}}',
    servers: [],
    problems: ['split in different ways', 'split in different ways'],
  },
  {
    name: 'mcporter: a folder of its own is below that of the config',
    path: 'config/mcporter.json',
    text: '{"mcpServers": {"a": {"command": "./run.sh", "cwd": ".."}, "b": {"command": "./run.sh", "cwd": "sub"}}}',
    servers: ['a mcporter stdio ./run.sh', 'b mcporter stdio ./run.sh in config/sub'],
  },
];

const LISTS: readonly ConfigCase[] = [
  {
    name: 'Vibe: a list of tables, commands as lines and as lists',
    path: '.vibe/config.toml',
    placed: true,
    text: `[[mcp_servers]]
name = "line"
transport = "stdio"
command = "npx -y notes-mcp"
[[mcp_servers]]
name = "list"
transport = "stdio"
command = ["npx"]
args = ["-y", "notes-mcp"]
[[mcp_servers]]
name = "url"
transport = "streamable-http"
url = "${ADDRESS}"
api_key_env = "NOTES_KEY"
api_key_header = "X-Key"
api_key_format = "{token}"
`,
    servers: [`line vibe ${LINE}`, `list vibe ${LINE}`, `url vibe http ${ADDRESS} with X-Key`],
  },
  {
    name: 'Vibe: a form of the header that is not only a prefix',
    path: '.vibe/config.toml',
    text: `[[mcp_servers]]\nname = "a"\ntransport = "http"\nurl = "${ADDRESS}"\napi_key_env = "K"\napi_key_format = "a{token}b"\n`,
    servers: [],
    problems: ['must end in {token}'],
  },
  {
    name: 'OpenHands: three lists, addresses alone',
    path: 'config.toml',
    text: `[mcp]
stdio_servers = [ {name="oh", command="npx", args="-y notes-mcp"}, {command="uvx", args=["other-mcp"]} ]
sse_servers = ["https://mcp.example.com/sse", {url="https://b.example.com/sse", api_key="k"}]
shttp_servers = [{url="${ADDRESS}"}]
`,
    // A command line in `args`; and OpenHands starts no command of the other two lists.
    byHand: { wrap: ['oh', 'shttp-1', 'sse-1', 'sse-2'] },
    servers: [
      `oh openhands ${LINE}`,
      `shttp-1 openhands http ${ADDRESS}`,
      'sse-1 openhands sse https://mcp.example.com/sse',
      'sse-2 openhands sse https://b.example.com/sse with Authorization',
      'stdio-2 openhands stdio uvx other-mcp',
    ],
  },
  {
    name: 'tiny-agents: a list without names',
    path: 'agent.json',
    text: `{"model": "x", "servers": [{"type": "stdio", "command": "npx", "args": ["-y", "notes-mcp"]}, {"type": "http", "url": "${ADDRESS}"}]}`,
    servers: [`server-1 tiny-agents ${LINE}`, `server-2 tiny-agents http ${ADDRESS}`],
  },
  {
    name: 'Docker Agent: toolsets, definitions, the catalog',
    path: 'agent.yaml',
    text: `agents:
  root:
    model: x
    toolsets:
      - type: filesystem
      - type: lsp
        command: gopls
      - type: mcp
        command: npx
        args: [-y, notes-mcp]
      - type: mcp
        ref: docker:search
      - type: mcp
        ref: shared
  helper:
    toolsets:
      - type: mcp
        name: far
        remote: {url: ${ADDRESS}, transport_type: sse}
mcps:
  shared:
    command: uvx
    args: [other-mcp]
`,
    byHand: { wrap: ['far'] },
    servers: [
      `far docker-agent sse ${ADDRESS}`,
      `root-3 docker-agent ${LINE}`,
      'shared docker-agent stdio uvx other-mcp',
    ],
    problems: ["Docker's MCP catalog"],
  },
  {
    name: 'Docker Agent: one key is not a list',
    path: 'agent.yaml',
    text: 'agents:\n  a: {toolsets: {x: 1}}\n  b: {toolsets: mcp}\n  c:\n    toolsets: [{type: mcp, command: npx, args: [-y, notes-mcp]}]\n',
    servers: [`c-1 docker-agent ${LINE}`],
    problems: ['must be an object', 'must be an object'],
  },
];

const DESCRIPTIONS: readonly ConfigCase[] = [
  {
    name: 'a bundle that its host runs with uv',
    path: 'manifest.json',
    text: '{"name": "u", "server": {"type": "uv", "entry_point": "src/server.py"}}',
    byHand: { wrap: ['u'] },
    servers: ['u mcpb stdio uv run --directory ${__dirname} src/server.py'],
    notices: ['no launch line'],
  },
  {
    name: 'a bundle of type uv with a launch line',
    path: 'manifest.json',
    text: '{"name": "u", "server": {"type": "uv", "entry_point": "x.py", "mcp_config": {"command": "uv", "args": ["run", "y.py"]}}}',
    servers: ['u mcpb stdio uv run y.py'],
  },
  {
    name: 'a bundle of another type without a launch line',
    path: 'manifest.json',
    text: '{"name": "u", "server": {"type": "node", "entry_point": "x.js"}}',
    servers: [],
    problems: ['no launch line'],
  },
  {
    name: 'a description for the MCP Registry',
    path: 'server.json',
    text: `{"name": "io.github.acme/notes", "version": "1.2.3", "packages": [{"registryType": "npm", "identifier": "notes-mcp", "version": "1.2.3", "transport": {"type": "stdio"}}], "remotes": [{"type": "streamable-http", "url": "${ADDRESS}"}]}`,
    servers: [],
    problems: ['MCP Registry'],
  },
  {
    name: 'a description of FastMCP, named',
    path: 'fastmcp.json',
    text: '{"$schema": "https://gofastmcp.com/x", "source": {"path": "server.py"}}',
    servers: [],
    problems: ['fastmcp run'],
  },
  {
    name: 'a description of FastMCP, found',
    path: 'fastmcp.json',
    placed: true,
    text: '{"source": {"path": "server.py"}}',
    servers: [],
    notices: ['fastmcp run'],
  },
];

const SPRING: readonly ConfigCase[] = [
  {
    name: 'Spring AI: all three kinds of connections',
    path: 'src/main/resources/application.yml',
    placed: true,
    text: `spring:
  application: {name: x}
  ai:
    mcp:
      client:
        stdio:
          connections:
            local:
              command: npx
              args: [-y, notes-mcp]
        sse:
          connections:
            feed: {url: https://a.example.com}
            other: {url: https://b.example.com/base, sse-endpoint: /events}
        streamable-http:
          connections:
            far: {url: https://mcp.example.com}
`,
    byHand: { wrap: ['far', 'feed', 'other'] },
    servers: [
      `far spring-ai http ${ADDRESS}`,
      'feed spring-ai sse https://a.example.com/sse',
      `local spring-ai ${LINE}`,
      'other spring-ai sse https://b.example.com/events',
    ],
  },
  {
    name: 'Spring AI: keys joined by dots and spelled in another way',
    path: 'application.yaml',
    placed: true,
    text: `spring.ai.mcp.client:
  stdio.connections.local.command: npx
  stdio.connections:
    local.args: [-y, notes-mcp]
  streamableHttp.connections.far:
    url: https://mcp.example.com
`,
    byHand: { wrap: ['far', 'local'], pin: ['local'] },
    servers: [`far spring-ai http ${ADDRESS}`, `local spring-ai ${LINE}`],
  },
  {
    name: 'Spring AI: properties, with lists, escapes and lines that go on',
    path: 'src/main/resources/application-dev.properties',
    placed: true,
    text: `# spring.ai.mcp.client.stdio.connections.no.command=x
spring.ai.mcp.client.stdio.connections.local.command=npx
spring.ai.mcp.client.stdio.connections.local.args[0]=-y
spring.ai.mcp.client.stdio.connections.local.args[1]=notes-mcp
spring.ai.mcp.client.stdio.connections.\\
  commas.command : npx
spring.ai.m\\u0063p.client.stdio.connections.commas.args=-y, notes-mcp
spring.ai.mcp.client.sse.connections.feed.url=https\\://a.example.com
`,
    byHand: { wrap: ['commas', 'feed', 'local'], pin: ['commas', 'local'] },
    servers: [
      `commas spring-ai ${LINE}`,
      'feed spring-ai sse https://a.example.com/sse',
      `local spring-ai ${LINE}`,
    ],
  },
  {
    name: 'Spring AI: a second document',
    path: 'application.yml',
    placed: true,
    text: 'server: {port: 1}\n---\nspring:\n  config: {activate: {on-profile: dev}}\n  ai: {mcp: {client: {stdio: {connections: {local: {command: npx, args: [-y, notes-mcp]}}}}}}\n',
    byHand: { wrap: ['local'], pin: ['local'] },
    servers: [`local spring-ai ${LINE}`],
  },
  {
    name: 'Spring AI: values that Maven fills in',
    path: 'application.yml',
    placed: true,
    text: 'app:\n  version: @project.version@\n  list: [@a@, @b.c@] # x @y@\nspring.ai.mcp.client.stdio.connections.local: {command: npx, args: [-y, notes-mcp]}\n',
    byHand: { wrap: ['local'], pin: ['local'] },
    servers: [`local spring-ai ${LINE}`],
  },
  {
    name: 'Spring AI: MCP hidden behind escapes',
    path: 'application.yml',
    placed: true,
    text: '"spring":\n  ai: {"\\x6dcp": {client: {stdio: {connections: {local: {command: npx, args: [-y, notes-mcp]}}}}}}\n',
    servers: [`local spring-ai ${LINE}`],
  },
  {
    name: 'Spring AI: servers in a file that is not looked for',
    path: 'application.yml',
    placed: true,
    text: 'spring.ai.mcp.client.stdio.servers-configuration: classpath:tools.json\n',
    servers: [],
    problems: ['tools.json'],
  },
  {
    name: 'Spring AI: servers in the usual JSON file',
    path: 'application.yml',
    placed: true,
    text: 'spring.ai.mcp.client.stdio.servers-configuration: classpath:mcp-servers.json\n',
    servers: [],
  },
];

const SHAPES: readonly ConfigCase[] = [
  {
    name: 'servers one level deeper, for each environment',
    path: 'x.json',
    text: `{"environments": {"dev": ${ONE}}}`,
    servers: [`notes generic ${LINE}`],
    notices: ['reads the servers under this key too'],
  },
  {
    name: 'servers in profiles, TOML',
    path: 'x.toml',
    text: '[profiles.work.mcp_servers.notes]\ncommand = "npx"\nargs = ["-y", "notes-mcp"]\n',
    servers: [`notes generic ${LINE}`],
    notices: ['reads the servers under this key too'],
  },
  {
    name: 'servers below tools.mcp',
    path: 'x.yaml',
    text: 'tools:\n  mcp:\n    notes: {command: npx, args: [-y, notes-mcp]}\n',
    servers: [`notes generic ${LINE}`],
    notices: ['reads the servers under this key too'],
  },
  {
    name: 'servers beside those under a known key',
    path: 'x.json',
    text: `{"mcpServers": {"a": {"command": "a"}}, "agents": [{"mcp": {"servers": {"b": {"command": "b"}}}}]}`,
    servers: ['a generic stdio a', 'b generic stdio b'],
    notices: ['reads the servers under this key too'],
  },
  {
    name: 'a list of command lines',
    path: 'x.yaml',
    text: 'tools:\n  mcp: ["npx -y notes-mcp", "uvx other"]\n',
    servers: [],
    problems: [UNKNOWN],
  },
  {
    name: 'a list of command lines under a known key',
    path: 'x.toml',
    text: '[mcp]\nservers = ["npx -y notes-mcp"]\n',
    servers: [],
    problems: ['must be an object'],
  },
  {
    name: 'tools of type mcp',
    path: 'x.yaml',
    text: 'tools:\n  - type: mcp\n    server: {command: python, args: [server.py]}\n',
    servers: [],
    problems: [UNKNOWN],
  },
  {
    name: 'commands under keys of no known client, TOML',
    path: 'x.toml',
    text: '[dev.notes]\ncommand = "npx"\nargs = ["-y", "notes"]\n',
    servers: [],
    problems: [UNKNOWN],
  },
  {
    name: 'a workspace of VS Code with servers at the top',
    path: 'team.code-workspace',
    placed: true,
    text: '{"folders": [], "mcp": {"servers": {"notes": {"command": "npx", "args": ["-y", "notes-mcp"]}}}}',
    servers: [`notes vscode ${LINE}`],
    notices: ['reads the servers under this key too'],
  },
  {
    name: 'a list of tables in a TOML file of another name',
    path: 'x.toml',
    text: '[[mcp_servers]]\nname = "notes"\ntransport = "stdio"\ncommand = "npx"\nargs = ["-y", "notes-mcp"]\n',
    servers: [`notes vibe ${LINE}`],
    notices: ['starts the server anyway'],
  },
  {
    name: 'tools of type mcp with a command of their own, beside servers',
    path: 'x.json',
    text: '{"mcpServers": {"a": {"command": "a"}}, "tools": [{"type": "mcp", "command": "b"}]}',
    servers: ['a generic stdio a'],
    problems: [UNKNOWN],
  },
  {
    name: 'servers below a key of another purpose',
    path: 'x.json',
    text: '{"mcpServers": {"a": {"command": "a"}}, "models": {"mcpServers": {"b": {"command": "b"}}}}',
    servers: ['a generic stdio a', 'b generic stdio b'],
    notices: ['reads the servers under this key too'],
  },
  {
    name: 'a line in a list under a key of no known client',
    path: 'x.toml',
    text: '[server.notes]\ncmd = ["npx", "-y", "notes-mcp"]\n',
    servers: [],
    problems: [UNKNOWN],
  },
  {
    name: 'nested beyond measure',
    path: 'x.json',
    text: `{"a": ${'{"a": '.repeat(900)}${ONE}${'}'.repeat(901)}`,
    servers: [`notes generic ${LINE}`],
    notices: ['reads the servers under this key too'],
  },
];

/** Files of other purposes, which must stay without a word. */
const QUIET: readonly ConfigCase[] = [
  ...[
    ['application.yml', 'server:\n  port: 8080\nlogging.pattern.console: "%d \\x20 %msg"\n'],
    ['application.yml', 'app:\n  version: @project.version@\n'],
    ['application.yml', 'a: 1\n---\nb: 2\n'],
    ['application.yml', '- a list\n'],
    ['application.properties', 'server.port=8080\nbroken\n=x\n'],
    ['application.yml', 'spring.ai.mcp.server:\n  name: mine\n  stdio: true\n'],
    ['config.toml', '[server]\ncommand = "hugo"\nargs = ["server"]\n'],
    ['config.toml', 'not = toml = at all'],
    ['.grok/config.toml', '[ui]\ntheme = "dark"\n'],
    ['.vibe/config.toml', 'active_model = "x"\n'],
    ['.iflow/settings.json', '{"theme": "dark"}'],
    ['.qoder/settings.json', '{"permissions": {}}'],
    ['.hermes/config.yaml', 'model: x\n'],
    ['.devin/config.json', '{"theme": "dark"}'],
    ['.ruler/ruler.toml', 'default_agents = ["claude"]\n'],
  ].map(
    ([path = '', text = '']): ConfigCase => ({
      name: `${path}: ${text.slice(0, 40).replaceAll('\n', ' ')}`,
      path,
      text,
      placed: true,
      servers: [],
    }),
  ),
  {
    name: 'a named opencode config with commands that are no servers',
    path: 'x.json',
    text: '{"$schema": "https://opencode.ai/config.json", "mcp": {"notes": {"type": "local", "command": ["npx", "-y", "notes-mcp"]}}, "formatter": {"x": {"command": ["npx", "prettier"]}}, "lsp": {"y": {"command": ["npx", "lsp-mcp"]}}}',
    servers: [`notes opencode ${LINE}`],
  },
  {
    name: 'a named VS Code config with inputs that are commands',
    path: 'x.json',
    text: '{"mcp": {"inputs": [{"id": "a", "type": "command", "command": "npx x"}], "servers": {"notes": {"command": "npx", "args": ["-y", "notes-mcp"]}}}}',
    servers: [`notes vscode ${LINE}`],
  },
  {
    name: 'a named TOML file without servers',
    path: 'x.toml',
    text: 'model = "x"\n[tools.shell]\ncommand = "bash"\n',
    servers: [],
    notices: ['No servers found'],
  },
];

export const kind: Kind<ConfigCase> = {
  promise: 'accident',
  kind: 'A config in any format: every server in it is read as its client starts it, or named in a message.',
  open: 'Servers that a program builds in code or from environment variables are in no config, so nobody reads them.',
  cases: [...PLACED, ...MCPORTER, ...LISTS, ...DESCRIPTIONS, ...SPRING, ...SHAPES, ...QUIET],
};
