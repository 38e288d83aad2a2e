/**
 * A login from the program that keeps it: the helper's name and a registry in, a login out, or nothing when it has none
 * or does not work. Starts `docker-credential-NAME get`, as Docker itself does, and shows nothing of what it says.
 */
import type { Host } from '../../host/host.ts';
import type { OciLogin } from './docker-login.ts';
import { helperKey } from './docker-login.ts';

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 1024 * 1024;

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
function answerOf(command: string, input: string, host: Host): Promise<string | undefined> {
  const env = Object.fromEntries(
    Object.entries(host.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return new Promise((resolve) => {
    const child = host.spawn(command, ['get'], { cwd: host.home, env });
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (text?: string) => {
      clearTimeout(timer);
      host.signal.removeEventListener('abort', stop);
      if (child.pid !== undefined) host.signalGroup(child.pid, 'SIGKILL');
      resolve(text);
    };
    const stop = () => end();
    const timer = setTimeout(stop, TIMEOUT_MS);
    host.signal.addEventListener('abort', stop, { once: true });
    child.on('error', stop);
    child.on('close', (code) => end(code === 0 ? Buffer.concat(chunks).toString() : undefined));
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) stop();
      else chunks.push(chunk);
    });
    child.stderr?.resume();
    // A helper that ends before it reads closes the pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
