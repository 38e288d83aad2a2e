/**
 * What two branches did to a lock, and what the merge driver makes of it. `want`: the merged lock, or the servers that conflict, each with
 * the items that do.
 */
import type { Entry, Item, Lockfile } from '../../src/model.ts';
import type { Parts } from '../fixtures/drift/base.ts';
import { changed, live, local, lockOf, tools } from './locks.ts';

export interface Merge {
  readonly name: string;
  readonly base: Lockfile | undefined;
  readonly ours: Lockfile;
  readonly theirs: Lockfile;
  readonly want: Lockfile | readonly string[];
}

const MORE = { description: 'Looks for notes.\nAlso for those of other people.' };
const SHORT = { description: 'Looks for notes.' };
const WIDER = {
  inputSchema: { type: 'object', properties: { path: { type: 'string', description: 'Any file' } } },
};
const FOUR = tools(4);
const EIGHT = tools(8);
const NAMES = EIGHT.map(({ name }) => String(name));

type Server = (more: Parts) => Entry;
const fixed: Server = (more) => local('a', '1.0.0', more);
const floating: Server = (more) => live('a', more);
type Changes = Readonly<Record<string, Item | undefined>>;

/** Three states of one server beside another one. `want`: changes of the base that the merged lock has, or the items that conflict. */
const itemsCase = (
  name: string,
  server: Server,
  list: readonly Item[],
  [ours, theirs]: readonly [Changes, Changes],
  want: Changes | readonly string[],
): Merge => {
  const beside = { b: local('b') };
  const lock = (changes: Changes) => lockOf({ a: server({ tools: changed(list, changes) }), ...beside });
  return {
    name,
    ...{ base: lock({}), ours: lock(ours), theirs: lock(theirs) },
    want: Array.isArray(want) ? want : lock(want as Changes),
  };
};

/** Two changes of two tools that are neighbours, and that are not. */
const PAIRS = NAMES.flatMap((one, at) => NAMES.slice(at + 1).map((two) => [one, two] as const));

const ofItems: readonly Merge[] = [
  ...PAIRS.map(([x, y]) =>
    itemsCase(`${x} and ${y} of the same code`, fixed, EIGHT, [{ [x]: MORE }, { [y]: WIDER }], {
      [x]: MORE,
      [y]: WIDER,
    }),
  ),
  ...PAIRS.slice(0, 7).map(([x, y]) =>
    itemsCase(
      `${x} and ${y} of an address without a version: nobody observed both`,
      floating,
      EIGHT,
      [{ [x]: MORE }, { [y]: WIDER }],
      [`a/${x}`, `a/${y}`],
    ),
  ),
  ...[fixed, floating].flatMap((server) =>
    PAIRS.slice(0, 14).flatMap(([x, y]) => [
      itemsCase(
        `${x}; ${x} and ${y}, which is one observation, of ${server === fixed ? 'a package' : 'an address'}`,
        server,
        EIGHT,
        [{ [x]: MORE }, { [x]: MORE, [y]: WIDER }],
        { [x]: MORE, [y]: WIDER },
      ),
    ]),
  ),
  ...NAMES.map((x) =>
    itemsCase(`${x} in two fields`, fixed, EIGHT, [{ [x]: MORE }, { [x]: WIDER }], [`a/${x}`]),
  ),
  ...NAMES.map((x) =>
    itemsCase(`${x} with two texts`, floating, EIGHT, [{ [x]: MORE }, { [x]: SHORT }], [`a/${x}`]),
  ),
  ...NAMES.map((x) =>
    itemsCase(`${x} removed and changed`, fixed, EIGHT, [{ [x]: undefined }, { [x]: MORE }], [`a/${x}`]),
  ),
  ...['a_tool', 'tool_bb', 'tool_z'].flatMap((x) => [
    itemsCase(`${x} added, tool_b changed`, fixed, FOUR, [{ [x]: {} }, { tool_b: MORE }], {
      [x]: {},
      tool_b: MORE,
    }),
    itemsCase(`${x} added by both alike`, floating, FOUR, [{ [x]: {} }, { [x]: {} }], { [x]: {} }),
    itemsCase(`${x} added by both differently`, fixed, FOUR, [{ [x]: {} }, { [x]: MORE }], [`a/${x}`]),
    itemsCase(`${x} added, all others removed`, fixed, FOUR, [{ [x]: {} }, gone(FOUR)], {
      ...gone(FOUR),
      [x]: {},
    }),
  ]),
  itemsCase('all removed, one changed', fixed, FOUR, [gone(FOUR), { tool_c: MORE }], ['a/tool_c']),
  itemsCase('all removed in halves', fixed, FOUR, [gone(FOUR.slice(0, 2)), gone(FOUR.slice(2))], gone(FOUR)),
];

function gone(list: readonly Item[]): Changes {
  return Object.fromEntries(list.map(({ name }) => [String(name), undefined]));
}

const THREE = { a: local('a'), b: local('b'), c: local('c') };
const OTHER = { ...live('b'), server: local('b').server };

const ofServers: readonly Merge[] = [
  ...(['a', 'b', 'c'] as const).flatMap((one) =>
    (['a', 'b', 'c'] as const).flatMap((two): readonly Merge[] => {
      const base = lockOf(THREE);
      const ours = lockOf({ ...THREE, [one]: local(one, '2.0.0') });
      const versions = {
        ...{ name: `${one} to version 2, ${two} to version 3`, base, ours },
        theirs: lockOf({ ...THREE, [two]: local(two, '3.0.0') }),
      };
      const { [one]: _, ...rest } = THREE;
      const removed = {
        name: `${one} removed, ${two} updated`,
        base,
        ours: lockOf(rest),
        theirs: versions.theirs,
      };
      if (one === two) return [versions, removed].map((merge) => ({ ...merge, want: [one] }));
      return [
        {
          ...versions,
          want: lockOf({ ...THREE, [one]: local(one, '2.0.0'), [two]: local(two, '3.0.0') }),
        },
        { ...removed, want: lockOf({ ...rest, [two]: local(two, '3.0.0') }) },
      ];
    }),
  ),
  {
    name: 'both to the same version',
    base: lockOf(THREE),
    ours: lockOf({ ...THREE, b: local('b', '2.0.0') }),
    theirs: lockOf({ ...THREE, b: local('b', '2.0.0'), c: local('c', '2.0.0') }),
    want: lockOf({ ...THREE, b: local('b', '2.0.0'), c: local('c', '2.0.0') }),
  },
  {
    name: 'both to the same version, which one of them read with another tool',
    base: lockOf(THREE),
    ours: lockOf({ ...THREE, b: local('b', '2.0.0') }),
    theirs: lockOf({ ...THREE, b: local('b', '2.0.0', { tools: tools(5) }) }),
    want: lockOf({ ...THREE, b: local('b', '2.0.0', { tools: tools(5) }) }),
  },
  {
    name: 'both to the same version, in which each read another tool',
    base: lockOf(THREE),
    ours: lockOf({ ...THREE, b: local('b', '2.0.0', { tools: changed(FOUR, { tool_x: {} }) }) }),
    theirs: lockOf({ ...THREE, b: local('b', '2.0.0', { tools: changed(FOUR, { tool_y: {} }) }) }),
    want: ['b/tool_x', 'b/tool_y'],
  },
  {
    name: 'a new version and a changed tool of the old one',
    base: lockOf(THREE),
    ours: lockOf({ ...THREE, b: local('b', '2.0.0') }),
    theirs: lockOf({ ...THREE, b: local('b', '1.0.0', { tools: changed(FOUR, { tool_a: MORE }) }) }),
    want: ['b'],
  },
  {
    name: 'another launch line and a changed tool',
    base: lockOf({ a: live('a') }),
    ours: lockOf({
      a: live('a', { launch: { transport: 'http', url: 'https://a.example.com/mcp', headers: ['X-Key'] } }),
    }),
    theirs: lockOf({ a: live('a', { tools: changed(FOUR, { tool_a: MORE }) }) }),
    want: ['a'],
  },
  {
    name: 'other instructions and a changed tool',
    base: lockOf({ a: live('a') }),
    ours: lockOf({ a: live('a', { server: { instructions: 'Ask first.' } }) }),
    theirs: lockOf({ a: live('a', { tools: changed(FOUR, { tool_a: MORE }) }) }),
    want: ['a'],
  },
  {
    name: 'two trees of one version',
    base: lockOf({ a: local('a') }),
    ours: lockOf({ a: local('a', '1.0.0', { dependencies: { 'node_modules/z': '1.0.0 sha512-x' } }) }),
    theirs: lockOf({ a: local('a', '1.0.0', { dependencies: { 'node_modules/z': '2.0.0 sha512-y' } }) }),
    want: ['a'],
  },
  {
    name: 'another tree and a changed tool',
    base: lockOf({ a: local('a') }),
    ours: lockOf({ a: local('a', '1.0.0', { dependencies: { 'node_modules/z': '1.0.0 sha512-x' } }) }),
    theirs: lockOf({ a: local('a', '1.0.0', { tools: changed(FOUR, { tool_d: MORE }) }) }),
    want: ['a'],
  },
  {
    name: 'the same new server of both, in two versions, without an older lock',
    base: undefined,
    ours: lockOf({ a: local('a'), b: local('b') }),
    theirs: lockOf({ a: local('a', '2.0.0'), c: local('c') }),
    want: ['a'],
  },
  {
    name: 'other servers of each, without an older lock',
    base: undefined,
    ours: lockOf({ a: local('a') }),
    theirs: lockOf({ c: local('c') }),
    want: lockOf({ a: local('a'), c: local('c') }),
  },
  {
    name: 'a server with another origin under its name',
    base: lockOf(THREE),
    ours: lockOf({ ...THREE, b: OTHER }),
    theirs: lockOf({ ...THREE, b: local('b', '2.0.0') }),
    want: ['b'],
  },
  {
    name: 'all servers removed by one side, one updated by the other',
    base: lockOf(THREE),
    ours: lockOf({}),
    theirs: lockOf({ ...THREE, c: local('c', '2.0.0') }),
    want: ['c'],
  },
];

const HASHES = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);
const PAGE = { text: '<p>one</p>', mimeType: 'text/html' };
const skill = (text: string): Item => ({ uri: 'skill://notes/SKILL.md', name: 'notes', description: text });
const DATE = { '/tools/tool_a/description': ['date at 4'] };
const NUMBER = { '/tools/tool_b/description': ['number(1-4) at 2'] };
const blocks = (
  name: string,
  [base, ours, theirs]: readonly Parts[],
  want: Parts | readonly string[],
): Merge => ({
  name,
  base: lockOf({ a: fixed(base ?? {}) }),
  ours: lockOf({ a: fixed(ours ?? {}) }),
  theirs: lockOf({ a: fixed(theirs ?? {}) }),
  want: Array.isArray(want) ? want : lockOf({ a: fixed(want as Parts) }),
});

const ofBlocks: readonly Merge[] = [
  blocks(
    'a linked page and a skill',
    [
      { linked: { 'ui://a': PAGE }, skills: [skill('one')] },
      { linked: { 'ui://a': { ...PAGE, text: 'two' } }, skills: [skill('one')] },
      { linked: { 'ui://a': PAGE }, skills: [skill('two')] },
    ],
    { linked: { 'ui://a': { ...PAGE, text: 'two' } }, skills: [skill('two')] },
  ),
  blocks(
    'a linked page, in two ways',
    [
      { linked: { 'ui://a': PAGE } },
      { linked: { 'ui://a': { ...PAGE, text: 'two' } } },
      { linked: { 'ui://a': { ...PAGE, text: 'three' } } },
    ],
    ['a/ui://a'],
  ),
  blocks('places that are not pinned of two tools', [{}, { volatile: DATE }, { volatile: NUMBER }], {
    volatile: { ...DATE, ...NUMBER },
  }),
  blocks(
    'a place that is not pinned, and the same tool changed',
    [{}, { volatile: DATE }, { tools: changed(FOUR, { tool_a: MORE }) }],
    ['a'],
  ),
  {
    name: 'settings accepted by one side, a server updated by the other',
    base: lockOf(THREE, HASHES[0]),
    ours: lockOf(THREE, HASHES[1]),
    theirs: lockOf({ ...THREE, a: local('a', '2.0.0') }, HASHES[0]),
    want: lockOf({ ...THREE, a: local('a', '2.0.0') }, HASHES[1]),
  },
  {
    name: 'two settings accepted',
    base: lockOf(THREE, HASHES[0]),
    ours: lockOf(THREE, HASHES[1]),
    theirs: lockOf({ ...THREE, a: local('a', '2.0.0') }, HASHES[2]),
    want: [''],
  },
  {
    name: 'settings dropped and changed',
    base: lockOf(THREE, HASHES[0]),
    ours: lockOf(THREE),
    theirs: lockOf(THREE, HASHES[2]),
    want: [''],
  },
];

const CURSOR = { ...local('a'), launch: local('x').launch };
const both = (a: Entry, other: Entry = { ...a, launch: CURSOR.launch }) => ({
  ...THREE,
  a,
  'a@cursor': other,
});

const ofClients: readonly Merge[] = [
  {
    name: 'a server of two clients, another server',
    base: lockOf(both(THREE.a)),
    ours: lockOf(both(local('a', '2.0.0'))),
    theirs: lockOf({ ...both(THREE.a), b: local('b', '2.0.0') }),
    want: lockOf({ ...both(local('a', '2.0.0')), b: local('b', '2.0.0') }),
  },
  {
    name: 'a server of two clients, in two versions',
    base: lockOf(both(THREE.a)),
    ours: lockOf(both(local('a', '2.0.0'))),
    theirs: lockOf(both(local('a', '3.0.0'))),
    want: ['a', 'a@cursor'],
  },
  {
    name: 'the entry of one client, and the whole of both',
    base: lockOf(both(THREE.a)),
    ours: lockOf(both(local('a', '2.0.0'), CURSOR)),
    theirs: lockOf(both(local('a', '3.0.0'))),
    want: ['a'],
  },
  {
    name: 'the same with another server between them: a side of one must not come with the other side of its neighbour',
    base: lockOf({ ...both(THREE.a), 'a-b': THREE.b }),
    ours: lockOf({ ...both(local('a', '2.0.0'), CURSOR), 'a-b': THREE.b }),
    theirs: lockOf({ ...both(local('a', '3.0.0')), 'a-b': THREE.b }),
    want: ['a'],
  },
  {
    name: 'a server named __proto__, one named like an option, one with quotes',
    base: lockOf({ ['__proto__']: local('p'), '--help': local('h'), '"},{"': local('q') }),
    ours: lockOf({ ['__proto__']: local('p', '2.0.0'), '--help': local('h'), '"},{"': local('q', '2.0.0') }),
    theirs: lockOf({
      ['__proto__']: local('p'),
      '--help': local('h', '2.0.0'),
      '"},{"': local('q', '3.0.0'),
    }),
    want: ['"},{"'],
  },
];

/** Each of another kind. */
export const KINDS: readonly Merge[] = [...ofServers, ...ofBlocks, ...ofClients];
export const MERGES: readonly Merge[] = [...ofItems, ...KINDS];
