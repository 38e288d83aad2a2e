/**
 * `npm view --json` for one package: a question in, manifests out, or E_REGISTRY when the answer is none. The words
 * after `--` can never be flags. Never installs.
 */
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
export interface Question {
  readonly name: string;
  readonly requested: string;
  /** Runs npm; its stdout, or E_REGISTRY. */
  readonly npm: (args: readonly string[]) => Promise<string>;
}

/** One `npm view`; a single match comes as an object, several as a list, none as no text at all. */
export async function view(
  question: Question,
  wanted: string,
  fields: readonly string[],
): Promise<readonly Manifest[]> {
  const { name, requested, npm } = question;
  const text = await npm(['view', '--json', '--', wanted === '' ? name : `${name}@${wanted}`, ...fields]);
  let answer: unknown;
  try {
    answer = text.trim() === '' ? [] : JSON.parse(text);
  } catch {
    throw npmFailure(name, requested, 'an answer that is no JSON');
  }
  const manifests = Array.isArray(answer) ? answer : [answer];
  if (!manifests.every((manifest) => isManifest(manifest, name))) {
    throw npmFailure(name, requested, 'an answer about something else');
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
