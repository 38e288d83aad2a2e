/**
 * One release of an npm package. In: name and version, range or tag. Out: version and integrity. Asks the user's own
 * npm, so that `.npmrc`, scopes, logins and proxies count, and chooses with npm's own picker. Never installs.
 */
import type npa from 'npm-package-arg';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { lazy } from '../../host/lazy.ts';
import { noReason, responseNotJson } from '../messages.ts';
import { npmEnvironment } from './environment.ts';
import { npmCode, npmFailure } from './failure.ts';
import type { Facts, Manifest, NpmQuery } from './view.ts';
import { FACTS, factsOf, view } from './view.ts';

/** One published version. */
export interface NpmVersion extends Facts {
  readonly version: string;
  /** The registry's own string, verbatim: `sha512-…`. */
  readonly integrity: string;
}

const parser = lazy<typeof npa>('npm-package-arg');

const TIMEOUT_MS = 30_000;
const EXACT = ['name', 'version', 'dist.integrity', 'dist.shasum', ...FACTS];
const CHOICE = ['name', 'version', 'engines', 'dist.integrity', 'dist-tags', ...FACTS];

/** How another package manager than npm chooses from the same registry. */
interface Choice {
  /** Only npm skips a version that does not support this Node.js. */
  readonly engines: boolean;
}

/** Answers of this run: two servers of one package ask once. */
const answers = new WeakMap<Host, Map<string, Promise<NpmVersion>>>();

/**
 * The version `requested` (exact, range, tag, or empty for a bare name) means today. `cwd`: the folder npx starts in, whose
 * settings count. `env`: the server's own variables, of which those that steer npm count. Throws E_REGISTRY.
 */
export function resolveNpm(
  name: string,
  requested: string,
  host: Host,
  cwd: string,
  env: Readonly<Record<string, string>>,
  choosing: Choice = { engines: true },
): Promise<NpmVersion> {
  const environment = npmEnvironment(host, env);
  const key = JSON.stringify([name, requested, cwd, choosing, Object.entries(environment).sort()]);
  const known = answers.get(host) ?? new Map<string, Promise<NpmVersion>>();
  answers.set(host, known);
  const answer = known.get(key) ?? ask(name, requested, host, cwd, environment, choosing);
  known.set(key, answer);
  return answer;
}

async function ask(
  name: string,
  requested: string,
  host: Host,
  cwd: string,
  env: Readonly<Record<string, string>>,
  choosing: Choice,
): Promise<NpmVersion> {
  const kind = kindOf(name, requested);
  const npm = npmRunner({ name, requested }, host, cwd, env);
  const question = { name, requested, npm };
  const chosen =
    kind === 'version' ? (await view(question, requested, EXACT))[0] : await choose(question, kind, choosing);
  if (chosen === undefined) throw npmFailure(name, requested, 'ETARGET');
  const integrity = chosen['dist.integrity'];
  // A SHA-1 sum alone (`dist.shasum`) pins nothing: two packages can be made to share one.
  if (typeof integrity !== 'string' || !/^sha(?:256|384|512)-[A-Za-z0-9+/]+=*/.test(integrity)) {
    throw npmFailure(name, requested, 'EINTEGRITY');
  }
  return { version: chosen.version, integrity, ...factsOf(chosen) };
}

/** Runs npm; its stdout, or E_REGISTRY about this package. */
function npmRunner(
  { name, requested }: Pick<NpmQuery, 'name' | 'requested'>,
  host: Host,
  cwd: string,
  env: Readonly<Record<string, string>>,
): NpmQuery['npm'] {
  return async (args) => {
    try {
      const result = await host.run('npm', args, { cwd, env, timeoutMs: TIMEOUT_MS });
      // A run cut short looks like one that took too long.
      host.signal.throwIfAborted();
      if (result.code !== 0) throw npmFailure(name, requested, npmCode(result));
      return result.stdout;
    } catch (error) {
      host.signal.throwIfAborted();
      throw error instanceof McpLockError
        ? error
        : npmFailure(name, requested, errno(error) ?? noReason(), error);
    }
  };
}

/** When each version of a package was published, as the registry says: dates by version, among other keys. Throws E_REGISTRY. */
export async function npmDates(
  name: string,
  host: Host,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  kindOf(name, '');
  const npm = npmRunner({ name, requested: '' }, host, cwd, npmEnvironment(host, env));
  const text = await npm(['view', '--json', '--', name, 'time']);
  try {
    const dates: unknown = JSON.parse(text);
    if (typeof dates === 'object' && dates !== null && !Array.isArray(dates))
      return Object.fromEntries(Object.entries(dates).filter(([, date]) => typeof date === 'string'));
  } catch {
    // Same answer as for JSON of another kind.
  }
  throw npmFailure(name, '', responseNotJson());
}

/** Refuses what npm would read as something else than a package of the registry, or as a flag. */
function kindOf(name: string, requested: string): 'version' | 'range' | 'tag' {
  try {
    const { type, name: parsed } = parser().resolve(name, requested);
    if (
      parsed === name &&
      !name.startsWith('-') &&
      (type === 'version' || type === 'range' || type === 'tag')
    )
      return type;
  } catch {
    // Same answer as for what parses, but to something else.
  }
  throw npmFailure(name, requested, 'EINVALIDPACKAGENAME');
}

/** What npm's own choice would be: engines and deprecation count for a range, `before` for all, a tag is blind. */
async function choose(
  question: NpmQuery,
  kind: 'range' | 'tag',
  { engines }: Choice,
): Promise<Manifest | undefined> {
  const { name, requested } = question;
  const bare = requested === '' || requested === '*';
  const [picker, { tag, before }, first] = await Promise.all([
    import('npm-pick-manifest'),
    settings(question),
    view(question, bare ? '' : requested, CHOICE),
  ]);
  const tags = first[0]?.['dist-tags'] ?? {};
  const pick = (manifests: readonly Manifest[], time?: Readonly<Record<string, string>>): Manifest => {
    const versions = Object.fromEntries(
      manifests.map((manifest) => [manifest.version, engines ? manifest : { ...manifest, engines: {} }]),
    );
    const packument = { name, versions, 'dist-tags': tags, ...(time === undefined ? {} : { time }) };
    try {
      return picker.default(packument, requested || '*', { defaultTag: tag, before });
    } catch (error) {
      throw npmFailure(name, requested, errno(error) ?? 'ETARGET');
    }
  };
  // `*` makes npm show the tagged version only, `>=0.0.0` all of them.
  const all = async () => [...first, ...(await view(question, '>=0.0.0', CHOICE).catch(otherwise([])))];
  if (before !== null) {
    const [manifests, time] = await Promise.all([
      all(),
      question.npm(['view', '--json', '--', name, 'time']),
    ]);
    return pick(manifests, JSON.parse(time) as Record<string, string>);
  }
  if (kind === 'tag' || !bare) return pick(first);
  // npm prefers another version to the tagged one exactly when that is deprecated or does not fit this Node.js.
  const fallback: Manifest = { name, version: '0.0.0' };
  return pick([fallback, ...first]) === fallback || first.length === 0 ? pick(await all()) : pick(first);
}

/** A value in place of a response that npm does not have; an interrupted run still throws. */
const otherwise =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof McpLockError && error.code === 'E_REGISTRY') return value;
    throw error;
  };

/** The settings of npm that its choice depends on. */
async function settings({ npm }: NpmQuery): Promise<{ readonly tag: string; readonly before: Date | null }> {
  // An npm too old to be asked for several settings has none of these.
  const text = await npm(['config', 'get', 'tag', 'before', 'min-release-age']).catch(otherwise(''));
  const read = (name: string): string | undefined =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1]?.trim();
  const date = Date.parse(read('before') ?? '');
  const age = Number(read('min-release-age') ?? 'none');
  const cutoff = Number.isNaN(date) ? (age > 0 ? Date.now() - age * 86_400_000 : undefined) : date;
  return { tag: read('tag') || 'latest', before: cutoff === undefined ? null : new Date(cutoff) };
}
