/**
 * A registry login from a credential helper. In: the helper's name and a registry. Out: a login, or nothing when it has
 * none or fails. Starts `docker-credential-NAME get`, as Docker does, and shows nothing of its output.
 */
import type { Host } from '../../host/host.ts';
import type { OciLogin } from './docker-login.ts';
import { helperKey } from './docker-login.ts';

const TIMEOUT_MS = 20_000;
const MAX_CHARACTERS = 1024 * 1024;

/** Undefined: the helper could not be asked, or has nothing for this registry. */
export async function askHelper(helper: string, registry: string, host: Host): Promise<OciLogin | undefined> {
  const text = await answerOf(`docker-credential-${helper}`, `${helperKey(registry)}\n`, host);
  host.signal.throwIfAborted();
  try {
    const answer: unknown = JSON.parse(text ?? '');
    if (typeof answer !== 'object' || answer === null) return undefined;
    const { Username: user, Secret: secret } = answer as Readonly<Record<string, unknown>>;
    if (typeof user !== 'string' || typeof secret !== 'string' || secret === '') return undefined;
    return user === '<token>' ? { refresh: secret } : { basic: { user, password: secret } };
  } catch {
    return undefined;
  }
}

/** What the program prints when it ends well. */
async function answerOf(command: string, input: string, host: Host): Promise<string | undefined> {
  const env = Object.fromEntries(
    Object.entries(host.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const options = { cwd: host.home, env, timeoutMs: TIMEOUT_MS, input };
  const { code, stdout } = await host
    .run(command, ['get'], options)
    .catch(() => ({ code: null, stdout: '' }));
  return code === 0 && stdout.length <= MAX_CHARACTERS ? stdout : undefined;
}
