/**
 * Servers of clients that merge their configs key by key: texts of configs in, the weakest first; one reading for each name out. Tables
 * are merged, everything else is replaced. Never touches the disk.
 */
import type { ConfigPart, MergedServer, Place } from '../../contracts.ts';
import type { KeySource, Notice, Spec } from '../../model.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, pointerTo, valueAt } from '../formats/tree.ts';
import { containersOf, holdsServers, isComment } from './containers.ts';
import { readEntry } from './entries.ts';
import type { ClientLayout } from './layout.ts';
import { ownKeys } from './server-block.ts';
import { keysOf } from './server-rules.ts';
import { treeOf } from './servers.ts';

type Part = ConfigPart & { readonly layout: ClientLayout };

/** What one config says of a server. */
interface Saying {
  readonly part: Part;
  readonly format: string;
  readonly block: Tree;
  readonly pointer: string;
}

/** Each name once, in the order in which the configs bring it up. */
export function mergedServers(parts: readonly Part[], place: Place): readonly MergedServer[] {
  const names = new Map<string, Saying[]>();
  for (const part of parts)
    for (const { name, ...saying } of sayingsOf(part, place))
      names.set(name, [...(names.get(name) ?? []), saying]);
  return [...names].map(([name, sayings]) => mergedServer(name, sayings, place));
}

function sayingsOf(part: Part, place: Place): readonly (Saying & { readonly name: string })[] {
  const { root, format } = treeOf(part.text, part.file, part.layout, place).tree;
  if (!isBranch(root)) return [];
  const within = (servers: Branch, container: string): readonly (Saying & { readonly name: string })[] =>
    [...servers].flatMap(([name, block]) => {
      const pointer = pointerTo(container, name);
      if (isComment(name, block)) return [];
      return name === part.layout.nestedMap && isBranch(block) && holdsServers(block)
        ? within(block, pointer)
        : [{ name, part, format, block: ownKeys(block, part.layout), pointer }];
    });
  return containersOf(part.layout, place).flatMap(({ path, ambiguous }) => {
    const servers = valueAt(root, path);
    return isBranch(servers) && ambiguous !== true ? within(servers, path.reduce(pointerTo, '')) : [];
  });
}

function mergedServer(name: string, sayings: readonly Saying[], place: Place): MergedServer {
  const [first, ...others] = sayings;
  const block = others.reduce<Tree>((known, { block: more }) => merged(known, more), first?.block ?? null);
  const files = sayings.map(({ part }) => part.file);
  const main = sayings.findLast((one) => starts(one.block, one.part.layout)) ?? sayings.at(-1);
  const specs: Spec[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  if (main === undefined) return { name, files, reading: { specs, notices, problems } };
  const { part, format, pointer } = main;
  readEntry(name, block, pointer, {
    ...{ file: part.file, format, layout: part.layout, place },
    ...{ specs, notices, problems, extraKeys: new Set(), unsureAt: [] },
  });
  const from = sourcesOf(sayings);
  return {
    name,
    files,
    ...(starts(block, part.layout) ? {} : { incomplete: true as const }),
    reading: { specs: specs.map((spec) => (from.length < 2 ? spec : { ...spec, from })), notices, problems },
  };
}

/** Whether it says what to start or to reach. */
function starts(block: Tree, layout: ClientLayout): boolean {
  const { command, url } = keysOf(layout);
  return isBranch(block) && [...command, ...url].some((key) => block.has(key));
}

const merged = (known: Tree, more: Tree): Tree =>
  isBranch(known) && isBranch(more)
    ? new Map([
        ...known,
        ...[...more].map(
          ([key, value]) => [key, known.has(key) ? merged(known.get(key) ?? null, value) : value] as const,
        ),
      ])
    : more;

/** Which config each key is from; of a table, each of its keys. */
function sourcesOf(sayings: readonly Saying[]): readonly KeySource[] {
  const owner = new Map<string, string>();
  for (const { block, part } of sayings) {
    if (!isBranch(block)) continue;
    for (const [key, value] of block) {
      const inner = isBranch(value) ? [...value.keys()].map((one) => `${key}.${one}`) : [];
      for (const one of inner.length === 0 ? [key] : inner) owner.set(one, part.file.path);
    }
  }
  return [...new Set(owner.values())].map((file) => ({
    file,
    keys: [...owner].filter(([, path]) => path === file).map(([key]) => key),
  }));
}
