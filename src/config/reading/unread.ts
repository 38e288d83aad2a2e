/**
 * Servers in a file that are where no client is known to look: a tree and the pointers that were read in, other containers and what
 * looks like a server out. For files that somebody names, so that nothing in them is passed over in silence. Reads no entry.
 */
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList, membersOf, pointerTo } from '../formats/tree.ts';
import { holdsServers, looksLikeServer } from './containers.ts';

/** Keys of other purposes: a command or an address below them is not an MCP server. */
const OTHER = new Set([
  ...['inputs', 'hooks', 'lsp', 'lspservers', 'formatter', 'formatters', 'tasks', 'scripts', 'models'],
  ...['oauth', 'auth', 'env', 'headers', 'author', 'repository', 'icons', 'providers', 'linters'],
]);
/** Programs that start packages or images. */
const LAUNCHERS =
  /(?:^|[/\\])(?:npx|pnpx|bunx|uvx|pipx|dnx|docker|podman|npm|pnpm|yarn|bun|deno|uv)(?:\.cmd|\.exe)?(?:\s|$)/i;

interface Step {
  readonly value: Tree;
  readonly pointer: string;
  readonly key: string;
  /** A key on the way, or the kind of an object on the way, says MCP. */
  readonly isMcp: boolean;
  /** It is below a key of another purpose. */
  readonly isOther: boolean;
}

/** Every value of a tree outside of what was read, in the order of the file. Never recurses: a file may be nested deeply. */
function* steps(root: Branch, base: string, read: ReadonlySet<string>): Generator<Step> {
  const waiting: Step[] = [{ value: root, pointer: base, key: '', isMcp: false, isOther: false }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { value, pointer } = step;
    if (read.has(pointer)) continue;
    const isMcp = step.isMcp || saysMcp(value);
    yield { ...step, isMcp };
    for (const [key, member] of membersOf(value).toReversed()) {
      const isOther = OTHER.has(plain(key));
      waiting.push({
        ...{ value: member, pointer: pointerTo(pointer, key), key },
        // Below a key of another purpose, only a key that says MCP counts again.
        isMcp: (isMcp && !isOther) || /mcp/i.test(key),
        isOther: step.isOther || isOther,
      });
    }
  }
}

const plain = (key: string): string => key.toLowerCase().replaceAll(/[-_. ]/g, '');

/** `{"type": "mcp", …}` */
const saysMcp = (value: Tree): boolean =>
  isBranch(value) && ['type', 'kind', 'protocol'].some((key) => /mcp/i.test(String(value.get(key) ?? '')));

type Found = { readonly value: Branch | readonly Tree[]; readonly pointer: string };

/** Maps and lists of servers below keys that are used for nothing else, at any depth, that were not read. */
export function deeperContainers(root: Branch, read: readonly string[], base: string): readonly Found[] {
  const found: Found[] = [];
  for (const { value, pointer, key, isMcp } of steps(root, base, new Set(read))) {
    const name = plain(key);
    const isKey = /(?:mcpservers|contextservers)$/.test(name) || (isMcp && CONTAINERS.has(name));
    if (!isKey || !(isBranch(value) || isList(value)) || !holdsServers(value)) continue;
    // One around what was read holds other servers than those; they are named one by one.
    if (isBelow(pointer, found.at(-1)?.pointer) || read.some((one) => isBelow(one, pointer))) continue;
    found.push({ value, pointer });
  }
  return found;
}

const CONTAINERS = new Set(['mcp', 'servers', 'connections']);

/** What looks like a server and is in nothing that was read. `nothing`: the file has no other server. */
export function unreadServers(
  root: Branch,
  read: readonly string[],
  base: string,
  nothing: boolean,
): readonly string[] {
  const found: string[] = [];
  for (const { value, pointer, isMcp, isOther } of steps(root, base, new Set(read))) {
    // In the order of the file, what holds a value comes right before it.
    if (isBelow(pointer, found.at(-1))) continue;
    const looks = isMcp
      ? looksLikeServer(value) || isLine(value)
      : nothing && !isOther && (startsPackage(value) || (isLine(value) && /mcp/i.test(String(value))));
    if (looks) found.push(pointer);
  }
  return found;
}

const isBelow = (pointer: string, above: string | undefined): boolean =>
  above !== undefined && pointer.startsWith(`${above}/`);

/** `npx -y name`, as text or as a list of words. */
const isLine = (value: Tree): boolean =>
  typeof value === 'string'
    ? LAUNCHERS.test(value) && /\s/.test(value.trim())
    : isList(value) && value.length > 1 && typeof value[0] === 'string' && LAUNCHERS.test(value[0]);

/** A command with arguments, or one that starts a package. */
const startsPackage = (value: Tree): boolean => {
  if (!isBranch(value) || !looksLikeServer(value)) return false;
  const command = value.get('command') ?? value.get('cmd');
  if (command === undefined)
    return /mcp/i.test(JSON.stringify([...value.values()].filter((one) => typeof one === 'string')));
  return (
    isList(value.get('args')) || isLine(command) || (typeof command === 'string' && LAUNCHERS.test(command))
  );
};
