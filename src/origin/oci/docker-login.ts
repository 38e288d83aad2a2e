/**
 * The login that `docker login` stored for a registry. In: the registry's host. Out: a login, or the name of the
 * credential helper that has it. Reads Docker's `config.json`. Starts nothing and shows nothing of what it reads.
 */
import { join } from 'node:path';
import { errno } from '../../errors.ts';
import type { Host } from '../../host/host.ts';

export interface OciLogin {
  /** User and password, or a token that gets tokens. */
  readonly basic?: { readonly user: string; readonly password: string };
  readonly refresh?: string;
  /** A token as it is sent. */
  readonly bearer?: string;
  /** `docker-credential-<helper>` knows it. */
  readonly helper?: string;
  /** Why the login could not be read. */
  readonly unreadable?: string;
}

const LARGEST = 4 * 1024 * 1024;

/** `env`: the server's own variables, of which DOCKER_CONFIG counts. */
export async function loginFor(
  registry: string,
  host: Host,
  env: Readonly<Record<string, string | undefined>>,
): Promise<OciLogin> {
  const folder = env['DOCKER_CONFIG'] || host.env['DOCKER_CONFIG'] || join(host.home, '.docker');
  const path = join(folder, 'config.json');
  try {
    if ((await host.files.size(path)) > LARGEST) return { unreadable: 'too large' };
    return loginIn(new TextDecoder().decode(await host.files.read(path)), registry);
  } catch (error) {
    const code = errno(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? {} : { unreadable: code ?? 'not valid JSON' };
  }
}

/** Key of Docker Hub in `auths`, `credHelpers` and for helpers. */
export const helperKey = (registry: string): string =>
  registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;

function loginIn(text: string, registry: string): OciLogin {
  const config: unknown = JSON.parse(text);
  if (!isRecord(config)) return { unreadable: 'not a JSON object' };
  const helpers = fieldOf(config, 'credHelpers');
  const special = fieldOf(helpers, helperKey(registry)) ?? fieldOf(helpers, registry);
  const helper = special ?? fieldOf(config, 'credsStore');
  const auths = fieldOf(config, 'auths');
  const entry =
    fieldOf(auths, helperKey(registry)) ??
    Object.entries(isRecord(auths) ? auths : {}).find(([key]) => hostOf(key) === registry)?.[1];
  const login = special === undefined ? loginOf(entry) : {};
  if (Object.keys(login).length > 0 || typeof helper !== 'string') return login;
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(helper) ? { helper } : {};
}

function loginOf(entry: unknown): OciLogin {
  const token = fieldOf(entry, 'identitytoken');
  if (isText(token)) return { refresh: token };
  const bearer = fieldOf(entry, 'registrytoken');
  if (isText(bearer)) return { bearer };
  const auth = fieldOf(entry, 'auth');
  if (isText(auth)) {
    const [, user = '', password] = /^([^:]*):(.*)$/s.exec(Buffer.from(auth, 'base64').toString()) ?? [];
    // Docker pads with NUL.
    return password === undefined ? {} : { basic: { user, password: password.replace(/\0+$/, '') } };
  }
  const [user, password] = [fieldOf(entry, 'username'), fieldOf(entry, 'password')];
  return isText(user) && isText(password) ? { basic: { user, password } } : {};
}

/** `https://ghcr.io/v1/` → `ghcr.io`. */
const hostOf = (key: string): string =>
  key
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/s, '')
    .toLowerCase();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldOf = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
