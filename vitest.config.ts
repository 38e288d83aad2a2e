import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most tests wait for processes: two files at a time also on two cores.
    maxWorkers: 2,
    maxConcurrency: 8,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
