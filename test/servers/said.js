/**
 * An MCP server over stdio for what a relay must not alter and a guard must stop: `node said.js SURFACE.json`. Without
 * more it lists what the file holds, as `scripted.js` does. Beside the file, read anew at every message:
 *
 *   SURFACE.json.said    { "METHOD": ["line", …] }: what it writes when that method comes ("METHOD CURSOR": the next page) in place
 *                        of an answer, each line
 *                        as it stands, without a newline of its own; `$ID` stands for the id of the request. A line may
 *                        be { "base64": "…" } or { "repeat": "text", "times": N }
 *   SURFACE.json.heard   every byte it was given, appended
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file] = process.argv.slice(2);
const surface = JSON.parse(readFileSync(file, 'utf8'));
const LISTS = {
  'tools/list': 'tools',
  'prompts/list': 'prompts',
  'resources/list': 'resources',
  'resources/templates/list': 'resourceTemplates',
};

process.stdin.on('data', (chunk) => appendFileSync(`${file}.heard`, chunk));
createInterface({ input: process.stdin })
  .on('line', receive)
  .on('close', () => process.exit(0));

function receive(text) {
  const { id, method: asked, params } = JSON.parse(text);
  const method = params?.cursor === undefined ? asked : `${asked} ${params.cursor}`;
  const said = existsSync(`${file}.said`) ? JSON.parse(readFileSync(`${file}.said`, 'utf8')) : {};
  if (said[method] !== undefined) {
    for (const line of said[method]) process.stdout.write(bytesOf(line, id));
  } else if (id !== undefined && method !== undefined) {
    process.stdout.write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},${answer(method)}}\n`);
  }
}

function bytesOf(line, id) {
  if (typeof line === 'string') return line.replaceAll('$ID', JSON.stringify(id));
  return line.base64 === undefined ? line.repeat.repeat(line.times) : Buffer.from(line.base64, 'base64');
}

function answer(method) {
  const list = LISTS[method];
  if (method === 'initialize') return `"result":${JSON.stringify(surface.server)}`;
  if (list !== undefined && surface[list]) return `"result":${JSON.stringify({ [list]: surface[list] })}`;
  if (method === 'tools/call') return '"result":{"content":[{"type":"text","text":"done"}]}';
  return '"error":{"code":-32601,"message":"Method not found"}';
}
