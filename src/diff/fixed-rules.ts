/**
 * Which rules no settings lower and no acceptance covers: what says that a server was not started or compared, and what is said of the
 * lock and of the settings themselves. The id of a rule in, yes or no out. Pure.
 */

const FIXED = /^(?:lock|launch|origin)\/|^server\/(?:unlocked|stale|renamed)$/;

export const isFixed = (rule: string): boolean => FIXED.test(rule);
