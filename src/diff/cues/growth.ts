/**
 * In: the two strings at one place. Out: whether the new one is so much longer that its new part wants reading.
 */

export const grew = (before: string, after: string): boolean =>
  after.length > 2 * before.length && after.length - before.length > 500;
