/**
 * Which declared servers the clients would start: what each config declares in; the servers that start, and those that another config
 * replaces, out. Each client decides for itself, by its row. Reads no disk.
 */
import type { Client, ConfigFile } from '../contracts.ts';
import type { Spec } from '../model.ts';
import { rankOfLayer } from './layers.ts';

/** A server as one config declares it, and the clients that read it there. */
export interface Declared {
  readonly spec: Spec;
  readonly by: readonly Reader[];
  /** A program may pass over the entry as it is written. */
  readonly unsure?: true;
}

/** A client, and the config as a file of it. */
export interface Reader {
  readonly client: Client;
  readonly file: ConfigFile;
  /** The server as this client reads it, where that is another launch. */
  readonly spec?: Spec;
  /** Only the content of the file suggests the client. */
  readonly guessed?: true;
}

interface Effective {
  /** Each with the clients that start it, or could be told to. */
  readonly starts: readonly Declared[];
  /** Those that no client would start because another config replaces them. */
  readonly replaced: readonly Declared[];
}

/** `present`: the config files that exist, by client. */
export function effective(declared: readonly Declared[], present: readonly Reader[]): Effective {
  const clients = new Set(declared.flatMap(({ by }) => by.map(({ client }) => client)));
  const lost = new Map([...clients].map((client) => [client, lostBy(client, declared, present)]));
  const startedBy = (one: Declared) => one.by.filter(({ client }) => lost.get(client)?.has(one) !== true);
  return {
    starts: declared.map((one) => ({ ...one, by: startedBy(one) })).filter(({ by }) => by.length > 0),
    replaced: declared.filter((one) => startedBy(one).length === 0),
  };
}

/** What this client reads and does not start. */
function lostBy(
  client: Client,
  declared: readonly Declared[],
  present: readonly Reader[],
): ReadonlySet<Declared> {
  const own = present.filter((one) => one.client === client).map(({ file }) => file);
  const paths = new Set(present.map(({ file }) => file.path));
  const isHidden = ({ hiddenBy = [] }: ConfigFile) => hiddenBy.some((path) => paths.has(path));
  const onlyFrom = own.filter(({ alone }) => alone === true).map(({ path }) => path);
  const lost = new Set<Declared>();
  const named = new Map<string, Ranked[]>();
  for (const one of declared) {
    const file = one.by.find((reader) => reader.client === client)?.file;
    if (file === undefined || file.apart === true) continue;
    if (isHidden(file) || (onlyFrom.length > 0 && !onlyFrom.includes(file.path))) {
      lost.add(one);
      continue;
    }
    if (client.names !== 'whole') continue;
    const ranked = { one, file, strength: strengthOf(one.spec, file) };
    named.set(one.spec.name, [...(named.get(one.spec.name) ?? []), ranked]);
  }
  for (const all of named.values())
    for (const weak of all) if (all.some((other) => replaces(other, weak))) lost.add(weak.one);
  return lost;
}

interface Ranked {
  readonly one: Declared;
  readonly file: ConfigFile;
  readonly strength: readonly number[];
}

/** Where the client may pass over the stronger entry, a weaker one of the project counts as well: who wrote one wrote both. */
const replaces = (strong: Ranked, weak: Ranked): boolean =>
  compared(strong.strength, weak.strength) > 0 &&
  (strong.one.unsure !== true || weak.file.scope !== 'project');

/** A server that a file of the user declares for one folder is stronger than the file. */
const strengthOf = ({ layer }: Spec, { strength = [] }: ConfigFile): readonly number[] =>
  layer === 'local' ? [rankOfLayer(layer), ...strength.slice(1)] : strength;

/** Number by number; the first that differs decides. */
export function compared(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
