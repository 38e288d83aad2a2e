/**
 * The digest a registry gives for a tag: an answer to HEAD in, a checked digest out; asks for the manifest itself and
 * hashes it where HEAD does not say enough. Throws E_REGISTRY for what is no digest or no manifest.
 */
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HttpAnswer, NoAnswer } from '../http.ts';
import { askHttp } from '../http.ts';
import { digestInvalid, manifestKindUnknown, manifestMismatch } from '../messages.ts';
import type { OciQuestion } from './failure.ts';
import { ociFailure, ociNonsense } from './failure.ts';
import { isDigest } from './image-name.ts';

/** The kinds whose digest is the hash of their bytes; indexes first, so that of many platforms the index is named. */
const KINDS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const MAX_BYTES = 8 * 1024 * 1024;

export function askManifest(
  { url, host }: OciQuestion,
  method: 'HEAD' | 'GET',
  authorization?: string,
): Promise<HttpAnswer | NoAnswer> {
  const headers = { accept: KINDS.join(', ') };
  return askHttp({ url: url.href, method, headers, authorization, maxBytes: MAX_BYTES }, host);
}

/** `head`: an answer with status 200. */
export async function digestOf(
  question: OciQuestion,
  head: HttpAnswer,
  authorization?: string,
): Promise<string> {
  const named = head.headers.get('docker-content-digest');
  if (named !== null && isManifest(head)) return checked(question, named);
  const whole = await askManifest(question, 'GET', authorization);
  if ('trouble' in whole) throw ociFailure(question, { reason: whole.trouble });
  if (whole.status !== 200) throw ociFailure(question, { reason: whole.status });
  if (!isManifest(whole)) throw ociNonsense(question, manifestKindUnknown);
  const digest = checked(
    question,
    whole.headers.get('docker-content-digest') ?? hashed('sha256', whole.body),
  );
  if (digest !== hashed(digest.startsWith('sha512:') ? 'sha512' : 'sha256', whole.body)) {
    throw ociNonsense(question, manifestMismatch);
  }
  return digest;
}

const hashed = (kind: 'sha256' | 'sha512', bytes: Uint8Array): string =>
  `${kind}:${bytesToHex((kind === 'sha512' ? sha512 : sha256)(bytes))}`;

function isManifest({ headers }: HttpAnswer): boolean {
  const [kind = ''] = (headers.get('content-type') ?? '').split(';');
  return KINDS.includes(kind.trim().toLowerCase());
}

function checked(question: OciQuestion, digest: string): string {
  if (isDigest(digest)) return digest;
  throw ociNonsense(question, digestInvalid);
}
