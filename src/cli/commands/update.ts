/** `mcp-lock update`: accept what changed, server by server or change by change. Options in, exit status out. */
import { paged } from '../../config/paged.ts';
import type { Settings } from '../../config/settings.ts';
import { updateLock } from '../../update/update-lock.ts';
import type { UpdateOptions } from '../../update/update-options.ts';

/** Runs the command; returns the exit status. */
export const updateCommand = (
  names: readonly string[],
  options: UpdateOptions,
  settings: Settings,
): Promise<number> => updateLock(names, options, settings, paged);
