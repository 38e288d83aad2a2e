/** `mcp-lock upgrade`: another version of one server, in the configs and in the lock. Options in, exit status out. */
import { paged } from '../../config/paged.ts';
import type { Settings } from '../../config/settings.ts';
import type { UpgradeOptions } from '../../update/upgrade.ts';
import { upgradeServer } from '../../update/upgrade.ts';

/** Runs the command; returns the exit status. */
export const upgradeCommand = (
  name: string,
  version: string | undefined,
  options: UpgradeOptions,
  settings: Settings,
): Promise<number> => upgradeServer(name, version, options, settings, paged);
