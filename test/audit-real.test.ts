/**
 * Configs as people really write them stay without a HIGH, from `../shared/real-configs` beside the repository, which is not part of it.
 * Skipped, with a line that says so, elsewhere.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mcpLock, scratch } from './helpers/run.ts';

const FOLDER = fileURLToPath(new URL('../../shared/real-configs/', import.meta.url));
const there = existsSync(join(FOLDER, 'INDEX.md'));
const FILES = there ? readdirSync(FOLDER).filter((name) => /\.(?:jsonc?|toml|ya?ml)$/.test(name)) : [];

/** Written to be dangerous. */
const DANGEROUS: Readonly<Record<string, readonly string[]>> = {
  'attack-2.json': ['command/remote-shell', 'command/downloads-code'],
};

describe.skipIf(!there)('real configs (skipped where ../shared is not there)', () => {
  test.each(FILES)('%s', async (file) => {
    const { stdout } = await mcpLock(
      scratch(),
      ['audit', '--config', join(FOLDER, file), '--reporter', 'json'],
      {
        home: scratch(),
      },
    );
    const servers: readonly {
      readonly findings: readonly { readonly rule: string; readonly severity: string }[];
    }[] = JSON.parse(stdout).servers;
    const high = servers.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'high');
    expect(high.map(({ rule }) => rule)).toEqual(DANGEROUS[file] ?? []);
  });
});
