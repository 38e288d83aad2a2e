/** `fs` with a `globSync` that finds nothing. */
export * from 'node:fs';
export const globSync = () => [];
