/**
 * Debian's `docker-registry` on a free port of this machine, filled by `skopeo` from OCI layouts that are written here;
 * open, behind a password, or behind a token service whose tokens it verifies.
 */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { LoopbackServer } from './loopback.ts';
import { startServer } from './loopback.ts';
import { scratch } from './run.ts';

const run = promisify(execFile);

export const USER = 'me';
export const PASSWORD = 'opensesame';
/** bcrypt of PASSWORD, the only kind the registry takes. */
const PASSWORD_HASH = '$2y$05$abcdefghijklmnopqrstuuQbLfdQZSxZ9gjhA5V9o8Tyc6aQRO0Qi';

export interface Registry {
  /** `127.0.0.1:41234`. */
  readonly name: string;
  /** Pushes a layout of `writeLayout` under a name and tag. */
  readonly push: (layout: string, reference: string) => Promise<void>;
  /** Ends the registry. */
  readonly close: () => Promise<void>;
}

/** Why the real registry cannot be used here, or undefined. */
export async function missingTools(): Promise<string | undefined> {
  for (const [tool, flag] of [
    ['docker-registry', '--version'],
    ['skopeo', '--version'],
    ['openssl', 'version'],
  ] as const) {
    const works = await run(tool, [flag]).then(
      () => true,
      () => false,
    );
    if (!works) return `${tool} is not installed; .ci/run installs it where apt-get may`;
  }
  return undefined;
}

/** `auth`: what stands below `auth:` in the registry's settings. */
export async function startRegistry(auth?: Readonly<Record<string, unknown>>): Promise<Registry> {
  const folder = scratch('registry');
  const config = join(folder, 'config.yml');
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify({
      version: 0.1,
      log: { accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: '127.0.0.1:0', secret: 'for one test' },
      ...(auth === undefined ? {} : { auth }),
    }),
  );
  const child = spawn('docker-registry', ['serve', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  const name = await listening(child);
  return {
    name,
    push: async (layout, reference) => {
      const to = `docker://${name}/${reference}`;
      const login = auth === undefined ? [] : [`--dest-creds=${USER}:${PASSWORD}`];
      const flags = ['--insecure-policy', 'copy', '--all', '--preserve-digests', '--dest-tls-verify=false'];
      await run('skopeo', [...flags, ...login, `oci:${layout}:it`, to], {
        env: { PATH: process.env['PATH'], HOME: folder },
      });
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const hear = (line: string) => {
      said.push(line);
      const address = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', hear);
    }
    child.once('exit', (code) => reject(new Error(`docker-registry ended (${code}): ${said.join('\n')}`)));
  });
}

/** Settings for one user with a password. */
export function passwordAuth(): Readonly<Record<string, unknown>> {
  const path = join(scratch('registry-auth'), 'htpasswd');
  writeFileSync(path, `${USER}:${PASSWORD_HASH}\n`);
  return { htpasswd: { realm: 'test', path } };
}

export interface TokenService extends LoopbackServer {
  /** Settings of a registry that trusts this service. */
  readonly auth: Readonly<Record<string, unknown>>;
}

/**
 * A token service as the distribution project describes it: signs what is asked for, for USER; strangers may read
 * repositories below `open/`.
 */
export async function startTokenService(): Promise<TokenService> {
  const folder = scratch('registry-token');
  const [keyPath, certificatePath] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=token-test', '-days', '2'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', keyPath, '-out', certificatePath]);
  const key = createPrivateKey(readFileSync(keyPath));
  const x5c = [readFileSync(certificatePath, 'utf8').replace(/-----[^-]+-----|\s/g, '')];
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const given = request.headers.authorization;
    const known = given === `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
    if (given !== undefined && !known) return response.writeHead(401).end();
    const access = url.searchParams.getAll('scope').flatMap((scope) => {
      const [, type = '', name = '', actions = ''] = /^([^:]*):(.*):([^:]*)$/.exec(scope) ?? [];
      const granted = actions
        .split(',')
        .filter((action) => known || (name.startsWith('open/') && action === 'pull'));
      return granted.length === 0 ? [] : [{ type, name, actions: granted }];
    });
    const now = Math.floor(Date.now() / 1000);
    const times = { exp: now + 300, nbf: now - 60, iat: now };
    const claims = {
      iss: 'test',
      sub: USER,
      aud: url.searchParams.get('service'),
      ...times,
      jti: '1',
      access,
    };
    const text = `${part({ typ: 'JWT', alg: 'ES256', x5c })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ token: `${text}.${signature.toString('base64url')}` }));
  });
  const auth = {
    token: {
      realm: `${server.origin}/token`,
      service: 'test registry',
      issuer: 'test',
      rootcertbundle: certificatePath,
    },
  };
  return { ...server, auth };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Layout {
  readonly folder: string;
  /** Of what the layout's one name `it` stands for: the index when there are several platforms, else the manifest. */
  readonly digest: string;
  /** Of the manifest of each platform. */
  readonly manifests: readonly string[];
}

/** An OCI layout with one tiny image a platform, whose text is in its layer. */
export function writeLayout(text: string, platforms: readonly string[] = ['amd64']): Layout {
  const folder = scratch('layout');
  mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true });
  const blob = (mediaType: string, bytes: Buffer) => {
    const hex = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(folder, 'blobs', 'sha256', hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const json = (mediaType: string, value: unknown) => blob(mediaType, Buffer.from(JSON.stringify(value)));
  const manifests = platforms.map((architecture) => {
    const layer = Buffer.alloc(1024, 0);
    const diff = createHash('sha256').update(layer).digest('hex');
    const config = {
      architecture,
      os: 'linux',
      config: { Labels: { text } },
      rootfs: { type: 'layers', diff_ids: [`sha256:${diff}`] },
    };
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = {
      schemaVersion: 2,
      mediaType: type,
      config: json('application/vnd.oci.image.config.v1+json', config),
      layers: [blob('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(layer))],
    };
    return { ...json(type, manifest), platform: { architecture, os: 'linux' } };
  });
  const type = 'application/vnd.oci.image.index.v1+json';
  const [only] = manifests;
  const top =
    manifests.length === 1 && only !== undefined
      ? { mediaType: only.mediaType, digest: only.digest, size: only.size }
      : json(type, { schemaVersion: 2, mediaType: type, manifests });
  const annotations = { 'org.opencontainers.image.ref.name': 'it' };
  const index = { schemaVersion: 2, manifests: [{ ...top, annotations }] };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return { folder, digest: top.digest, manifests: manifests.map(({ digest }) => digest) };
}
