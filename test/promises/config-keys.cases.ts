/** Configs with a key that two programs read differently. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly client: string;
  /** Its name, where that matters. */
  readonly file?: string;
  /** `$[` stands for the opening of a variable, so that none is mistaken for a template. */
  readonly text: string;
  /** Where the problems stand, and what they say; none: the config is read without one. */
  readonly problems?: readonly (readonly [pointer: string, says: RegExp])[];
}

const a = (command: string): string => `{"command": "${command}"}`;
const CLAUDE = 'claude-code';

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A key of a config that programs read differently is an error with both places, for each server it concerns.',
  cases: [
    {
      name: 'a server twice',
      client: CLAUDE,
      text: `{"mcpServers": {"a": ${a('x')},\n"a": ${a('y')}}}`,
      problems: [['/mcpServers/a', /line 1 and in line 2/]],
    },
    {
      name: 'the servers twice',
      client: CLAUDE,
      text: `{"mcpServers": {"a": ${a('x')}},\n\n"mcpServers": {"a": ${a('y')}}}`,
      problems: [['/mcpServers', /line 1 and in line 3/]],
    },
    {
      name: 'a command twice in one entry',
      client: 'cursor',
      text: '{"mcpServers": {"a": {"command": "x", "args": [], "command": "y"}}}',
      problems: [['/mcpServers/a/command', /line 1 and in line 1/]],
    },
    {
      name: 'the same key with an escape',
      client: CLAUDE,
      text: '{"mcpServers": {"a": {"command": "x",\n"\\u0063ommand": "y"}}}',
      problems: [['/mcpServers/a/command', /line 1 and in line 2/]],
    },
    {
      name: 'a variable of the environment twice',
      client: CLAUDE,
      text: '{"mcpServers": {"a": {"command": "x", "env": {"K": "1", "K": "2"}}}}',
      problems: [['/mcpServers/a/env/K', /twice/]],
    },
    {
      name: 'a key above the servers twice',
      client: 'vscode',
      text: '{"mcp": {"servers": {"a": {"command": "x"}}}, "mcp": {"servers": {}}}',
      problems: [['/mcp', /twice/]],
    },
    {
      name: 'three times',
      client: CLAUDE,
      text: '{"mcpServers": {"a": {"command": "x"},\n"a": {"command": "y"},\n"a": {"command": "x"}}}',
      problems: [
        ['/mcpServers/a', /line 1 and in line 2/],
        ['/mcpServers/a', /line 2 and in line 3/],
      ],
    },
    {
      name: 'YAML, a server twice',
      client: 'goose',
      text: 'extensions:\n  a: {cmd: x}\n  a: {cmd: y}\n',
      problems: [['/extensions/a', /line 2 and in line 3/]],
    },
    {
      name: 'YAML, once in quotes',
      client: 'librechat',
      text: 'mcpServers:\n  a:\n    command: x\n    "command": y\n',
      problems: [['/mcpServers/a/command', /line 3 and in line 4/]],
    },
    {
      name: 'a server in the prototype',
      client: 'opencode',
      text: '{"mcp": {"__proto__": {"a": {"type": "local", "command": ["x"]}}}}',
      problems: [
        ['/mcp/__proto__', /needs|neither|command/],
        ['/mcp/__proto__', /"__proto__"/],
      ],
    },
    {
      name: 'the servers in the prototype of the file',
      client: 'opencode',
      text: '{"__proto__": {"mcp": {"a": {"type": "local", "command": ["x"]}}}, "theme": "x"}',
      problems: [['/__proto__', /"__proto__"/]],
    },
    {
      name: 'a command in the prototype of an entry',
      client: CLAUDE,
      text: '{"mcpServers": {"a": {"command": "x", "__proto__": {"args": ["y"]}}}}',
      problems: [['/mcpServers/a/__proto__', /"__proto__"/]],
    },
    {
      name: 'servers in capitals, of a client that takes them for the same',
      client: 'crush',
      text: '{"mcp": {"a": {"type": "stdio", "command": "x"}}, "Mcp": {"b": {"type": "stdio", "command": "y"}}}',
      problems: [['/Mcp', /lower case/]],
    },
    {
      name: 'only in capitals',
      client: 'crush',
      text: '{"MCP": {"b": {"type": "stdio", "command": "y"}}}',
      problems: [['/MCP', /lower case/]],
    },
    {
      name: 'a command in capitals beside another',
      client: 'crush',
      text: '{"mcp": {"a": {"type": "stdio", "command": "x", "Command": "y"}}}',
      problems: [['/mcp/a/Command', /lower case/]],
    },
    {
      name: 'a letter that folds to another',
      client: 'crush',
      text: '{"mcp": {"a": {"type": "stdio", "command": "x", "arg\\u017f": ["y"]}}}',
      problems: [['/mcp/a/arg\u{17f}', /lower case/]],
    },
    {
      name: 'a server in capitals',
      client: 'crush',
      text: '{"mcp": {"MCP": {"type": "stdio", "command": "x"}}}',
    },
    {
      name: 'a variable in capitals',
      client: 'crush',
      text: '{"mcp": {"a": {"type": "stdio", "command": "x", "env": {"COMMAND": "y"}}}}',
    },
    {
      name: 'a server in capitals, of a client that tells them apart',
      client: CLAUDE,
      text: '{"mcpServers": {"a": {"command": "x"}, "A": {"command": "y"}}}',
    },
    {
      name: 'the same server twice with the same values',
      client: CLAUDE,
      text: `{"mcpServers": {"a": ${a('x')}, "a": ${a('x')}}}`,
    },
    {
      name: 'a key twice far from the servers',
      client: 'gemini-cli',
      text: '{"ui": {"theme": "x", "theme": "y"}, "mcpServers": {"a": {"command": "x"}}}',
    },
    {
      name: 'a server in a map of servers and beside it',
      client: 'opencode',
      file: 'opencode.json',
      text: '{"mcp": {"a": {"type": "local", "command": ["x"]}, "servers": {"a": {"type": "local", "command": ["y"]}}}}',
      problems: [['/mcp/servers/a', /also beside it/]],
    },
    {
      name: 'a switch beside a map of servers',
      client: 'opencode',
      file: 'opencode.json',
      text: '{"mcp": {"servers": {"a": {"type": "local", "command": ["y"]}}, "a": {"enabled": false}}}',
      problems: [['/mcp/servers/a', /also beside it/]],
    },
    {
      name: 'a map of servers that is a server itself',
      client: 'opencode',
      file: 'opencode.json',
      text: '{"mcp": {"servers": {"type": "local", "command": ["x"], "a": {"type": "local", "command": ["y"]}}}}',
      problems: [
        ['/mcp/servers', /one server/],
        ['/mcp/servers/type', /./],
        ['/mcp/servers/command', /./],
      ],
    },
    {
      name: 'a map of servers that is a remote server itself, in Kilo Code',
      client: 'kilo',
      file: 'kilo.json',
      text: '{"mcp": {"servers": {"url": "https://a.example/", "a": {"type": "local", "command": ["y"]}}}}',
      problems: [
        ['/mcp/servers', /one server/],
        ['/mcp/servers/url', /./],
      ],
    },
    {
      name: 'a server whose name is a key of a server',
      client: 'opencode',
      file: 'opencode.json',
      text: '{"mcp": {"servers": {"type": {"type": "local", "command": ["x"]}, "a": {"type": "local", "command": ["y"]}}, "b": {"type": "local", "command": ["z"]}}}',
    },
    {
      name: 'a server that is called servers',
      client: 'opencode',
      file: 'opencode.json',
      text: '{"mcp": {"servers": {"type": "local", "command": ["x"]}}}',
    },
  ],
};
