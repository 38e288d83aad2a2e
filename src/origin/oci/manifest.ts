/**
 * The digest that a registry has for a tag. In: the response to HEAD. Out: a checked digest. Where HEAD does not say
 * enough, the manifest itself is fetched and hashed. Throws E_REGISTRY for an invalid digest or manifest.
 */
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HttpResponse, NoResponse } from '../http.ts';
import { sendRequest } from '../http.ts';
import { digestInvalid, manifestKindUnknown, manifestMismatch } from '../messages.ts';
import type { OciRequest } from './failure.ts';
import { ociFailure, ociInvalid } from './failure.ts';
import { isDigest } from './image-name.ts';

/** The kinds whose digest is the hash of their bytes; indexes first, so that of many platforms the index is named. */
const KINDS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const MAX_BYTES = 8 * 1024 * 1024;

export function requestManifest(
  { url, host }: OciRequest,
  method: 'HEAD' | 'GET',
  authorization?: string,
): Promise<HttpResponse | NoResponse> {
  const headers = { accept: KINDS.join(', ') };
  return sendRequest({ url: url.href, method, headers, authorization, maxBytes: MAX_BYTES }, host);
}

/** `head`: a response with status 200. */
export async function digestOf(
  request: OciRequest,
  head: HttpResponse,
  authorization?: string,
): Promise<string> {
  const named = head.headers.get('docker-content-digest');
  if (named !== null && isManifest(head)) return checked(request, named);
  const whole = await requestManifest(request, 'GET', authorization);
  if ('failure' in whole) throw ociFailure(request, { reason: whole.failure });
  if (whole.status !== 200) throw ociFailure(request, { reason: whole.status });
  if (!isManifest(whole)) throw ociInvalid(request, manifestKindUnknown);
  const digest = checked(request, whole.headers.get('docker-content-digest') ?? hashed('sha256', whole.body));
  if (digest !== hashed(digest.startsWith('sha512:') ? 'sha512' : 'sha256', whole.body)) {
    throw ociInvalid(request, manifestMismatch);
  }
  return digest;
}

const hashed = (kind: 'sha256' | 'sha512', bytes: Uint8Array): string =>
  `${kind}:${bytesToHex((kind === 'sha512' ? sha512 : sha256)(bytes))}`;

function isManifest({ headers }: HttpResponse): boolean {
  const [kind = ''] = (headers.get('content-type') ?? '').split(';');
  return KINDS.includes(kind.trim().toLowerCase());
}

function checked(request: OciRequest, digest: string): string {
  if (isDigest(digest)) return digest;
  throw ociInvalid(request, digestInvalid);
}
