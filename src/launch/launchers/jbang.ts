/**
 * `jbang X`. In: a launch. Out: the Maven artifact, catalog entry, address or file it starts. Nothing is looked up: an
 * exact version of an artifact is recorded as written; an alias is never pinned. Never starts anything.
 */
import type { Identity, Launcher, Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import { bytesHash } from '../../lock/canonical.ts';
import type { Launch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagNames, knownFlags } from '../line/flags.ts';
import { fileUrl, purlOf, versionedOrigin } from '../line/origin-url.ts';
import { commandWord, showableWord, stdioOf } from '../line/program.ts';
import { missingName, toolFileUnreadable, wrongName } from '../messages.ts';

const FLAGS: FlagTable = {
  valued:
    flagNames(`--deps --repos --java -j --main -m --module -C --compile-option -R --runtime-option --java-options --cp
    --class-path -s --sources --files --catalog --config --build-dir --source-type -t --java-agent --javaagent --jvm
    --name --manifest -N --native-option`),
  switches:
    flagNames(`--insecure --preview --verbose --quiet -o --offline --fresh -x --stacktrace --jsh --interactive -i -n
    --native --debug -d --cds --no-cds --itr --ignore-transitive-repositories --enable-preview --ea -ea
    --enableassertions --esa --jfr --no-integrations --integrations -h --help -V --version`),
  families: /^-[DX].*$/s,
  unknown: 'error',
  clusters: false,
};
const ARTIFACT = /^([\w.-]+):([\w.-]+)(?::([^:@]*))?(?::[^@]*)?(?:@[\w.]+)?$/;
const EXACT = /^\d[\w.-]*$/;
/** `name`, `name@catalog`, `name@owner/repository/branch~folder`. */
const ALIAS = /^([\w.-]+)(?:@([\w./~:-]+))?$/;

/** jbang. */
export const jbang: Launcher = {
  id: 'jbang',
  label: 'jbang',
  examples: ['jbang com.acme:notes:1.2.3', 'jbang notes@acme'],
  ofTheMachine: true,
  remote: false,
  identify: (launch, place) => {
    const token = tokenOf(launch);
    return token === undefined ? undefined : { launcher: 'jbang', token, ...meaningOf(token, launch, place) };
  },
  resolve: async (identity, launch, place, host) => {
    const path = pathOf(tokenOf(launch) ?? '', launch, place);
    if (path === undefined) return versionedOrigin(identity);
    try {
      return { url: identity.url, integrity: bytesHash(await host.files.read(path)) };
    } catch (error) {
      throw new McpLockError(toolFileUnreadable('jbang', errno(error)), { place: path, cause: error });
    }
  },
};

/** The word that says what to run. Undefined for another program. Throws E_LAUNCH. */
function tokenOf(launch: Launch): string | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || commandWord(stdio.command) !== 'jbang') return undefined;
  const before = knownFlags(stdio.args, FLAGS, 'jbang');
  const { rest } = before.rest[0] === 'run' ? knownFlags(before.rest.slice(1), FLAGS, 'jbang run') : before;
  const [token] = rest;
  if (token === undefined) throw new McpLockError(missingName('jbang', 'package', EXAMPLE));
  return token;
}

function meaningOf(
  token: string,
  launch: Launch,
  place: Place,
): Pick<Identity, 'url' | 'requested' | 'pinned'> {
  if (/^https?:/i.test(token)) {
    const url = cleanAddress(token);
    if (url === undefined) throw notRunnable(token);
    return { url, requested: '', pinned: false };
  }
  const path = pathOf(token, launch, place);
  if (path !== undefined) return { url: fileUrl(path, place), requested: '', pinned: true };
  const [, group, artifact, version = ''] = ARTIFACT.exec(token) ?? [];
  if (group !== undefined && artifact !== undefined) {
    const pinned = EXACT.test(version) && !/SNAPSHOT$/i.test(version);
    return { url: purlOf('maven', `${group}/${artifact}`), requested: version, pinned };
  }
  const [, name, catalog] = ALIAS.exec(token) ?? [];
  if (name === undefined) throw notRunnable(token);
  const url = purlOf('generic', ['jbang', ...(catalog === undefined ? [] : [catalog]), name].join('/'));
  return { url, requested: '', pinned: false };
}

/** Absolute path of a word that names a file. */
function pathOf(token: string, launch: Launch, place: Place): string | undefined {
  if (/^https?:/i.test(token) || (/@/.test(token) && !/^[./~\\]/.test(token))) return undefined;
  const isFile = /[\\/]/.test(token) || /\.(?:java|jsh|kt|groovy|md|jar|war)$/i.test(token);
  return isFile ? startIn(place, stdioOf(launch)?.cwd, token) : undefined;
}

const EXAMPLE = 'jbang group:artifact:1.2.3 ARGS';

const notRunnable = (word: string): McpLockError =>
  new McpLockError(wrongName('jbang', 'an artifact, alias, URL or file', EXAMPLE, showableWord(word)));
