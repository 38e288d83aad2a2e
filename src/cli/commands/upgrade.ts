/** `mcp-lock upgrade`: another version of one server, in the configs and in the lock. Options in, exit status out. */
export { upgradeServer as upgradeCommand } from '../../update/upgrade.ts';
