import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most tests wait for processes: with two files at a time two cores are idle two thirds of the time, and with four what
    // has a deadline is late.
    maxWorkers: 3,
    maxConcurrency: 8,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
