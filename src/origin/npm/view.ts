/**
 * `npm view --json` for one package. In: a query. Out: manifests, and what they say beyond the bytes: install scripts,
 * provenance, deprecation. A fact that a registry does not serve is absent and means "not known". Throws E_REGISTRY.
 * The words after `--` can never be flags.
 */
import type { Origin } from '../../model.ts';
import { responseNotJson, responseOfOtherPackage } from '../messages.ts';
import { npmFailure } from './failure.ts';

/** What npm tells of one version, as far as it is asked. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly 'dist.integrity'?: string;
  readonly 'dist-tags'?: Readonly<Record<string, string>>;
  readonly deprecated?: unknown;
  readonly hasInstallScript?: unknown;
  readonly 'scripts.preinstall'?: unknown;
  readonly 'scripts.install'?: unknown;
  readonly 'scripts.postinstall'?: unknown;
  readonly 'dist.attestations.provenance.predicateType'?: unknown;
}

/** One question to npm about one package. */
export interface NpmQuery {
  readonly name: string;
  readonly requested: string;
  /** Runs npm; its stdout, or E_REGISTRY. */
  readonly npm: (args: readonly string[]) => Promise<string>;
}

/** One `npm view`; a single match comes as an object, several as a list, none as no text at all. */
export async function view(
  question: NpmQuery,
  wanted: string,
  fields: readonly string[],
): Promise<readonly Manifest[]> {
  const { name, requested, npm } = question;
  const text = await npm(['view', '--json', '--', wanted === '' ? name : `${name}@${wanted}`, ...fields]);
  let answer: unknown;
  try {
    answer = text.trim() === '' ? [] : JSON.parse(text);
  } catch {
    throw npmFailure(name, requested, responseNotJson());
  }
  const manifests = Array.isArray(answer) ? answer : [answer];
  if (!manifests.every((manifest) => isManifest(manifest, name))) {
    throw npmFailure(name, requested, responseOfOtherPackage());
  }
  return manifests;
}

const isManifest = (value: unknown, name: string): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  value.name === name &&
  'version' in value &&
  typeof value.version === 'string';

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
const deprecation = (words: unknown): Pick<Facts, 'deprecated'> =>
  isText(words) ? { deprecated: words.slice(0, MAX_WORDS) } : {};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
