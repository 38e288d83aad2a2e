/**
 * Digests of images: Debian's own registry, filled by skopeo, open, behind a password and behind a token service.
 */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64, digestOf, homeWith, hostAt } from '../helpers/images.ts';
import type { Registry, TokenService } from '../helpers/oci-registry.ts';
import {
  missingTools,
  PASSWORD,
  passwordAuth,
  startRegistry,
  startTokenService,
  USER,
  writeLayout,
} from '../helpers/oci-registry.ts';
import { scratch } from '../helpers/run.ts';

const missing = await missingTools();
const real = describe.skipIf(missing !== undefined);
const why = missing === undefined ? '' : ` (skipped: ${missing})`;

real(`a real registry${why}`, () => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry?.close());

  it('gives the digest of what a tag names, and says when the tag has moved', async () => {
    const [one, two] = [writeLayout('one'), writeLayout('two')];
    await registry.push(one.folder, 'team/notes:1.0');
    const image = `${registry.name}/team/notes:1.0`;
    const host = hostAt();
    expect(await digestOf(image, host)).toBe(one.digest);
    await registry.push(two.folder, 'team/notes:1.0');
    expect(await digestOf(image, host), 'asked once a run').toBe(one.digest);
    expect(await digestOf(image)).toBe(two.digest);
    expect(two.digest).not.toBe(one.digest);
  });

  it('gives the digest of the index of many platforms, not that of one', async () => {
    const many = writeLayout('many', ['amd64', 'arm64']);
    await registry.push(many.folder, 'many:latest');
    expect(await digestOf(`${registry.name}/many`)).toBe(many.digest);
    expect(many.manifests).not.toContain(many.digest);
  });

  it.each([
    ['an unknown image', 'nobody/nothing:1'],
    ['an unknown tag', 'known:2'],
  ])('does not know %s', async (_, reference) => {
    await registry.push(writeLayout('known').folder, 'known:1');
    await expect(digestOf(`${registry.name}/${reference}`)).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: `The registry does not know the image ${registry.name}/${reference} (404).`,
      detail: {
        place: `http://${registry.name}`,
        next: expect.stringContaining('Check the spelling of the image and its tag'),
      },
    });
  });

  it('answers by the name localhost too', async () => {
    const layout = writeLayout('local');
    await registry.push(layout.folder, 'local:1');
    expect(await digestOf(`localhost:${registry.name.split(':')[1]}/local:1`)).toBe(layout.digest);
  });

  it('that has ended is not there', async () => {
    const other = await startRegistry();
    await other.close();
    await expect(digestOf(`${other.name}/x:1`)).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: `The registry cannot be reached, so the image ${other.name}/x:1 was not checked (ECONNREFUSED).`,
    });
  });
});

/** What `docker login` may have left, and whether it opens. */
const LOGINS: readonly (readonly [string, (registry: string) => unknown, boolean])[] = [
  ['a login', (name) => ({ auths: { [name]: { auth: base64(`${USER}:${PASSWORD}`) } } }), true],
  [
    'a login under an address',
    (name) => ({ auths: { [`http://${name}/v2/`]: { auth: base64(`${USER}:${PASSWORD}`) } } }),
    true,
  ],
  ['a login in two fields', (name) => ({ auths: { [name]: { username: USER, password: PASSWORD } } }), true],
  ['a helper that knows', (name) => ({ credHelpers: { [name]: 'knowing' } }), true],
  ['a helper for all', (name) => ({ auths: { [name]: {} }, credsStore: 'knowing' }), true],
  ['nothing', () => ({}), false],
  ['a wrong password', (name) => ({ auths: { [name]: { auth: base64(`${USER}:wrong`) } } }), false],
  ['a login elsewhere', () => ({ auths: { 'ghcr.io': { auth: base64(`${USER}:${PASSWORD}`) } } }), false],
  ['a helper that is not there', () => ({ credsStore: 'nowhere' }), false],
  ['a helper that fails', () => ({ credsStore: 'failing' }), false],
  ['a helper that is a path', () => ({ credsStore: '../knowing' }), false],
  ['broken settings', () => '{', false],
];

/** Two helpers, as Docker starts them. */
function helpers(): string {
  const folder = scratch();
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, `docker-credential-${name}`), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, `docker-credential-${name}`), 0o755);
  };
  const answer = JSON.stringify({ ServerURL: 'x', Username: USER, Secret: PASSWORD });
  program('knowing', `read -r registry; [ "$1" = get ] && [ -n "$registry" ] && echo '${answer}'`);
  program('failing', 'echo "credentials not found in native keychain"; exit 1');
  return `${folder}:${process.env['PATH']}`;
}

real(`behind a login${why}`, () => {
  const PATH = helpers();
  let service: TokenService;
  let [password, token]: Registry[] = [];
  const layout = writeLayout('private', ['amd64', 'arm64']);
  beforeAll(async () => {
    service = await startTokenService();
    [password, token] = await Promise.all([startRegistry(passwordAuth()), startRegistry(service.auth)]);
    await password.push(layout.folder, 'team/notes:1');
    await token.push(layout.folder, 'team/notes:1');
    await token.push(layout.folder, 'open/notes:1');
  });
  afterAll(() => Promise.all([service?.close(), password?.close(), token?.close()]));

  describe.each(['password', 'token'] as const)('a registry that wants a %s', (kind) => {
    it.each(LOGINS)('and %s', async (_, config, opens) => {
      const name = (kind === 'password' ? password : token)?.name ?? '';
      const host = hostAt(homeWith(config(name)), { env: { PATH } });
      const asking = digestOf(`${name}/team/notes:1`, host);
      if (opens) return expect(await asking).toBe(layout.digest);
      const failure = await asking.catch((error) => error);
      expect(failure).toMatchObject({
        code: 'E_REGISTRY',
        message: `The registry refuses access to the image ${name}/team/notes:1 (401).`,
        detail: { next: expect.stringMatching(/docker login|config\.json/) },
      });
      return expect(JSON.stringify([failure, failure.message])).not.toMatch(/opensesame|wrong/);
    });
  });

  it('takes the settings that DOCKER_CONFIG names', async () => {
    const name = token?.name ?? '';
    const folder = join(homeWith({ auths: { [name]: { auth: base64(`${USER}:${PASSWORD}`) } } }), '.docker');
    expect(await digestOf(`${name}/team/notes:1`, hostAt(), { DOCKER_CONFIG: folder })).toBe(layout.digest);
  });

  it('asks strangers for nothing where the image is open, and for reading one repository only', async () => {
    service.seen.splice(0);
    expect(await digestOf(`${token?.name}/open/notes:1`)).toBe(layout.digest);
    expect(service.seen).toEqual([
      {
        path: 'GET /token?service=test+registry&scope=repository%3Aopen%2Fnotes%3Apull',
        accept: expect.anything(),
        authorization: undefined,
      },
    ]);
  });
});
