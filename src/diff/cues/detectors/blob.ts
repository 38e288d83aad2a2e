/**
 * In: a string. Out: one cue for each long run of base64 or hex. Digests that are named as such, and paths made of words,
 * are no cues.
 */
import type { Cue, Read } from '../cue.ts';
import { SCANNED } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';

const RUN = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{64,}={0,2}/g;
const HEX = /^(?:0x)?[0-9a-f]{64,}$/i;
const DIGEST =
  /(?:sha-?\d{1,3}|md5|hash|digest|checksum|integrity|fingerprint|commit|blake\w{0,3})[^A-Za-z0-9]{0,12}$/i;
const NAMED = /^(?:sha\d{1,3}-|0x)/i;

export function blobCues({ text, identifier }: Read): readonly Cue[] {
  if (identifier || (signsOf(text) & SIGN.run64) === 0) return [];
  const head = text.slice(0, SCANNED);
  const cues: Cue[] = [];
  for (const { 0: run, index } of head.matchAll(RUN)) {
    if (DIGEST.test(head.slice(Math.max(0, index - 32), index)) || NAMED.test(run)) continue;
    if (HEX.test(run) || isBase64(run)) cues.push({ rule: 'text/encoded-blob', key: run });
  }
  return cues;
}

/** Whether a run has upper case, lower case and digits, and too few separators for a path or a list of words. */
function isBase64(run: string): boolean {
  const share = (pattern: RegExp) => (run.match(pattern)?.length ?? 0) / run.length;
  return share(/[A-Z]/g) > 0.1 && share(/[a-z]/g) > 0.1 && share(/[0-9]/g) > 0.02 && share(/[/_-]/g) < 0.08;
}
