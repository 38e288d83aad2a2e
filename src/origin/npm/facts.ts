/**
 * What the registry says of a version beyond its bytes: the answer of `npm view` in, facts for the origin out. What a
 * registry does not serve is absent and stands for "not known". Pure.
 */
import type { Origin } from '../../model.ts';
import type { Manifest } from './view.ts';

/** Facts of one version. */
export type Facts = Pick<Origin, 'installScript' | 'provenance' | 'deprecated'>;

/** The scripts npm runs when it installs a package from a registry. */
const SCRIPTS = ['scripts.preinstall', 'scripts.install', 'scripts.postinstall'] as const;
const PROVENANCE = 'dist.attestations.provenance.predicateType';

/** What to ask `npm view` for. */
export const FACTS: readonly string[] = ['deprecated', 'hasInstallScript', ...SCRIPTS, PROVENANCE];

/** Longer words of a registry than these are cut. */
const MAX_WORDS = 1_000;

/** The facts in an answer to these questions. */
export function factsOf(manifest: Manifest): Facts {
  const { deprecated, hasInstallScript } = manifest;
  const provenance = manifest[PROVENANCE];
  const runs = hasInstallScript === true || SCRIPTS.some((name) => isText(manifest[name]));
  return {
    ...(runs ? { installScript: true } : {}),
    ...(isText(provenance) && provenance.length <= 200 ? { provenance } : {}),
    ...deprecation(deprecated),
  };
}

/** The registry's words against a version; none where it says nothing. */
export const deprecation = (words: unknown): Pick<Facts, 'deprecated'> =>
  isText(words) ? { deprecated: words.slice(0, MAX_WORDS) } : {};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
