/** What one lockfile says otherwise than another. */
import { readFileSync } from 'node:fs';
import { compare, readLockfile } from 'mcp-lock';

const [before = '', after = ''] = process.argv.slice(2);
const read = (path: string) => readLockfile(readFileSync(path), path);
for (const { severity, server, rule } of compare(read(before), read(after)))
  console.log(severity, server, rule);
