/** `mcp-lock update`: accept what changed, entry by entry or change by change. Options in, exit status out. */
export type { UpdateOptions } from '../../update/update-lock.ts';
export { updateLock as updateCommand } from '../../update/update-lock.ts';
