/**
 * Configs that are written together with something else, or not at all: new texts and the rest of the work in, its result out. If any of it
 * fails, each config that was written gets its old bytes back, unless another program has changed it since.
 */
import { breakCommands } from '../display/printable.ts';
import type { ServerHost } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import type { ConfigText } from './config-text.ts';
import { markOf, writeConfig } from './config-text.ts';
import { configNotRestored } from './messages.ts';

interface NewText {
  readonly config: ConfigText;
  readonly text: string;
}

/** Throws what `writeConfig` and `work` throw. */
export async function writeTogether<T>(
  texts: readonly NewText[],
  work: () => Promise<T>,
  host: ServerHost,
): Promise<T> {
  const written: NewText[] = [];
  try {
    for (const one of texts) {
      await writeConfig(one.config, one.text, host);
      written.push(one);
    }
    return await work();
  } catch (error) {
    for (const { config, text } of written.reverse()) {
      const bytes = Buffer.from(markOf(config) + text);
      await writeConfig({ ...config, bytes }, config.text, host).catch(() => {
        host.terminal.stderr(`${breakCommands(configNotRestored(shown(config.path, host)))}\n`);
      });
    }
    throw error;
  }
}
