/** A server behind the guard, beside the same server without it. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locked, scratch } from '../folders.js';
import { calls } from '../guard.js';
import { bare, bin } from '../processes.js';
import { byTurns, middle, plain, ratio } from '../rounds.js';

const ROUNDS = 5;
const sdkServer = fileURLToPath(new URL('../../servers/sdk-v1.js', import.meta.url));
const LINE = ['npx', '-y', '@modelcontextprotocol/server-memory@2026.8.31'];

/** From nothing to the lists: what npx has in its cache, and what lies in the store. */
export async function guard() {
  const folder = await locked('stored', { memory: { command: LINE[0], args: LINE.slice(1) } });
  const env = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') };
  const guarded = [process.execPath, bin, 'guard', 'memory', '--', ...LINE];
  const { npx, store } = await byTurns({
    npx: () => bare(folder, [LINE], env),
    store: () => bare(folder, [guarded], env),
  });
  return [ratio('guard from the store, lists and end ÷ npx -y', store, npx, 0.6)];
}

/** The same calls to the same server of the SDK, straight and through the guard, by turns. */
export async function guardCalls() {
  const line = ['node', sdkServer];
  const tool = { name: 'find_book', arguments: { words: 'tea' } };
  const folder = await locked('calls', { it: { command: line[0], args: line.slice(1) } });
  const ways = { straight: line, guarded: [process.execPath, bin, 'guard', 'it', '--', ...line] };
  const told = { straight: [], guarded: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [way, command] of Object.entries(ways)) told[way].push(await calls(command, folder, tool));
  }
  const latency = (way) => middle(told[way].map(({ latencyMs }) => latencyMs));
  const rate = (way) => middle(told[way].map(({ perSecond }) => perSecond));
  return [
    plain(
      'a call through the guard, more than straight',
      latency('guarded') - latency('straight'),
      'ms',
      0.3,
      {
        seconds: `${latency('guarded').toFixed(3)} − ${latency('straight').toFixed(3)} ms`,
      },
    ),
    plain('calls a second through the guard ÷ straight', rate('guarded') / rate('straight'), '×', 0.75, {
      atLeast: true,
      seconds: `${Math.round(rate('guarded'))} ÷ ${Math.round(rate('straight'))} a second`,
    }),
  ];
}
