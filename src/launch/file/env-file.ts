/**
 * Env files that a launch line loads before the server starts. In: their paths. Out: E_LAUNCH where one sets a variable
 * that decides which code runs. Env files are not hashed: they hold short secrets, which a hash would give away, and
 * differ between machines. Messages name variables and never show a value.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { isLoaderVariable } from '../../lock/loader-variables.ts';
import { fileUrl } from '../line/origin-url.ts';
import { envFileLoadsCode } from '../messages.ts';

/** As every reader of such files has it, and more: a name at the start of a line. */
const NAME = /^[^\S\r\n]*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]/gm;
/** Names of the environment a program is for, of ways through the network, and of a person's programs, which many such files set. */
const HARMLESS =
  /^(?:ENV|(?:https?|ftp|all|no)_proxy|NODE_TLS_REJECT_UNAUTHORIZED|SHELL|EDITOR|VISUAL|PAGER|BROWSER|PREFIX|GOOS|GOARCH|(?:JAVA|MAVEN|GRADLE)_HOME)$/i;

/** Reads each file that is there. Throws E_LAUNCH. */
export async function refuseEnvFiles(paths: readonly string[], place: Place, host: Host): Promise<void> {
  for (const path of new Set(paths)) {
    const bytes = await host.files.read(path).catch(() => undefined);
    const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
    for (const [, name = ''] of text.matchAll(NAME)) {
      if (!isLoaderVariable(name) || HARMLESS.test(name)) continue;
      const file = fileUrl(path, place).replace(/^file:/, '');
      throw new McpLockError(envFileLoadsCode(name), { place: file });
    }
  }
}
