/**
 * The origin of a launch that only its own words describe, because no registry is asked: an identity in, the same address
 * with the exact version or revision it names, out. Pure.
 */
import type { Identity } from '../../contracts.ts';
import type { Origin } from '../../model.ts';

/** A version only where it is exact: what a range or tag means today is not known. */
export function versionedOrigin({ url, requested, pinned }: Identity): Origin {
  if (requested === '') return { url };
  if (url.startsWith('git+')) return { url: `${url}#${requested}` };
  if (!pinned || !url.startsWith('pkg:')) return { url };
  const [name = url, query] = url.split('?');
  const suffix = query === undefined ? '' : `?${query}`;
  return { url: `${name}@${encodeURIComponent(requested)}${suffix}`, version: requested };
}
