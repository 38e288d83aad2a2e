/** What Gemini CLI and Qwen Code, which began as a copy of it, have in common. */
import type { Listed, RealClient } from '../client.ts';

export const adds: NonNullable<RealClient['adds']> = (server, url) => [
  ['mcp', 'add', '--scope', 'project', 'of-project', ...server, '--env', 'COLOR=green'],
  ['mcp', 'add', '--scope', 'project', '--transport', 'http', 'of-web', url, '--header', 'X-Team: red'],
  ['mcp', 'add', '--scope', 'user', 'of-user', ...server],
];

/** The servers in what `mcp list` prints, without colours. */
export const listedIn = (text: string): readonly Listed[] =>
  [...text.matchAll(/^\S ([\w-]+): (.+?) \(\w+\) - \S/gm)].map(([, name = '', launch = '']) => ({
    name,
    launch,
  }));
