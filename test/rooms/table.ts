/**
 * The rooms of `src/`, in the order in which they stand on each other, and what each may import besides itself. Everything may
 * import `display/`, `lock/`, `host/` and the files of the first level that hold types, as far as they lie below it.
 */

/** Files of the first level that hold data types, what one can add, and the error. */
export const BASE = ['model.ts', 'contracts.ts', 'errors.ts'] as const;

/** Files of the first level that are the library's door. */
export const DOORS = ['index.ts', 'library.ts'] as const;

export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  host: [],
  display: [],
  lock: ['display', 'host'],
  diff: ['display', 'host', 'lock'],
  report: ['display', 'host', 'lock', 'diff'],
  variables: ['display', 'host', 'lock'],
  origin: ['display', 'host', 'lock'],
  launch: ['display', 'host', 'lock', 'variables', 'origin'],
  config: ['display', 'host', 'lock', 'diff', 'variables', 'launch'],
  audit: ['display', 'host', 'lock', 'diff', 'report', 'variables', 'origin', 'launch', 'config'],
  server: ['display', 'host', 'lock', 'origin', 'launch'],
  verify: ['display', 'host', 'lock', 'diff', 'report', 'origin', 'launch', 'config', 'server'],
  update: [
    ...['display', 'host', 'lock', 'diff', 'report', 'origin', 'launch', 'config', 'audit', 'server'],
    'verify',
  ],
  git: ['display', 'host', 'lock', 'diff', 'report', 'config', 'update'],
  guard: ['display', 'host', 'lock', 'origin', 'launch', 'config', 'server', 'verify'],
  hooks: ['display', 'host', 'lock', 'report', 'variables', 'launch', 'config', 'verify', 'guard'],
  ci: [
    ...['display', 'host', 'lock', 'diff', 'report', 'origin', 'launch', 'config', 'server', 'verify'],
    'update',
  ],
  cli: [
    ...['display', 'host', 'lock', 'diff', 'report', 'variables', 'origin', 'launch', 'config', 'audit'],
    ...['server', 'verify', 'update', 'git', 'guard', 'hooks', 'ci'],
  ],
};

/** What the files of the first level may import; `display/` and `host/` come as types of what is added. */
export const FIRST_LEVEL: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'model.ts': [],
  'contracts.ts': ['host', 'model.ts', 'errors.ts'],
  'library.ts': [...Object.keys(ROOMS).filter((room) => room !== 'cli'), ...BASE],
  'index.ts': [...Object.keys(ROOMS).filter((room) => room !== 'cli'), ...BASE, 'library.ts'],
};
