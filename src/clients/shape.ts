/**
 * The shape most config files share: a map of servers below a key. Text and a client's row in, specs, notices and
 * problems out. Read entry by entry, so that a bad one never hides its neighbours; never touches the disk.
 */
import type { ConfigFile, ConfigReading } from '../contracts.ts';
import type { Notice, Spec } from '../model.ts';
import type { ServerRules } from './server.ts';
import { readServer } from './server.ts';
import type { Branch, Tree } from './tree.ts';
import { isBranch, kindOf, pointerTo, readTree, unreadable } from './tree.ts';

/** What a client's file looks like. */
export interface Shape extends ServerRules {
  readonly client: string;
  /** Key paths below which this client looks for servers. */
  readonly containers: readonly (readonly string[])[];
  /** Key paths of other clients: read too, with a notice. */
  readonly foreign?: readonly (readonly string[])[];
  /** A settings file: most hold no servers, and that is nothing odd. */
  readonly settings?: boolean;
  /** Also a file whose top level is the map itself. */
  readonly flat?: boolean;
}

/** Reads a config file. Throws E_CONFIG when it cannot be read as a whole. */
export function readShape(text: string, file: ConfigFile, shape: Shape): ConfigReading {
  const { root, duplicates } = readTree(text, file.path);
  const specs: Spec[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  const note = (into: Notice[], pointer: string, message: string) =>
    void into.push({ file: file.path, pointer, message });
  if (root === undefined) return { specs, notices, problems };
  if (!isBranch(root))
    throw unreadable(text, 0, `its top level is ${kindOf(root)} and must be an object`, file.path);

  const unread = new Set<string>();
  const readMap = (servers: Branch, base: string) => {
    for (const [name, block] of servers) {
      const pointer = pointerTo(base, name);
      if (typeof block === 'string' && /^(_|\/\/|\$)/.test(name)) continue;
      if (name.trim() === '') {
        note(problems, pointer, 'a server must have a name');
        continue;
      }
      const reading = readServer(block, shape);
      if (!reading.ok) {
        note(problems, reading.at === undefined ? pointer : pointerTo(pointer, reading.at), reading.reason);
        continue;
      }
      const { launch, env, enabled } = reading;
      specs.push({
        name,
        client: shape.client,
        file: file.path,
        pointer,
        scope: file.scope,
        launch,
        env,
        enabled,
      });
      for (const oddity of reading.oddities) note(notices, pointer, oddity);
      for (const key of reading.unread) unread.add(key);
    }
  };

  const found: string[] = [];
  for (const path of [...shape.containers, ...(shape.foreign ?? [])]) {
    const { pointer, value } = lookUp(root, path);
    if (value === undefined) continue;
    found.push(pointer);
    if (!isBranch(value)) {
      note(problems, pointer, `it must be an object of servers by name, not ${kindOf(value)}`);
      continue;
    }
    if (!shape.containers.includes(path))
      note(notices, pointer, `servers of this client stand under ${keysOf(shape)}; read all the same`);
    readMap(value, pointer);
  }
  if (
    found.length === 0 &&
    shape.flat === true &&
    [...root.values()].every(looksLikeServer) &&
    root.size > 0
  ) {
    found.push('');
    note(notices, '', 'the servers stand at the top level of the file; read all the same');
    readMap(root, '');
  }
  if (found.length === 0 && shape.settings !== true && root.size > 0) {
    // A file named on the command line was meant to hold servers; so was one with servers in the wrong place.
    const lost = shape.flat === true || [...root.values()].some(looksLikeServer);
    note(lost ? problems : notices, '', `no servers found: this file must name them under ${keysOf(shape)}`);
  }
  if (unread.size > 0)
    note(notices, '', `keys of servers that are not read: ${[...unread].sort().join(', ')}`);
  for (const pointer of duplicates.filter((at) => found.some((base) => related(at, base)))) {
    note(notices, pointer, 'this key is written twice; the last one counts');
  }
  return { specs, notices, problems };
}

function lookUp(
  root: Branch,
  path: readonly string[],
): { readonly pointer: string; readonly value: Tree | undefined } {
  let value: Tree | undefined = root;
  for (const key of path) value = isBranch(value) ? value.get(key) : undefined;
  return { pointer: path.reduce(pointerTo, ''), value };
}

const related = (pointer: string, base: string): boolean =>
  `${pointer}/`.startsWith(`${base}/`) || `${base}/`.startsWith(`${pointer}/`);

const looksLikeServer = (value: Tree): boolean =>
  isBranch(value) &&
  ['command', 'url', 'serverUrl', 'httpUrl'].some((key) => typeof value.get(key) === 'string');

const keysOf = ({ containers }: Shape): string =>
  [...new Set(containers.map((path) => `"${path.join('.')}"`))].join(' or ');
