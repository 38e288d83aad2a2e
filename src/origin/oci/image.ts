/**
 * What an image name means today. In: registry, repository and tag. Out: the digest of the index or manifest that the
 * tag names (OCI distribution specification). A login is sent only when the registry asks for one. Never pulls a layer.
 */
import type { Host } from '../../host/host.ts';
import type { HttpResponse } from '../http.ts';
import { isLoopback } from '../http.ts';
import { askHelper } from './credential-helper.ts';
import type { OciLogin } from './docker-login.ts';
import { loginFor } from './docker-login.ts';
import type { OciRequest } from './failure.ts';
import { ociFailure } from './failure.ts';
import type { ImageName } from './image-name.ts';
import { digestOf, requestManifest } from './manifest.ts';
import type { NoToken } from './token.ts';
import { authorize, readChallenges } from './token.ts';

export interface OciVersion {
  readonly digest: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where Docker's own registry answers. */
const HUB = 'registry-1.docker.io';

/** What registries said in this run. */
const answers = new WeakMap<Host, Map<string, Promise<OciVersion>>>();

/** `env`: the server's own variables. A name with a digest is its own answer. Throws E_REGISTRY. */
export function resolveOci(image: ImageName, host: Host, env: Env): Promise<OciVersion> {
  if (image.digest !== undefined) return Promise.resolve({ digest: image.digest });
  const known = answers.get(host) ?? new Map<string, Promise<OciVersion>>();
  answers.set(host, known);
  const { registry, repository, tag = 'latest' } = image;
  const key = JSON.stringify([registry, repository, tag, env['DOCKER_CONFIG']]);
  const answer = known.get(key) ?? lookUp({ registry, repository, tag }, host, env);
  known.set(key, answer);
  return answer;
}

async function lookUp(image: ImageName, host: Host, env: Env): Promise<OciVersion> {
  const [question, first] = await firstResponse(image, host);
  const login = await loginFor(image.registry, host, env);
  let reply = await authorizedResponse(question, first, login);
  if (login.helper !== undefined && isRefused(reply)) {
    const kept = await askHelper(login.helper, image.registry, host);
    if (kept !== undefined) reply = await authorizedResponse(question, first, kept);
  }
  if ('reason' in reply) throw ociFailure(question, reply, login);
  return { digest: await digestOf(question, reply.answer, reply.authorization) };
}

/** https, and on this machine http where nothing speaks https. */
async function firstResponse(image: ImageName, host: Host): Promise<readonly [OciRequest, HttpResponse]> {
  const { registry, repository, tag } = image;
  const path = `${registry === 'docker.io' ? HUB : registry}/v2/${repository}/manifests/${tag}`;
  const secure = { image, host, url: new URL(`https://${path}`) };
  const first = await requestManifest(secure, 'HEAD');
  if (!('trouble' in first)) return [secure, first];
  const untrusted = /CERT|SIGNED|VERIFY/.test(first.trouble);
  if (untrusted || !isLoopback(secure.url.hostname)) throw ociFailure(secure, { reason: first.trouble });
  const plain = { image, host, url: new URL(`http://${path}`) };
  const second = await requestManifest(plain, 'HEAD');
  if ('trouble' in second) throw ociFailure(plain, { reason: second.trouble });
  return [plain, second];
}

interface Authorized {
  readonly answer: HttpResponse;
  readonly authorization?: string;
}

/** The first answer, or the one to the question asked again with what the registry wants. */
async function authorizedResponse(
  question: OciRequest,
  first: HttpResponse,
  login: OciLogin,
): Promise<Authorized | NoToken> {
  if (first.status === 200) return { answer: first };
  const challenges = readChallenges(first.headers.get('www-authenticate') ?? '');
  const challenge = challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0];
  if (first.status !== 401 || challenge === undefined) return { reason: first.status };
  const { image, url, host } = question;
  const authorization = await authorize(challenge, image.repository, url, login, host);
  if (typeof authorization !== 'string') return authorization;
  const answer = await requestManifest(question, 'HEAD', authorization);
  if ('trouble' in answer) return { reason: answer.trouble };
  return answer.status === 200 ? { answer, authorization } : { reason: answer.status };
}

/** A login may change the answer: some registries say 404 to strangers, and 429 sooner. */
const isRefused = (reply: Authorized | NoToken): boolean =>
  'reason' in reply && [401, 403, 404, 429].includes(Number(reply.reason));
