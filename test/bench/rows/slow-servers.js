/** Ten servers that need a second, beside a bare client of the same ten. */
import { linesOf, locked, scriptedServers, toolsOf } from '../folders.js';
import { bare, lock } from '../processes.js';
import { byTurns, plain, ratio } from '../rounds.js';
import { startSlowServer } from '../slow-server.js';

export async function ten() {
  const servers = scriptedServers(10, { tools: toolsOf(3), behave: { startDelayMs: 1000 } });
  const folder = await locked('ten', servers);
  const { client, verify } = await byTurns({
    client: () => bare(folder, linesOf(servers)),
    verify: () => lock(folder, 'verify'),
  });
  return [ratio('ten 1 s stdio servers ÷ bare client of the same ten', verify, client, 1.2)];
}

export async function remote() {
  const rows = [];
  for (const [era, wanted] of [
    ['2026-07-28', 1.7],
    ['2025-11-25', 2.4],
  ]) {
    const slow = await startSlowServer(era, 1000);
    const urls = Array.from({ length: 10 }, (_, i) => `${slow.url}/${i}`);
    const servers = Object.fromEntries(urls.map((url, i) => [`remote-${i}`, { type: 'http', url }]));
    const folder = await locked(`remote-${era}`, servers);
    const { client, verify } = await byTurns({
      client: () =>
        bare(
          folder,
          urls.map((url) => ({ url, era })),
        ),
      verify: () => lock(folder, 'verify'),
    });
    slow.close();
    rows.push(plain(`ten remote ${era} servers, 1 s an answer`, verify.ms / 1000, 's', wanted));
    rows.push(ratio('  ÷ bare client of the same ten', verify, client));
  }
  return rows;
}
