/** What is mutated, in shards, and the tests that hold it: others would only take time. Files of `src/`, test files of `test/`. */
export const FOLDERS = [
  {
    name: 'diff/compare',
    mutate: ['diff/compare.ts'],
    tests: ['compare', 'drift'],
  },
  {
    name: 'guard/gate',
    mutate: ['guard/gate/*.ts'],
    tests: [
      'gate',
      'properties/gate',
      'relay',
      'promises/beside-lists',
      'promises/cursors',
      'promises/guard-*',
      'promises/numbers',
      'promises/repeated-secrets',
      'promises/volatile-places',
    ],
  },
  { name: 'verify/steps', mutate: ['verify/steps/*.ts'], tests: ['steps', 'promises/edited-locks'] },
  {
    name: 'lock: JSON',
    mutate: ['lock/json.ts', 'lock/plain-json.ts', 'lock/decimal.ts'],
    tests: ['json', 'plain-json', 'properties/json'],
  },
  {
    name: 'lock: reading',
    mutate: ['lock/read.ts', 'lock/shape*.ts', 'lock/references.ts', 'lock/stored-entry.ts'],
    tests: ['lockfile', 'lock-merge', 'promises/broken-locks', 'promises/edited-locks', 'properties/lock'],
  },
  {
    name: 'lock: hashes',
    mutate: ['lock/canonical.ts', 'lock/hashes.ts', 'lock/exact-number.ts'],
    tests: ['json', 'lockfile', 'properties/json', 'promises/edited-locks', 'promises/numbers'],
  },
  {
    name: 'lock: writing',
    mutate: ['lock/format.ts', 'lock/layout.ts', 'lock/shared-entries.ts', 'lock/tree-line.ts'],
    tests: ['lockfile', 'lock-layout', 'lock-merge', 'properties/lock'],
  },
  {
    name: 'lock: secrets',
    mutate: ['lock/redact*.ts', 'lock/held-secrets.ts', 'lock/literal-secrets.ts'],
    tests: [
      'redact',
      'credential',
      'promises/plain-words',
      'promises/secret-echoes',
      'promises/repeated-secrets',
    ],
  },
];
