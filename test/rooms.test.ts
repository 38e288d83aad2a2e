/** The house: which folders there are, which way imports run, and how long files are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Arrow } from './rooms/imports.ts';
import { arrowsOf, circlesOf } from './rooms/imports.ts';
import { BASE, DOORS, FIRST_LEVEL, ROOMS } from './rooms/table.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

const sources = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts'))
      .sort()
      .map((path) => [path, readFileSync(join(SRC, path), 'utf8')]),
  );

/** `lock` for `lock/read.ts`, `model.ts` for itself. */
const roomOf = (path: string): string => path.split('/')[0] ?? path;

const isAllowed = ({ from, to }: Arrow): boolean => {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === target) return true;
  const first = FIRST_LEVEL[room];
  if (first !== undefined) return first.includes(target);
  return BASE.some((file) => file === target) || (ROOMS[room]?.includes(target) ?? false);
};

const arrow = ({ from, to }: Arrow): string => `${from} -> ${to}`;
const wrong = (arrows: readonly Arrow[]): readonly string[] =>
  arrows.filter((one) => !isAllowed(one)).map(arrow);

const ARROWS = arrowsOf(sources());

/** The real tree with other files in it. */
const withPlanted = (files: Readonly<Record<string, string>>): readonly Arrow[] => [
  ...ARROWS.filter(({ from }) => !Object.hasOwn(files, from)),
  ...arrowsOf(new Map(Object.entries(files))),
];

describe('src', () => {
  it('has seventeen rooms, the host and five files on its first level', () => {
    const level = readdirSync(SRC, { withFileTypes: true });
    expect(
      level
        .filter((one) => one.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(ROOMS).sort());
    expect(Object.keys(ROOMS)).toHaveLength(18);
    expect(
      level
        .filter((one) => one.isFile())
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...BASE, ...DOORS].sort());
  });

  it('imports one way, types included', () => {
    expect(wrong(ARROWS)).toEqual([]);
  });

  it('imports in no circle, types included', () => {
    expect(circlesOf(ARROWS).map((circle) => circle.join(' -> '))).toEqual([]);
  });

  it('imports no file that is not there', () => {
    const files = sources();
    expect(ARROWS.filter(({ to }) => !files.has(to)).map(arrow)).toEqual([]);
  });

  it('has no file longer than 220 lines that is not a table', () => {
    const long = [...sources()].filter(([path, text]) => text.split('\n').length > 221 && !isTable(path));
    expect(long.map(([path, text]) => `${path} ${text.split('\n').length - 1}`)).toEqual([]);
  });
});

/** Files that hold rows of data, types or texts alone. */
const TABLES: readonly RegExp[] = [
  /^lock\/credential-shapes\.ts$/,
  /(?:^|\/)messages\.ts$/,
  /^diff\/rules\//,
  /^diff\/cues\/lexicon\//,
  /^cli\/command-table\.ts$/,
  /^launch\/line\/(?:wrapper|tool)-table\.ts$/,
  /^launch\/file\/interpreter-table\.ts$/,
  /^model\.ts$/,
  /^contracts\.ts$/,
  /^variables\/dialects\.ts$/,
];
const isTable = (path: string): boolean => TABLES.some((table) => table.test(path));

describe('the table of rooms', () => {
  it('is in an order in which no room imports a later one', () => {
    const order = Object.keys(ROOMS);
    const late = order.flatMap((room, index) =>
      (ROOMS[room] ?? [])
        .filter((other) => order.indexOf(other) >= index)
        .map((other) => `${room} -> ${other}`),
    );
    expect(late).toEqual([]);
  });
});

/** Planted into the real tree, each must be seen. */
const PLANTED: readonly (readonly [what: string, path: string, text: string, wrong: string])[] = [
  [
    'a value from a room above',
    'lock/planted.ts',
    "import { STEPS } from '../verify/steps/index.ts'; export const x = STEPS;",
    'lock/planted.ts -> verify/steps/index.ts',
  ],
  [
    'a type alone',
    'diff/planted.ts',
    "import type { Found } from '../launch/prepared.ts'; export type X = Found;",
    'diff/planted.ts -> launch/prepared.ts',
  ],
  [
    'a type handed on',
    'display/planted.ts',
    "export type { Settings } from '../config/settings.ts';",
    'display/planted.ts -> config/settings.ts',
  ],
  [
    'a module loaded later',
    'report/planted.ts',
    "export const load = () => import('../verify/walk.ts');",
    'report/planted.ts -> verify/walk.ts',
  ],
  [
    'the type of a module',
    'server/planted.ts',
    "export type Walk = import('../verify/walk.ts').Walk;",
    'server/planted.ts -> verify/walk.ts',
  ],
  [
    'the command line from a room',
    'hooks/planted.ts',
    "export * from '../cli/cli.ts';",
    'hooks/planted.ts -> cli/cli.ts',
  ],
  [
    'a room from the data types',
    'model.ts',
    "import type { Entry } from './lock/entry.ts'; export type X = Entry;",
    'model.ts -> lock/entry.ts',
  ],
  [
    'the command line from the library',
    'library.ts',
    "import { main } from './cli/cli.ts'; export const run = main;",
    'library.ts -> cli/cli.ts',
  ],
];

describe('a planted import', () => {
  it.each(PLANTED)('of %s is seen', (_, path, text, arrowWanted) => {
    expect(wrong(withPlanted({ [path]: text }))).toContain(arrowWanted);
  });
});

const CIRCLES: readonly (readonly [what: string, files: Readonly<Record<string, string>>])[] = [
  ['of a file with itself', { 'lock/a.ts': "import type { A } from './a.ts'; export interface A { a: A }" }],
  [
    'of two files by a type',
    {
      'lock/a.ts': "import type { B } from './b.ts'; export interface A { b: B }",
      'lock/b.ts': "import type { A } from './a.ts'; export interface B { a: A }",
    },
  ],
  [
    'of three files, one of them loaded later',
    {
      'lock/a.ts': "export { b } from './b.ts';",
      'lock/b.ts': "import type { C } from './c.ts'; export const b: C = 1;",
      'lock/c.ts': "export type C = number; export const load = () => import('./a.ts');",
    },
  ],
];

describe('a planted circle', () => {
  it.each(CIRCLES)('%s is seen', (_, files) => {
    const circles = circlesOf(withPlanted(files));
    expect(circles.map((circle) => [...circle].sort())).toContainEqual(Object.keys(files).sort());
  });
});
