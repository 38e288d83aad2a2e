/** Entries of Codex before `wrap`; Codex 0.171 waits for a slow server only if it is required. */
import type { Kind, Named } from './kind.ts';

export interface WrapCodexCase extends Named {
  readonly before: string;
  /** The lines or keys that `wrap` adds. */
  readonly adds: readonly string[];
  /** What must be there in both: keys of the person. */
  readonly keeps?: readonly string[];
  /** Edits between `wrap` and `unwrap`, and what comes back. */
  readonly edit?: readonly [from: string, to: string];
  readonly after?: string;
}

const REQUIRED = 'required = true # mcp-lock wrap';
const TIMEOUT = 'startup_timeout_sec = 60 # mcp-lock wrap';
const BOTH = [REQUIRED, TIMEOUT];
const table = (...lines: readonly string[]) =>
  `${['[mcp_servers.n]', 'command = "uvx"', ...lines].join('\n')}\n`;

const CASES: readonly WrapCodexCase[] = [
  { name: 'a table', before: table('args = ["x"]'), adds: BOTH },
  { name: 'no arguments', before: table(), adds: BOTH },
  { name: 'no line feed at the end', before: table('args = ["x"]').trimEnd(), adds: BOTH },
  {
    name: 'CRLF',
    before: table('args = ["x"]', '# c', 'enabled = true').replaceAll('\n', '\r\n'),
    adds: BOTH,
  },
  {
    name: 'a comment behind the arguments',
    before: table('args = ["x"] # why', 'enabled = true'),
    adds: BOTH,
  },
  { name: 'arguments on lines', before: table('args = [', '  "x", # y', '] # why'), adds: BOTH },
  {
    name: 'blanks before the keys',
    before: '[mcp_servers.n]\n  command = "uvx"\n  args = ["x"]\n',
    adds: BOTH.map((one) => `  ${one}`),
  },
  {
    name: 'a table of variables behind it',
    before: `${table('args = ["x"]')}[mcp_servers.n.env]\nrequired = "true"\n`,
    adds: BOTH,
  },
  {
    name: 'keys with dots',
    before: '[mcp_servers]\nn.command = "uvx"\nn.args = ["x"]\n',
    adds: BOTH.map((one) => `n.${one}`),
  },
  {
    name: 'an inline table',
    before: 'mcp_servers.n = { command = "uvx", args = ["x"] }\n',
    adds: [', "required" = true, "startup_timeout_sec" = 60'],
  },
  {
    name: 'an inline table that got another key in between',
    before: 'mcp_servers.n = { command = "uvx", args = ["x"] }\n',
    adds: [', "required" = true, "startup_timeout_sec" = 60'],
    edit: [', "required"', ', env = { A = "b" }, "required"'],
    after: 'mcp_servers.n = { command = "uvx", args = ["x"], env = { A = "b" } }\n',
  },
  {
    name: 'an inline table in which a value was changed',
    before: 'mcp_servers.n = { command = "uvx", args = ["x"] }\n',
    adds: [', "required" = true, "startup_timeout_sec" = 60'],
    edit: ['"required" = true', '"required" = false'],
    after: 'mcp_servers.n = { command = "uvx", args = ["x"], "required" = false }\n',
  },
  {
    name: 'an inline table with an own key in quotes',
    before: 'mcp_servers.n = { command = "uvx", args = ["x"], "required" = true }\n',
    adds: [', "startup_timeout_sec" = 60'],
    keeps: ['"required" = true'],
  },
  {
    name: 'an inline table with an own time limit',
    before: 'mcp_servers = { n = { command = "uvx", args = ["x"], startup_timeout_sec = 5 } }\n',
    adds: [', "required" = true, startup'],
    keeps: ['startup_timeout_sec = 5 '],
  },
  {
    name: 'an inline table with the same keys already',
    before: 'mcp_servers.n = { command = "uvx", args = ["x"], required = true, startup_timeout_sec = 60 }\n',
    adds: [],
    keeps: ['["x"], required = true, startup_timeout_sec = 60'.slice(4)],
  },
  {
    name: 'both keys of the person, the same values',
    before: table('args = ["x"]', 'required = true', 'startup_timeout_sec = 60'),
    adds: [],
    keeps: ['required = true\n', 'startup_timeout_sec = 60\n'],
  },
  {
    name: 'not required on purpose',
    before: table('required = false', 'args = ["x"]'),
    adds: [TIMEOUT],
    keeps: ['required = false'],
  },
  {
    name: 'an own time limit',
    before: table('args = ["x"]', 'startup_timeout_sec = 12.5'),
    adds: [REQUIRED],
    keeps: ['startup_timeout_sec = 12.5'],
  },
  {
    name: 'an own time limit in the older unit',
    before: table('args = ["x"]', 'startup_timeout_ms = 5000'),
    adds: [REQUIRED],
    keeps: ['startup_timeout_ms = 5000'],
  },
  {
    name: 'the mark in a line of the person',
    before: table('args = ["x"]', 'enabled = true # mcp-lock wrap'),
    adds: BOTH,
    keeps: ['enabled = true # mcp-lock wrap'],
  },
  {
    name: 'a value that was changed meanwhile stays',
    before: table('args = ["x"]'),
    adds: BOTH,
    edit: ['startup_timeout_sec = 60 #', 'startup_timeout_sec = 90 #'],
    after: table('args = ["x"]', 'startup_timeout_sec = 90 # mcp-lock wrap'),
  },
  {
    name: "a mark that was taken away makes the key the person's",
    before: table('args = ["x"]'),
    adds: BOTH,
    edit: ['required = true # mcp-lock wrap', 'required = true'],
    after: table('args = ["x"]', 'required = true'),
  },
  {
    name: 'lines that were moved to the end',
    before: table('args = ["x"]', 'enabled = true'),
    adds: BOTH,
    edit: [`\n${REQUIRED}\n${TIMEOUT}\nenabled = true`, `\nenabled = true\n${TIMEOUT}\n${REQUIRED}`],
    after: table('args = ["x"]', 'enabled = true'),
  },
];

export const kind: Kind<WrapCodexCase> = {
  promise: 'accident',
  kind: 'A wrapped server of Codex is required and has time to start, and `unwrap` gives back every byte and every key of the person.',
  cases: CASES,
};
