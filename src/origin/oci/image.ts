/**
 * What an image name means today. In: registry, repository and tag. Out: the digest of the index or manifest that the
 * tag names (OCI distribution specification). A login is sent only when the registry asks for one. Never pulls a layer.
 */
import type { Host } from '../../host/host.ts';
import { isLoopback } from '../../host/local-address.ts';
import type { HttpResponse } from '../http.ts';
import { askHelper } from './credential-helper.ts';
import type { OciLogin } from './docker-login.ts';
import { loginFor } from './docker-login.ts';
import type { OciRequest } from './failure.ts';
import { ociFailure } from './failure.ts';
import type { ImageName } from './image-name.ts';
import { digestOf, requestManifest } from './manifest.ts';
import type { NoToken } from './token.ts';
import { authorize, readChallenges } from './token.ts';

interface OciVersion {
  readonly digest: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where Docker's own registry is. */
const HUB = 'registry-1.docker.io';

/** Digests of this run: two servers of one image ask once. */
const digests = new WeakMap<Host, Map<string, Promise<OciVersion>>>();

/** `env`: the server's own variables. A name with a digest is not looked up. Throws E_REGISTRY. */
export function resolveOci(image: ImageName, host: Host, env: Env): Promise<OciVersion> {
  if (image.digest !== undefined) return Promise.resolve({ digest: image.digest });
  const known = digests.get(host) ?? new Map<string, Promise<OciVersion>>();
  digests.set(host, known);
  const { registry, repository, tag = 'latest' } = image;
  const key = JSON.stringify([registry, repository, tag, env['DOCKER_CONFIG']]);
  const digest = known.get(key) ?? lookUp({ registry, repository, tag }, host, env);
  known.set(key, digest);
  return digest;
}

async function lookUp(image: ImageName, host: Host, env: Env): Promise<OciVersion> {
  const [request, first] = await firstResponse(image, host);
  const login = await loginFor(image.registry, host, env);
  let reply = await authorizedResponse(request, first, login);
  if (login.helper !== undefined && isRefused(reply)) {
    const helperLogin = await askHelper(login.helper, image.registry, host);
    if (helperLogin !== undefined) reply = await authorizedResponse(request, first, helperLogin);
  }
  if ('reason' in reply) throw ociFailure(request, reply, login);
  return { digest: await digestOf(request, reply.response, reply.authorization) };
}

/** https, and on this machine http where nothing speaks https. */
async function firstResponse(image: ImageName, host: Host): Promise<readonly [OciRequest, HttpResponse]> {
  const { registry, repository, tag } = image;
  const path = `${registry === 'docker.io' ? HUB : registry}/v2/${repository}/manifests/${tag}`;
  const secure = { image, host, url: new URL(`https://${path}`) };
  const first = await requestManifest(secure, 'HEAD');
  if (!('failure' in first)) return [secure, first];
  const untrusted = /CERT|SIGNED|VERIFY/.test(first.failure);
  if (untrusted || !isLoopback(secure.url.hostname)) throw ociFailure(secure, { reason: first.failure });
  const plain = { image, host, url: new URL(`http://${path}`) };
  const second = await requestManifest(plain, 'HEAD');
  if ('failure' in second) throw ociFailure(plain, { reason: second.failure });
  return [plain, second];
}

interface Authorized {
  readonly response: HttpResponse;
  readonly authorization?: string;
}

/** The first response, or the one to the same request with the authorization that the registry wants. */
async function authorizedResponse(
  request: OciRequest,
  first: HttpResponse,
  login: OciLogin,
): Promise<Authorized | NoToken> {
  if (first.status === 200) return { response: first };
  const challenges = readChallenges(first.headers.get('www-authenticate') ?? '');
  const challenge = challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0];
  if (first.status !== 401 || challenge === undefined) return { reason: first.status };
  const { image, url, host } = request;
  const authorization = await authorize(challenge, image.repository, url, login, host);
  if (typeof authorization !== 'string') return authorization;
  const response = await requestManifest(request, 'HEAD', authorization);
  if ('failure' in response) return { reason: response.failure };
  return response.status === 200 ? { response, authorization } : { reason: response.status };
}

/** A login may change the response: some registries say 404 to strangers, and 429 sooner. */
const isRefused = (reply: Authorized | NoToken): boolean =>
  'reason' in reply && [401, 403, 404, 429].includes(Number(reply.reason));
