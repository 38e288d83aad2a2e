/**
 * `nix run REF`. In: a launch. Out: the flake it starts. Only a whole commit hash pins it; what a branch or a registry
 * name means today is not looked up. Never builds or starts anything.
 */
import type { Identity, Launcher, Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import type { Launch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagError, flagNames, knownFlags, readFlags } from '../line/flags.ts';
import { fileUrl, purlOf, versionedOrigin } from '../line/origin-url.ts';
import { commandWord, showableWord, stdioOf } from '../line/program.ts';
import { wrongName } from '../messages.ts';

/** `--option`, `--override-input` and `--arg` take two words, which this table cannot say: lines with them are refused. */
const FLAGS: FlagTable = {
  valued: flagNames(`--extra-experimental-features --experimental-features --store --eval-store --inputs-from
    --reference-lock-file --output-lock-file --expr --file -f --log-format -j --max-jobs --cores --include -I
    --update-input --system --builders --substituters --extra-substituters --keep-env-var -k --unset-env-var -u`),
  switches:
    flagNames(`--impure --offline --refresh --quiet --verbose -v --debug -L --print-build-logs --no-write-lock-file
    --no-update-lock-file --no-registries --commit-lock-file --recreate-lock-file --accept-flake-config
    --no-accept-flake-config --repair --fallback --show-trace --ignore-env -i --stdin`),
  unknown: 'error',
  clusters: false,
};
const HOSTS: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  sourcehut: 'git.sr.ht',
};

/** nix run. */
export const nix: Launcher = {
  id: 'nix',
  label: 'nix run',
  examples: [`nix run github:acme/notes/${'0'.repeat(40)}`, 'nix run github:acme/notes'],
  ofTheMachine: true,
  remote: false,
  identify: (launch, place) => {
    const token = tokenOf(launch);
    if (token === undefined) return undefined;
    return { launcher: 'nix', token, ...meaningOf(token, stdioOf(launch)?.cwd ?? '', place) };
  },
  resolve: async (identity) => versionedOrigin(identity),
};

function tokenOf(launch: Launch): string | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || commandWord(stdio.command) !== 'nix') return undefined;
  const before = readFlags(stdio.args, FLAGS);
  if (before.unknown !== undefined && stdio.args.includes('run')) throw flagError(before.unknown, 'nix');
  if (before.rest[0] !== 'run') return undefined;
  const { flags, rest } = knownFlags(before.rest.slice(1), FLAGS, 'nix run');
  if (flags.some(({ name }) => name === '--expr' || name === '--file' || name === '-f')) {
    throw flagError('--expr', 'nix run');
  }
  return rest[0] ?? '.';
}

function meaningOf(token: string, cwd: string, place: Place): Pick<Identity, 'url' | 'requested' | 'pinned'> {
  const [source = '', attribute = ''] = token.split(/#(.*)/s);
  const [reference = '', query = ''] = source.split(/\?(.*)/s);
  const settings = new URLSearchParams(query);
  const revision = settings.get('rev') ?? settings.get('ref') ?? '';
  const pinnedBy = (text: string) => ({ requested: text, pinned: /^[0-9a-f]{40}$/i.test(text) });
  const [, kind, owner, repository, ref = ''] =
    /^(github|gitlab|sourcehut):([^/]+)\/([^/]+)(?:\/(.+))?$/.exec(reference) ?? [];
  if (kind !== undefined) {
    return { url: `git+https://${HOSTS[kind]}/${owner}/${repository}.git`, ...pinnedBy(ref || revision) };
  }
  const git = /^git\+([a-z]+:.*)$/s.exec(reference)?.[1];
  const address = cleanAddress(git ?? reference);
  if (git !== undefined && address !== undefined) return { url: `git+${address}`, ...pinnedBy(revision) };
  if (/^(?:tarball\+)?https?:/.test(reference) && address !== undefined) {
    return { url: address.replace(/^tarball\+/, ''), requested: '', pinned: false };
  }
  const path = /^(?:path:|git\+file:)(.*)$/s.exec(reference)?.[1] ?? reference;
  if (reference === '' || /^(?:path:|git\+file:|[./~])/.test(reference)) {
    const folder = startIn(place, cwd, path.replace(/^\/\/(?=\/)/, ''));
    return { url: fileUrl(folder, place), requested: '', pinned: false };
  }
  const [, name, pin = ''] = /^(?:flake:)?([\w.-]+)(?:\/(.+))?$/.exec(reference) ?? [];
  if (name === undefined) throw notAFlake(reference);
  return {
    url: purlOf('generic', `nix/${name}${attribute === '' ? '' : `/${attribute}`}`),
    ...pinnedBy(pin),
  };
}

const notAFlake = (word: string): McpLockError =>
  new McpLockError(
    wrongName(
      'nix run',
      'a flake reference',
      'nix run github:owner/repository/COMMIT#name -- ARGS',
      showableWord(word),
    ),
  );
