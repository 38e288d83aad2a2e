/** What two lists have in common: the client's own and that of `mcp-lock list`, each as `name → where its code or address is`. */
import type { RealClient, Started } from '../client.ts';

/** Sorted `name target` lines of the client's own list. */
export async function own(client: RealClient, { run }: Started, cwd?: string): Promise<readonly string[]> {
  if (client.list === undefined) throw new Error('it has no list');
  const ran = await run(client.list.words, cwd === undefined ? {} : { cwd });
  const listed = client.list.read(ran);
  if (listed.length === 0) throw new Error(`it lists nothing: ${ran.stdout}\n${ran.stderr}`);
  return listed.map(({ name, launch, off }) => line(name, launch, off === true)).toSorted();
}

interface Row {
  readonly name: string;
  readonly clients: readonly string[];
  readonly origin: string;
  readonly enabled: boolean;
}

/** The same of `mcp-lock list`, its rows of this client. */
export async function listedByMcpLock(
  { id }: RealClient,
  { world }: Started,
  cwd?: string,
): Promise<readonly string[]> {
  const { stdout, stderr } = await world.mcpLock(['list', '--reporter', 'json'], cwd);
  const report = JSON.parse(stdout);
  if (report.problems.length > 0) throw new Error(`${stdout}\n${stderr}`);
  return report.servers
    .filter(({ clients }: Row) => clients.includes(id))
    .map(({ name, origin, enabled }: Row) => line(name, origin, !enabled))
    .toSorted();
}

const line = (name: string, launch: string, off: boolean): string =>
  `${name} ${target(launch)}${off ? ' (off)' : ''}`;

/** The address, or the file of the server: the two say a path each in their own way. */
function target(launch: string): string {
  const [address] = /https?:\/\/\S+/.exec(launch) ?? [];
  const [, file] = /([\w-]+)\.mjs\b/.exec(launch) ?? [];
  return address ?? file ?? launch;
}
