import { defineConfig } from 'vitest/config';

/** Only the tests of the folder that is mutated, one file after another. */
export default defineConfig({
  test: {
    include: (process.env['MCP_LOCK_MUTATION_TESTS'] ?? '').split(' ').map((name) => `test/${name}.test.ts`),
    globalSetup: './test/helpers/clean-machine.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    update: 'none',
    silent: true,
  },
});
