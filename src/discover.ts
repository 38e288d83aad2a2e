/**
 * Finds the servers in scope: config files in, keyed specs out. A file that cannot be read as a whole is an error,
 * never "no servers"; a bad entry is a problem beside its neighbours. Starts nothing.
 */
import { clientOfFile } from './clients/index.ts';
import type { Scope } from './config-files.ts';
import { configText, sourcesOf, usualFiles } from './config-files.ts';
import type { Client } from './contracts.ts';
import { McpLockError } from './errors.ts';
import type { Host } from './host.ts';
import { canonical } from './lock/canonical.ts';
import { shown } from './lock/store.ts';
import type { Json, Notice, Spec } from './model.ts';

export type { Scope } from './config-files.ts';

/** A spec and the key its entry has in the lock. */
export interface Found {
  readonly key: string;
  readonly spec: Spec;
  readonly client: Client;
  /** Labels of the other clients that read the same file; absent: none. */
  readonly readers?: readonly string[];
}

export interface Discovery {
  readonly found: readonly Found[];
  readonly notices: readonly Notice[];
  /** Entries that could not be understood. */
  readonly problems: readonly Notice[];
  /** Config files that were read, absolute. */
  readonly files: readonly string[];
}

/** Reads every config in scope. Throws E_CONFIG when there is none or one of them cannot be read. */
export async function discover(scope: Scope, host: Host): Promise<Discovery> {
  const { place } = scope;
  const sources = await sourcesOf(scope, host);
  const specs: Read[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  const files: string[] = [];
  for (const { file, client: usual, others } of sources) {
    const text = await configText(file, scope, host);
    if (text === undefined) continue;
    const client = usual ?? clientOfFile(file.path, place, text);
    const readers = others.length === 0 ? {} : { readers: others.map(({ label }) => label) };
    const reading = client.read(text, file, place);
    files.push(file.path);
    specs.push(...reading.specs.map((spec) => ({ spec, client, ...readers })));
    notices.push(...reading.notices);
    problems.push(...reading.problems);
  }
  if (files.length === 0) {
    const looked = [...new Set(usualFiles(scope).map(({ file }) => shown(file.path, host)))];
    const more = looked.length > MOST_NAMED ? ` and ${looked.length - MOST_NAMED} more` : '';
    throw new McpLockError(
      'E_CONFIG',
      `no MCP config found (looked for ${looked.slice(0, MOST_NAMED).join(', ')}${more})`,
      {
        place: place.workspaceFolder,
        next: 'run this in the folder that holds your .mcp.json, or name the file: mcp-lock init --config FILE',
      },
    );
  }
  return { found: keyed(specs), notices, problems, files };
}

/** How many of the files that were looked for a message names. */
const MOST_NAMED = 6;

type Read = Omit<Found, 'key'>;

/** Equal launches under one name share a key; a later one that differs is keyed `name@client`. */
function keyed(specs: readonly Read[]): readonly Found[] {
  const out: Found[] = [];
  const launchOf = ({ launch, env, borrowed = {} }: Spec) =>
    canonical({ launch, env, borrowed } as unknown as Json);
  for (const read of specs) {
    const { spec } = read;
    const key = keysFor(spec).find((candidate) => {
      const taken = out.find((found) => found.key === candidate);
      return taken === undefined || launchOf(taken.spec) === launchOf(spec);
    });
    if (key !== undefined && !out.some((found) => found.key === key && found.spec.enabled)) {
      const disabled = out.findIndex((found) => found.key === key);
      if (disabled >= 0) out.splice(disabled, 1);
      out.push({ key, ...read });
    }
  }
  return out.sort((a, b) => (a.key < b.key ? -1 : 1));
}

const keysFor = ({ name, client }: Spec): readonly string[] => [
  name,
  `${name}@${client}`,
  ...Array.from({ length: 99 }, (_, index) => `${name}@${client}-${index + 2}`),
];
