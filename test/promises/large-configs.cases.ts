/** Configs with so many servers or variables that work for each pair of them would take minutes. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** The name of the config. */
  readonly file: string;
  readonly client: string;
  readonly text: () => string;
  /** How many servers it has. */
  readonly servers: number;
}

const opened = (value: string): string =>
  `{"mcp": {"a": {"type": "local", "command": ["x"], "environment": {"K": "${value}"}}}}`;
const many = (count: number, one: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(',');

export const kind: Kind<Case> = {
  promise: 'processes',
  kind: 'A config has very many servers or variables. It is read in a time that grows with its size.',
  cases: [
    {
      name: 'names of files in one line',
      file: 'opencode.json',
      client: 'opencode',
      text: () => opened('{file:a}'.repeat(40_000)),
      servers: 1,
    },
    {
      name: 'variables in one string',
      file: 'opencode.json',
      client: 'opencode',
      text: () => opened('{env:NONE}'.repeat(40_000)),
      servers: 1,
    },
    {
      name: 'variables in one string before a long comment',
      file: 'kilo.json',
      client: 'kilo',
      text: () => opened('{env:NONE}'.repeat(20_000)).replace('}}}}', `/*${'*'.repeat(500_000)}*/}}}}`),
      servers: 1,
    },
    {
      name: 'variables on comment lines',
      file: 'kilo.json',
      client: 'kilo',
      text: () => `${'// {env:NONE} {file:a}\n'.repeat(20_000)}${opened('x')}`,
      servers: 1,
    },
    {
      name: 'servers of a client that merges its configs',
      file: 'opencode.json',
      client: 'opencode',
      text: () => `{"mcp": {${many(1_500, (i) => `"s${i}": {"type": "local", "command": ["x${i}"]}`)}}}`,
      servers: 1_500,
    },
    {
      name: 'servers of a file that several clients read',
      file: '.mcp.json',
      client: 'claude-code',
      text: () => `{"mcpServers": {${many(1_500, (i) => `"s${i}": {"command": "x${i}"}`)}}}`,
      servers: 1_500,
    },
  ],
};
