/** An agent of its own on `@modelcontextprotocol/sdk` 1.x: it sees and calls only what is locked. */
import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { guardClient, readLockfile } from 'mcp-lock';

const lockfile = readLockfile(readFileSync('mcp-lock.json'), 'mcp-lock.json');
const client = guardClient(new Client({ name: 'my-agent', version: '1.0.0' }), {
  lockfile,
  server: 'notes',
  onEvent: (event) => console.error(JSON.stringify(event)),
});
await client.connect(new StdioClientTransport({ command: 'node', args: process.argv.slice(2) }));
console.log((await client.listTools()).tools.map(({ name }) => name).join(' '));
await client.close();
