import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most tests wait for processes: with two files at a time two cores are idle two thirds of the time.
    maxWorkers: 4,
    maxConcurrency: 8,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
