/** `mcp-lock update`: accept what changed, server by server or change by change. Options in, exit status out. */
export { updateLock as updateCommand } from '../../update/update-lock.ts';
