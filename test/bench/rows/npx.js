/** Published servers started by npx, pinned and installed, beside a bare client on the same lines. */
import { tmpdir } from 'node:os';
import { linesOf, locked } from '../folders.js';
import { bare, lock } from '../processes.js';
import { byTurns, ROUNDS, ratio } from '../rounds.js';

/** The first run proves the files, the second starts directly, and the third starts before the command line is read. */
const WARM = 3;
const MEMORY = npx('@modelcontextprotocol/server-memory@2026.8.31');
const FILES = npx('@modelcontextprotocol/server-filesystem@2026.8.31', tmpdir());
const EVERYTHING = npx('@modelcontextprotocol/server-everything@2026.7.4', 'stdio');

export async function one() {
  const servers = { memory: MEMORY };
  const folder = await locked('one', servers);
  const { client, verify } = await byTurns(
    { client: () => bare(folder, linesOf(servers)), verify: () => lock(folder, 'verify') },
    ROUNDS,
    WARM,
  );
  return [ratio('verify of a pinned, installed npx server ÷ bare client', verify, client, 0.6)];
}

export async function three() {
  const servers = { memory: MEMORY, files: FILES, everything: EVERYTHING };
  const folder = await locked('three', servers);
  const { verify, together, ...clients } = await byTurns(
    {
      ...Object.fromEntries(
        Object.entries(servers).map(([name, server]) => [name, () => bare(folder, linesOf({ server }))]),
      ),
      together: () => bare(folder, linesOf(servers)),
      verify: () => lock(folder, 'verify'),
    },
    ROUNDS,
    WARM,
  );
  const slowest = Object.values(clients).sort((a, b) => b.ms - a.ms)[0];
  return [
    ratio('verify of three such servers ÷ bare client of the slowest', verify, slowest, 0.9),
    ratio('  ÷ bare client of all three side by side', verify, together),
  ];
}

function npx(...words) {
  return { command: 'npx', args: ['-y', ...words] };
}
