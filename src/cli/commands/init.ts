/**
 * `mcp-lock init`: write the first lockfile. `--pin` has the configs name exact versions first. `--ci` writes the file of a CI service
 * instead. Options in, exit status out.
 */
import type { Settings } from '../../config/settings.ts';
import { writeFirstLock } from '../../update/first-lock.ts';
import type { InitOptions } from '../../update/first-lock-options.ts';

interface InitCommandOptions extends InitOptions {
  readonly pin?: boolean;
  /** A CI service: `github`. */
  readonly ci?: string;
}

/** Runs the command; returns the exit status. */
export async function initCommand(
  options: InitCommandOptions,
  version: string,
  settings: Settings,
): Promise<number> {
  const { ci, yes } = options;
  if (ci !== undefined) {
    const { writeCiFile } = await import('../../ci/write-ci-file.ts');
    return writeCiFile({ ci, ...(yes === undefined ? {} : { yes }) }, version, settings);
  }
  return writeFirstLock(options, settings, async () => {
    if (options.pin !== true) return;
    const { pinConfigs } = await import('../pin-configs.ts');
    await pinConfigs(options.yes === true, settings);
  });
}
