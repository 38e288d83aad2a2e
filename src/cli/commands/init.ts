/**
 * `mcp-lock init`: write the first lockfile. `--pin` has the configs name exact versions first. Options in, exit status out.
 */
import type { Settings } from '../../config/settings.ts';
import { writeFirstLock } from '../../update/first-lock.ts';
import type { InitOptions } from '../../update/first-lock-options.ts';

interface InitCommandOptions extends InitOptions {
  readonly pin?: boolean;
}

/** Runs the command; returns the exit status. */
export const initCommand = (options: InitCommandOptions, settings: Settings): Promise<number> =>
  writeFirstLock(options, settings, async () => {
    if (options.pin !== true) return;
    const { pinConfigs } = await import('../pin-configs.ts');
    await pinConfigs(options.yes === true, settings);
  });
