/**
 * The version that a package runner other than npx takes. In: what its line names. Out: version and integrity, as npm
 * has them from the same registry. `latest` counts whatever Node.js it wants. Some runners skip releases of the last
 * day: they are resolved twice, and a difference is an error. Throws E_REGISTRY. Installs nothing.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { NpmVersion } from '../../origin/npm/release.ts';
import { resolveNpm } from '../../origin/npm/release.ts';
import { versionDependsOnAge, versionTooNew } from '../messages.ts';

interface VersionRequest {
  readonly name: string;
  readonly requested: string;
  readonly pinned: boolean;
  /** The words that start it. */
  readonly words: string;
  readonly cwd: string;
  /** Variables of npm that steer the lookup. */
  readonly steering: Readonly<Record<string, string>>;
  /** A flag or variable that bounds the age of a release. */
  readonly age?: string | undefined;
  /** It skips releases of the last day, in its newer versions. */
  readonly skipsNewReleases: boolean;
}

export async function dlxVersion(wish: VersionRequest, host: Host): Promise<NpmVersion> {
  const { name, requested, pinned, words, cwd, steering, age, skipsNewReleases } = wish;
  const ask = (more: Readonly<Record<string, string>> = {}) =>
    resolveNpm(name, requested || 'latest', host, cwd, { ...steering, ...more }, { engines: false });
  if (pinned) return ask();
  if (age !== undefined) throw unclear(wish, versionDependsOnAge(words, name, age));
  const [newest, dayOld] = await Promise.all([
    ask(),
    skipsNewReleases ? ask({ npm_config_min_release_age: '1' }).catch(unknownAge) : undefined,
  ]);
  if (dayOld !== undefined && dayOld.version !== newest.version) {
    throw unclear(wish, versionTooNew(words, name, newest.version, dayOld.version));
  }
  return newest;
}

/** Where no release is old enough, or the registry gives no dates, there is only the newest. */
function unknownAge(error: unknown): undefined {
  if (error instanceof SyntaxError || (error instanceof McpLockError && error.code === 'E_REGISTRY'))
    return undefined;
  throw error;
}

const unclear = ({ name, requested }: VersionRequest, message: ErrorMessage): McpLockError =>
  new McpLockError(message, { place: requested === '' ? name : `${name}@${requested}` });
