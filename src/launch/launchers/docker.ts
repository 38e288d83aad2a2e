/**
 * `docker run`, `podman run` and the like. In: a launch. Out: the image it starts. The registry says which digest a tag
 * has today; only a digest pins. Commands that name a container or a service are opaque: the line does not say what
 * they start. Never pulls or starts anything.
 */
import type { Identity, Launcher, Place, Runs } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import type { Launch, StdioLaunch } from '../../model.ts';
import type { ImageName } from '../../origin/oci/image-name.ts';
import { isDigest, parseImage } from '../../origin/oci/image-name.ts';
import { serverVariables } from '../environment.ts';
import { composeFiles } from '../file/compose.ts';
import type { MountedCode } from '../file/mounts.ts';
import { mountedCode, mountOf } from '../file/mounts.ts';
import type { Flag, FlagTable } from '../line/flags.ts';
import { flagError, flagNames, hasFlag, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { purlOf } from '../line/origin-url.ts';
import { commandWord, showableWord, stdioOf } from '../line/program.ts';
import { missingName, wrongName } from '../messages.ts';

const PROGRAMS = /^(?:docker|podman|nerdctl|finch|docker-compose|podman-compose)$/;

/** docker run. */
export const docker: Launcher = {
  id: 'docker',
  label: 'docker, podman, nerdctl',
  examples: [
    `docker run -i --rm ghcr.io/acme/notes@sha256:${'0'.repeat(64)}`,
    'docker run -i --rm ghcr.io/acme/notes:2',
    'podman run -i ghcr.io/acme/notes:2',
    'docker run -i --rm -v ./srv:/w ghcr.io/acme/notes:2 python /w/server.py',
    'docker compose run notes',
    'docker mcp gateway run',
  ],
  ofTheMachine: true,
  remote: true,
  identify: (launch, place) => {
    const line = lineOf(launch);
    if (line === undefined) return undefined;
    if (line.token === undefined) {
      return {
        launcher: 'docker',
        url: `command:${line.program}`,
        requested: '',
        pinned: false,
        opaque: true,
      };
    }
    const { files, folders, hidden } = mountedBy(line, launch, place);
    return {
      ...imageIdentity(line.token, line.program),
      ...(line.runs === undefined ? {} : { runs: line.runs }),
      ...(hidden ? { opaque: true } : {}),
      ...(files.length + folders.length === 0 ? {} : { mounted: { files, folders } }),
    };
  },
  resolve: async ({ url }, launch, place, host) => {
    const line = lineOf(launch);
    const token = line?.token;
    if (token === undefined) {
      const cwd = startIn(place, stdioOf(launch)?.cwd);
      const parts = line?.compose === undefined ? [] : await composeFiles(line.compose, cwd, place, host);
      return parts.length === 0 ? { url } : { url, parts };
    }
    const local = localDigest(token);
    if (local !== undefined) return { url: `${url}@${local}`, version: local, integrity: local };
    const image = imageOf(token, 'docker');
    const { resolveOci } = await import('../../origin/oci/image.ts');
    const { config } = line ?? {};
    const login = config === undefined ? {} : { DOCKER_CONFIG: config };
    const { digest } = await resolveOci(image, host, { ...serverVariables(launch, place), ...login });
    // Under a tag that names one release other bytes are an alarm; under any other a move is another version.
    const version = image.digest === undefined && isRelease(image.tag) ? image.tag : digest;
    return { url: imageUrl(image, version), version, integrity: digest };
  },
};

interface DockerLine {
  readonly program: string;
  /** The word that names the image; absent where none does. */
  readonly token?: string;
  readonly runs?: Runs;
  /** Folder with the logins. */
  readonly config?: string;
  /** What stands behind `compose`. */
  readonly compose?: readonly string[];
  /** Options before the image. */
  readonly flags: readonly Flag[];
}

const lineOf = (launch: Launch): DockerLine | undefined => {
  const stdio = stdioOf(launch);
  return stdio === undefined ? undefined : readDocker(stdio);
};

/** The options before the image; none for another command. Throws E_LAUNCH. */
export const containerOptions = (launch: Launch): readonly Flag[] => lineOf(launch)?.flags ?? [];

/** Undefined for another program. Throws E_LAUNCH. */
function readDocker({ command, args }: StdioLaunch): DockerLine | undefined {
  const program = commandWord(command);
  if (!PROGRAMS.test(program)) return undefined;
  if (program.endsWith('-compose')) return { program, compose: args, flags: [] };
  const globals = readFlags(args, DOCKER_GLOBALS);
  if (globals.unknown !== undefined) throw flagError(globals.unknown, program);
  if (globals.rest[0] === 'compose') return { program, compose: globals.rest.slice(1), flags: [] };
  const words = globals.rest[0] === 'container' ? globals.rest.slice(1) : globals.rest;
  if (words[0] !== 'run') return { program, flags: [] };
  const { flags, rest } = readFlags(words.slice(1), DOCKER_RUN);
  const [token, ...inside] = rest;
  if (token === undefined) {
    throw new McpLockError(missingName(`${program} run`, 'image', exampleOf(program)));
  }
  if (flags.some(({ name, value }) => name === '--rootfs' && value !== 'false')) return { program, flags };
  const entry = lastValue(flags, '--entrypoint');
  const [first, ...more] = entry === undefined || entry === '' ? inside : [entry, ...inside];
  const config = lastValue(globals.flags, '--config');
  return {
    program,
    token,
    flags,
    ...(config === undefined ? {} : { config }),
    ...(first === undefined ? {} : { runs: { program: first, args: more, elsewhere: true } }),
  };
}

/** What the container has of this machine. */
function mountedBy({ flags, runs }: DockerLine, launch: Launch, place: Place): MountedCode {
  const cwd = startIn(place, stdioOf(launch)?.cwd);
  const mounts = flags.flatMap(({ name, value }) =>
    value !== undefined && /^(?:-v|--volume|--mount)$/.test(name)
      ? (mountOf(name, value, cwd, place) ?? [])
      : [],
  );
  const env = valuesOf(flags, '-e', '--env').map((text): readonly [string, string] => {
    const [name = '', value = ''] = text.split(/=(.*)/s);
    return [name, value];
  });
  const folder = lastValue(flags, '-w', '--workdir');
  const words = runs === undefined ? [] : [runs.program, ...runs.args];
  const found = mountedCode({ mounts, words, env, ...(folder === undefined ? {} : { folder }) }, place);
  return hasFlag(flags, '--volumes-from') ? { ...found, hidden: true } : found;
}

function imageIdentity(token: string, program: string): Identity {
  const local = localDigest(token);
  const base = { launcher: 'docker', token };
  if (local !== undefined) return { ...base, url: LOCAL, requested: local, pinned: true };
  const image = imageOf(token, program);
  const { tag, digest } = image;
  return { ...base, url: imageUrl(image), requested: digest ?? tag ?? '', pinned: digest !== undefined };
}

/** An image by the hash of what it is, which only this machine knows by that name. */
const LOCAL = 'pkg:generic/docker-image';
const localDigest = (token: string): string | undefined => {
  const digest = token.startsWith('sha256:') ? token : `sha256:${token}`;
  return isDigest(digest) ? digest : undefined;
};

function imageOf(token: string, program: string): ImageName {
  const image = parseImage(token.replace(/^docker:\/\//, ''));
  if (image !== undefined) return image;
  throw new McpLockError(wrongName(`${program} run`, 'an image', exampleOf(program), showableWord(token)));
}

const exampleOf = (program: string): string => `${program} run -i --rm registry/name@sha256:… ARGS`;

function imageUrl({ registry, repository }: ImageName, version?: string): string {
  if (registry === 'docker.io') return purlOf('docker', repository.replace(/^library\//, ''), version);
  return purlOf('docker', repository, version, { repository_url: registry });
}

/** `1.2.3`, `v1.2.3-alpine`. */
const isRelease = (tag: string | undefined): tag is string =>
  tag !== undefined && /^v?\d+\.\d+\.\d+(?:[-._+][\w.-]*)?$/.test(tag);

/** Before the command. */
const DOCKER_GLOBALS: FlagTable = {
  valued:
    flagNames(`--context -c --config -H --host -l --log-level --tlscacert --tlscert --tlskey --connection --url
    --identity --root --runroot --storage-driver --storage-opt --namespace -n --address -a --cgroup-manager --module
    --tmpdir --events-backend --runtime --volumepath --network-cmd-path`),
  switches: flagNames('-D --debug --tls --tlsverify -r --remote --syslog --noout --debug-full'),
  unknown: 'error',
  clusters: true,
};

/** Between `run` and the image. */
const DOCKER_RUN: FlagTable = {
  valued: flagNames('-e -a -c -h -l -m -p -u -v -w'),
  switches:
    flagNames(`-i -t -d -P -q --interactive --tty --rm --detach --init --privileged --publish-all --read-only
    --no-healthcheck --oom-kill-disable --sig-proxy --quiet --use-api-socket --disable-content-trust --help
    --replace --rmi --env-host --no-hosts --no-hostname --tls-verify --http-proxy --passwd --read-only-tmpfs --rootfs
    --unsetenv-all`),
  unknown: 'valued',
  clusters: true,
};
