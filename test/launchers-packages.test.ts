/** Launch lines that fetch a package or an image: what is started, by which word, at which version, with which words. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import { compareOrigin, compareWritten } from '../src/diff/origin.ts';
import { withoutPackage } from '../src/diff/package-token.ts';
import { McpLockError } from '../src/errors.ts';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { LAUNCHERS } from '../src/launch/launchers/index.ts';
import { isLoaderVariable } from '../src/lock/loader-variables.ts';
import { redactArgs } from '../src/lock/redact.ts';
import type { Launch, Origin } from '../src/model.ts';
import { npmEnvironment } from '../src/origin/npm/environment.ts';
import { bareFiles } from './helpers/bare-files.ts';
import { FOLDER, identityOf, placeAt, resolveLine, stdio, words } from './helpers/launch-lines.ts';
import { LINUX } from './helpers/places.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const SHA = '0a1b2c3d'.repeat(5);
const DIGEST = `sha256:${'a1'.repeat(32)}`;

/** `launcher url requested pinned|floating|opaque | program args`. */
function seen(launch: Launch, place = LINUX): string {
  const { launcher, url, requested, pinned, opaque, runs } = identityOf(launch, place);
  const state = opaque === true ? 'opaque' : pinned ? 'pinned' : 'floating';
  const inside =
    runs === undefined ? [] : ['|', runs.program, ...runs.args, ...(runs.elsewhere ? ['(elsewhere)'] : [])];
  return [launcher, url, requested || '-', state, ...inside].join(' ');
}

function failure(launch: Launch): McpLockError {
  try {
    identityOf(launch);
  } catch (error) {
    if (error instanceof McpLockError) return error;
    throw error;
  }
  throw new Error(`understood: ${seen(launch)}`);
}

describe('pnpm', () => {
  it.each([
    ['pnpm dlx notes', 'pkg:npm/notes - floating | notes'],
    ['pnpm dlx notes@latest --x', 'pkg:npm/notes latest floating | notes --x'],
    ['pnpm dlx @example/notes@1.2.3 -c x', 'pkg:npm/%40example/notes 1.2.3 pinned | notes -c x'],
    ['pnpm dlx notes@^1.2', 'pkg:npm/notes ^1.2 floating | notes'],
    ['pnpm dlx -- notes@1.2.3 --x', 'pkg:npm/notes 1.2.3 pinned | notes --x'],
    ['pnpm dlx -y -s notes@1.2.3', 'pkg:npm/notes 1.2.3 pinned | notes'],
    ['pnpm dlx --package notes@1.2.3 run-notes a', 'pkg:npm/notes 1.2.3 pinned | run-notes a'],
    ['pnpm dlx --package=a@1.0.0 --package=notes@1.2.3 notes', 'pkg:npm/notes 1.2.3 pinned | notes'],
    ['pnpm dlx --package=a --package=notes@1.2.3 notes', 'pkg:npm/notes 1.2.3 floating | notes'],
    ['pnpm --package=notes@1.2.3 dlx run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    [
      'pnpm -C sub --loglevel error dlx --registry https://n.example notes',
      'pkg:npm/notes - floating | notes',
    ],
    ['pnpm dlx -Csub --reporter=silent --allow-build a notes', 'pkg:npm/notes - floating | notes'],
    ['pnpm dlx --config.registry=https://n.example notes', 'pkg:npm/notes - floating | notes'],
    ['pnpm -r --stream -F web --workspace-concurrency 1 dlx notes', 'pkg:npm/notes - floating | notes'],
    [`pnpm dlx -c --package notes@1.0.0 'notes | x'`, 'pkg:npm/notes 1.0.0 pinned | sh -c notes | x'],
    ['pnpm dlx -yc --package notes@1.0.0 notes', 'pkg:npm/notes 1.0.0 pinned | sh -c notes'],
    [`pnpm dlx github:o/r#${SHA}`, `git+https://github.com/o/r.git ${SHA} pinned | `],
    ['pnpm dlx ./tool', `file:${FOLDER}/tool - floating | `],
    ['pnpm dlx -sC=sub ./tool', `file:${FOLDER}/sub/tool - floating | `],
    ['pnpm -C sub dlx ./tool', `file:${FOLDER}/sub/tool - floating | `],
    ['pnpx notes@1.2.3 a', 'pkg:npm/notes 1.2.3 pinned | notes a'],
    ['pnx notes', 'pkg:npm/notes - floating | notes'],
    ['pn dlx notes', 'pkg:npm/notes - floating | notes'],
    ['C:\\Users\\Ada\\AppData\\pnpm.CMD dlx notes', 'pkg:npm/notes - floating | notes'],
    ['/opt/pnpm/pnpx notes', 'pkg:npm/notes - floating | notes'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`pnpm ${expected}`);
  });

  it.each([
    ['pnpm dlx --verbose notes', '--verbose of `pnpm dlx`'],
    ['pnpm --foo x dlx notes', '--foo of `pnpm`'],
    ['pnpm dlx -yz notes', '-y of `pnpm dlx`'],
  ])('%s has an unknown flag', (line, flag) => {
    expect(failure(words(line)).message).toContain(`does not know the flag ${flag}`);
  });
});

describe('yarn', () => {
  it.each([
    ['yarn dlx notes', 'pkg:npm/notes - floating | notes'],
    ['yarn dlx -q notes@1.2.3 -q', 'pkg:npm/notes 1.2.3 pinned | notes -q'],
    ['yarn dlx -p notes@1.2.3 run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    ['yarn dlx --package=notes@1.2.3 run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    ['yarn --cwd sub dlx notes', 'pkg:npm/notes - floating | notes'],
    ['yarn.cmd dlx notes', 'pkg:npm/notes - floating | notes'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`yarn ${expected}`);
  });

  it('refuses an unknown flag', () => {
    expect(failure(words('yarn dlx --foo bar notes')).message).toContain(
      'does not know the flag --foo of `yarn dlx`',
    );
  });
});

describe('bun', () => {
  it.each([
    ['bunx notes', 'pkg:npm/notes - floating | notes'],
    ['bunx --bun -y notes@1.2.3 --x', 'pkg:npm/notes 1.2.3 pinned | notes --x'],
    ['bunx -p notes@1.2.3 run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    ['bunx --package=notes@1.2.3 run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    ['bunx --cwd sub --env-file .env --registry https://n.example notes', 'pkg:npm/notes - floating | notes'],
    ['bunx --minimum-release-age 9 --cafile a --ca b notes', 'pkg:npm/notes - floating | notes'],
    [
      'bunx --no-install --trust --ignore-scripts --verbose --silent notes',
      'pkg:npm/notes - floating | notes',
    ],
    ['bunx github:o/r#main --x', 'git+https://github.com/o/r.git main floating |  --x'],
    ['bun x notes@1.2.3', 'pkg:npm/notes 1.2.3 pinned | notes'],
    ['bun --silent x notes@1.2.3', 'pkg:npm/notes 1.2.3 pinned | notes'],
    ['C:\\Users\\Ada\\scoop\\shims\\bunx notes', 'pkg:npm/notes - floating | notes'],
    ['bunx.exe notes', 'pkg:npm/notes - floating | notes'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`bun ${expected}`);
  });

  it.each(['bunx --foo notes', 'bunx -yp notes run-notes', 'bun x --foo notes'])(
    '%s has an unknown flag',
    (line) => {
      expect(failure(words(line)).message).toMatch(/does not know the flag (?:--foo|-y) of `bun ?x`/);
    },
  );
});

describe('deno', () => {
  it.each([
    ['deno run npm:notes', 'pkg:npm/notes - floating | notes'],
    ['deno run -A npm:notes@1.2.3 --x', 'pkg:npm/notes 1.2.3 pinned | notes --x'],
    ['deno run -qA npm:@example/notes@1.2.3/bin/run', 'pkg:npm/%40example/notes 1.2.3 pinned | run'],
    ['deno run npm:/notes@^1', 'pkg:npm/notes ^1 floating | notes'],
    ['deno run --lock l.json npm:notes', 'pkg:npm/notes - floating | notes'],
    ['deno run --lock=l.json --allow-net=x --allow-read -W=a npm:notes', 'pkg:npm/notes - floating | notes'],
    [
      'deno run --env-file --node-modules-dir --inspect --frozen npm:notes',
      'pkg:npm/notes - floating | notes',
    ],
    ['deno run -r --check --watch --v8-flags=a --unstable-kv --no-prompt npm:n', 'pkg:npm/n - floating | n'],
    ['deno run --deny-run --ignore-env -c d.json -L info --seed 1 npm:n', 'pkg:npm/n - floating | n'],
    ['deno -q run npm:notes', 'pkg:npm/notes - floating | notes'],
    ['deno npm:notes@1.2.3', 'pkg:npm/notes 1.2.3 pinned | notes'],
    ['deno run jsr:@a/b', 'pkg:generic/jsr.io/%40a/b - floating'],
    ['deno run -A jsr:@a/b@1.2.3/main x', 'pkg:generic/jsr.io/%40a/b 1.2.3 pinned'],
    ['deno run jsr:@a/b@^1', 'pkg:generic/jsr.io/%40a/b ^1 floating'],
    [
      'deno run https://me:secret@d.example/m.ts?key=secret',
      `https://d.example/m.ts?key=\${redacted} - floating`,
    ],
    ['deno x notes', 'pkg:npm/notes - floating | notes'],
    ['deno x -y npm:notes@1.2.3/run a', 'pkg:npm/notes 1.2.3 pinned | run a'],
    ['deno x -p notes@1.2.3 run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    ['deno x --install-alias d jsr:@a/b', 'pkg:generic/jsr.io/%40a/b - floating'],
    ['dx --package=npm:notes@1.2.3 run-notes', 'pkg:npm/notes 1.2.3 pinned | run-notes'],
    ['dx notes', 'pkg:npm/notes - floating | notes'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`deno ${expected}`);
  });

  it.each(['deno run --foo npm:notes', 'deno --foo run npm:notes', 'deno x --foo notes'])(
    '%s has an unknown flag',
    (line) => {
      expect(failure(words(line)).message).toContain('does not know the flag --foo');
    },
  );
});

describe('uv', () => {
  it.each([
    ['uvx notes', 'pkg:pypi/notes - floating | notes'],
    ['uvx notes@1.2.3 --x', 'pkg:pypi/notes 1.2.3 pinned | notes --x'],
    ['uvx notes@latest', 'pkg:pypi/notes latest floating | notes'],
    ['uvx notes==1.2.3', 'pkg:pypi/notes ==1.2.3 pinned | notes'],
    ['uvx notes===1.2.3', 'pkg:pypi/notes ===1.2.3 pinned | notes'],
    ['uvx notes==1.*', 'pkg:pypi/notes ==1.* floating | notes'],
    ['uvx notes>=1', 'pkg:pypi/notes >=1 floating | notes'],
    [`uvx 'notes[pdf] >= 1, < 2 ; python_version > "3"'`, 'pkg:pypi/notes >=1,<2 floating | notes'],
    ['uvx notes[pdf,http]@1.2.3', 'pkg:pypi/notes 1.2.3 pinned | notes'],
    ['uvx Awslabs.ECS__mcp-server', 'pkg:pypi/awslabs-ecs-mcp-server - floating | Awslabs.ECS__mcp-server'],
    ['uvx --from notes run-notes a', 'pkg:pypi/notes - floating | run-notes a'],
    ['uvx --from notes@latest run-notes', 'pkg:pypi/notes latest floating | run-notes'],
    ['uvx --from=notes==1.2.3 run-notes', 'pkg:pypi/notes ==1.2.3 pinned | run-notes'],
    [
      'uvx --from git+https://git.example/o/r run-notes',
      'git+https://git.example/o/r - floating | run-notes',
    ],
    ['uvx git+https://me:secret@git.example/o/r@v1', 'git+https://git.example/o/r v1 floating | '],
    [
      `uvx --from git+ssh://git@git.example/o/r.git@${SHA} n`,
      `git+ssh://git.example/o/r.git ${SHA} pinned | n`,
    ],
    [
      `uvx --from 'notes @ git+https://git.example/o/r@v1#subdirectory=a' n`,
      'git+https://git.example/o/r v1 floating | n',
    ],
    ['uvx --from https://d.example/notes-1.whl notes', 'https://d.example/notes-1.whl - floating | notes'],
    [
      `uvx --from https://d.example/n.whl#sha256=${'0'.repeat(64)} n`,
      `https://d.example/n.whl sha256=${'0'.repeat(64)} pinned | n`,
    ],
    ['uvx --from . notes', `file:${FOLDER} - floating | notes`],
    ['uvx --from ./a notes', `file:${FOLDER}/a - floating | notes`],
    [
      'uvx --from dist/notes-1.0-py3-none-any.whl notes',
      `file:${FOLDER}/dist/notes-1.0-py3-none-any.whl - pinned | notes`,
    ],
    ['uvx --directory sub --from ./a notes', `file:${FOLDER}/sub/a - floating | notes`],
    ['uvx --python 3.13 notes', 'pkg:pypi/notes - floating | notes'],
    ['uvx -p3.13 notes', 'pkg:pypi/notes - floating | notes'],
    ['uvx -qn -p 3.13 notes', 'pkg:pypi/notes - floating | notes'],
    ['uvx --with a==1.0 -w b@2 notes@1.2.3', 'pkg:pypi/notes 1.2.3 pinned | notes'],
    ['uvx --with a notes@1.2.3', 'pkg:pypi/notes 1.2.3 floating | notes'],
    ['uvx --with-editable ./a notes@1.2.3', 'pkg:pypi/notes 1.2.3 floating | notes'],
    ['uvx --with-requirements r.txt notes@1.2.3', 'pkg:pypi/notes 1.2.3 floating | notes'],
    [
      'uvx --index-url https://i.example --extra-index-url https://j.example notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --index a=https://i.example --default-index https://j.example -i https://k.example notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx -c c.txt -b b.txt --overrides o.txt --constraints d.txt notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx -f links --find-links l --index-strategy first-index --keyring-provider disabled notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --exclude-newer 2026-01-01 --exclude-newer-package a=2026-01-01 --link-mode copy notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx -C a=b --config-setting c=d -P x --upgrade-package x --reinstall-package x notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --refresh-package x --no-build-package x --no-binary-package x --prerelease allow notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --resolution lowest --fork-strategy fewest --torch-backend auto --env-file .env notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --cache-dir c --config-file u.toml --project p --color never --allow-insecure-host h --python-preference only-system notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --python-platform linux --isolated -U -n -q -v --offline --refresh --reinstall notes',
      'pkg:pypi/notes - floating | notes',
    ],
    [
      'uvx --no-index --no-build --no-binary --native-tls --managed-python --lfs --pre notes',
      'pkg:pypi/notes - floating | notes',
    ],
    ['uv tool run notes@1.2.3 --x', 'pkg:pypi/notes 1.2.3 pinned | notes --x'],
    ['uv --directory D tool run --from ./a x', `file:${FOLDER}/D/a - floating | x`],
    ['uv -q tool --offline run notes', 'pkg:pypi/notes - floating | notes'],
    ['uvx python@3.12 server.py', 'command:python 3.12 floating | python server.py'],
    ['uvx --from notes python -m notes', 'pkg:pypi/notes - floating | python -m notes'],
    ['C:\\Users\\Ada\\.local\\bin\\uvx.exe notes', 'pkg:pypi/notes - floating | notes'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`uvx ${expected}`);
  });

  it.each([
    ['uvx --foo bar notes', /does not know the flag --foo of `uvx`/],
    ['uv --foo tool run notes', /does not know the flag --foo of `uv`/],
    ['uv tool run -Z notes', /does not know the flag -Z of `uv tool run`/],
    ['uvx notes@>=1', /`uvx` needs a Python package; found `notes@>=1`/],
    ['uvx notes@main', /needs a Python package; found `notes@main`/],
    ['uvx --from secret:thing notes', /needs a Python package; the line has another word/],
    ['uvx', /names no package/],
    ['uvx --from', /names no package/],
  ])('%s is refused', (line, message) => {
    const error = failure(words(line));
    expect(error.code).toBe('E_LAUNCH');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('secret');
    expect(error.detail.next).toBeDefined();
  });

  it.each(['uv run server.py', 'uv --directory D run x', 'uv pip install x'])(
    '%s is left to others',
    (line) => {
      expect(seen(words(line))).not.toMatch(/^uvx /);
    },
  );
});

describe('pipx', () => {
  it.each([
    ['pipx run notes --x', 'pkg:pypi/notes - floating | notes --x'],
    ['pipx run notes==1.2.3', 'pkg:pypi/notes ==1.2.3 pinned | notes'],
    ['pipx run --spec notes==1.2.3 run-notes', 'pkg:pypi/notes ==1.2.3 pinned | run-notes'],
    [
      'pipx run --spec git+https://git.example/o/r.git@v1 n',
      'git+https://git.example/o/r.git v1 floating | n',
    ],
    ['pipx run --spec=notes[pdf]>=1 run-notes', 'pkg:pypi/notes >=1 floating | run-notes'],
    [
      'pipx run --with a --python 3.12 -i https://i.example notes==1.0',
      'pkg:pypi/notes ==1.0 floating | notes',
    ],
    [`pipx run --pip-args '--index-url https://i.example --pre' notes`, 'pkg:pypi/notes - floating | notes'],
    [
      'pipx run --no-cache --refresh --pypackages -qv --fetch-python missing notes',
      'pkg:pypi/notes - floating | notes',
    ],
    ['pipx run --backend uv --cooldown 3 --python-args=-I notes', 'pkg:pypi/notes - floating | notes'],
    ['pipx run https://d.example/s.py', 'https://d.example/s.py - floating | '],
    ['pipx run --path server.py', `file:${FOLDER}/server.py - floating | `],
    ['pipx -q run notes', 'pkg:pypi/notes - floating | notes'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`pipx ${expected}`);
  });

  it.each([
    ['pipx run --spe notes==1 x', /does not know the flag --spe of `pipx run`/],
    [`pipx run --pip-args '-r more.txt' notes`, /does not know the flag -r of `pip`/],
    ['pipx run notes@1.2.3', /`pipx run` needs a Python package/],
  ])('%s is refused', (line, message) => {
    expect(failure(words(line)).message).toMatch(message);
  });
});

describe('docker, podman, nerdctl', () => {
  it.each([
    ['docker run node', 'pkg:docker/node - floating'],
    [
      'docker run -i --rm example/notes:1.2.3 --x',
      'pkg:docker/example/notes 1.2.3 floating | --x (elsewhere)',
    ],
    ['docker run docker.io/library/node:20', 'pkg:docker/node 20 floating'],
    ['docker run ghcr.io/o/s', 'pkg:docker/o/s?repository_url=ghcr.io - floating'],
    ['docker run localhost:5000/s:1', 'pkg:docker/s?repository_url=localhost%3A5000 1 floating'],
    [`docker run ghcr.io/o/s@${DIGEST}`, `pkg:docker/o/s?repository_url=ghcr.io ${DIGEST} pinned`],
    [`docker run o/s:1.2.3@${DIGEST}`, `pkg:docker/o/s ${DIGEST} pinned`],
    [`docker run ${DIGEST}`, `pkg:generic/docker-image ${DIGEST} pinned`],
    ['docker run node:20 npx -y notes', 'pkg:docker/node 20 floating | npx -y notes (elsewhere)'],
    ['docker run --entrypoint node node:20 s.js', 'pkg:docker/node 20 floating | node s.js (elsewhere)'],
    ['docker run -it --name x -e K=V -eK=V --env=K=V --env K n', 'pkg:docker/n - floating'],
    ['docker run -itu me -v /a:/b --mount type=bind,src=/a,dst=/b n', 'pkg:docker/n - floating'],
    ['docker run -p 1:1 -w /x -h h -m 1g -l a=b -c 5 -a stdin n', 'pkg:docker/n - floating'],
    [
      'docker run --network host --gpus all --platform linux/amd64 --pull always n',
      'pkg:docker/n - floating',
    ],
    [
      'docker run --rm=true --init --privileged --read-only -P -q --sig-proxy=false n',
      'pkg:docker/n - floating',
    ],
    [
      'docker run --no-healthcheck --oom-kill-disable --use-api-socket --disable-content-trust n',
      'pkg:docker/n - floating',
    ],
    ['docker run --interactive --tty --detach --publish-all --quiet n', 'pkg:docker/n - floating'],
    ['docker run --not-yet-known value n', 'pkg:docker/n - floating'],
    ['docker run -- n -i', 'pkg:docker/n - floating | -i (elsewhere)'],
    ['docker container run -i n', 'pkg:docker/n - floating'],
    ['docker --context c -H tcp://h -D --tlsverify -l debug run n', 'pkg:docker/n - floating'],
    [
      'docker --config d --log-level=debug --tls --tlscacert a --tlscert b --tlskey c run n',
      'pkg:docker/n - floating',
    ],
    ['podman run --replace --rmi --tls-verify=false --env-host --no-hosts n', 'pkg:docker/n - floating'],
    [
      'podman --log-level debug run docker://quay.io/o/s:1',
      'pkg:docker/o/s?repository_url=quay.io 1 floating',
    ],
    ['nerdctl --namespace k8s.io run n', 'pkg:docker/n - floating'],
    ['C:\\Docker\\docker.exe run n', 'pkg:docker/n - floating'],
    ['docker mcp gateway run --servers a,b', 'command:docker - opaque'],
    ['docker exec -i box node s.js', 'command:docker - opaque'],
    ['docker compose run -T box', 'command:docker - opaque'],
    ['docker compose -f c.yml exec box sh', 'command:docker - opaque'],
    ['docker start -i box', 'command:docker - opaque'],
    ['podman run --rootfs /srv/root', 'command:podman - opaque'],
  ])('%s', (line, expected) => {
    expect(seen(words(line)).replace(/ \(elsewhere\)$/, ' (elsewhere)')).toBe(`docker ${expected}`);
  });

  it.each([
    ['docker --foo run n', /does not know the flag --foo of `docker`/],
    ['docker run -i --rm', /names no image/],
    ['docker run Not/An/Image', /`docker run` needs an image; found `Not\/An\/Image`/],
    ['docker run example/notes:', /needs an image; the line has another word/],
  ])('%s is refused', (line, message) => {
    expect(failure(words(line)).message).toMatch(message);
  });
});

describe('ecosystems without a lookup', () => {
  it.each([
    ['dnx Notes.Mcp', 'dotnet pkg:nuget/Notes.Mcp - floating | Notes.Mcp'],
    ['dnx -y Notes.Mcp@1.2.3 -- --x', 'dotnet pkg:nuget/Notes.Mcp 1.2.3 pinned | Notes.Mcp --x'],
    ['dnx Notes.Mcp --version 1.2.3 --yes a', 'dotnet pkg:nuget/Notes.Mcp 1.2.3 pinned | Notes.Mcp a'],
    [
      'dnx --version=1.* --source https://s.example -v q Notes.Mcp',
      'dotnet pkg:nuget/Notes.Mcp 1.* floating | Notes.Mcp',
    ],
    ['dotnet tool exec Notes.Mcp@1.2.3', 'dotnet pkg:nuget/Notes.Mcp 1.2.3 pinned | Notes.Mcp'],
    ['dotnet dnx --prerelease --interactive Notes.Mcp', 'dotnet pkg:nuget/Notes.Mcp - floating | Notes.Mcp'],
    [
      'dnx.cmd --add-source a --configfile b --framework c -a x64 Notes.Mcp@[1,2)',
      'dotnet pkg:nuget/Notes.Mcp [1,2) floating | Notes.Mcp',
    ],
    ['go run github.com/O/r/cmd/s@v1.2.3 --x', 'go pkg:golang/github.com/O/r/cmd/s v1.2.3 pinned'],
    ['go run github.com/o/r@latest', 'go pkg:golang/github.com/o/r latest floating'],
    [
      'go run -mod mod -tags a -C d -exec e -modfile f -race github.com/o/r@main',
      'go pkg:golang/github.com/o/r main floating',
    ],
    [
      'go -C d run github.com/o/r@v0.0.0-20260101000000-0a1b2c3d4e5f',
      'go pkg:golang/github.com/o/r v0.0.0-20260101000000-0a1b2c3d4e5f pinned',
    ],
    ['jbang io.example:notes:1.2.3', 'jbang pkg:maven/io.example/notes 1.2.3 pinned'],
    [
      'jbang run --java 21 -j 21 --deps a:b:1 io.example:notes:1.2.3:runner',
      'jbang pkg:maven/io.example/notes 1.2.3 pinned',
    ],
    ['jbang io.example:notes:1.0-SNAPSHOT', 'jbang pkg:maven/io.example/notes 1.0-SNAPSHOT floating'],
    [
      'jbang --repos r -C c -R=d -Dx=y jdbc@example/catalog x',
      'jbang pkg:generic/jbang/example/catalog/jdbc - floating',
    ],
    ['jbang notes', 'jbang pkg:generic/jbang/notes - floating'],
    ['jbang https://d.example/S.java', 'jbang https://d.example/S.java - floating'],
    ['jbang src/S.java', `jbang file:${FOLDER}/src/S.java - pinned`],
    [`nix run github:o/r/${SHA}#x -- --y`, `nix git+https://github.com/o/r.git ${SHA} pinned`],
    ['nix run github:o/r#x', 'nix git+https://github.com/o/r.git - floating'],
    [`nix run git+https://g.example/o/r?rev=${SHA}`, `nix git+https://g.example/o/r ${SHA} pinned`],
    [
      'nix --extra-experimental-features flakes run nixpkgs#notes',
      'nix pkg:generic/nix/nixpkgs/notes - floating',
    ],
    ['nix run .#x', `nix file:${FOLDER} - floating`],
    ['nix run', `nix file:${FOLDER} - floating`],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(expected);
  });

  it.each([
    ['dnx --foo Notes', /does not know the flag --foo of `dnx`/],
    ['dotnet tool exec', /names no package/],
    ['go run -foo github.com/o/r@v1.0.0', /does not know the flag -f of `go run`/],
    ['jbang --foo notes', /does not know the flag --foo of `jbang`/],
    ['nix run --override-input a b .#x', /does not know the flag --override-input of `nix run`/],
  ])('%s is refused', (line, message) => {
    expect(failure(words(line)).message).toMatch(message);
  });

  it('write an exact version into the origin, and no other', async () => {
    const host = nodeHost(new AbortController().signal);
    const place = { ...LINUX, workspaceFolder: scratch() };
    const origin = (line: string): Promise<Origin> => {
      const launch = words(line);
      const identity = identityOf(launch, place);
      const launcher = LAUNCHERS.find(({ id }) => id === identity.launcher);
      return launcher?.resolve(identity, launch, place, host) ?? Promise.reject(new Error('none'));
    };
    expect(await origin('dnx Notes@1.2.3')).toEqual({ url: 'pkg:nuget/Notes@1.2.3', version: '1.2.3' });
    expect(await origin('dnx Notes')).toEqual({ url: 'pkg:nuget/Notes' });
    mkdirSync(join(place.workspaceFolder, '.config'));
    const manifest = '{"tools":{"notes":{"version":"2.0.0","commands":["notes"]}}}';
    writeFileSync(join(place.workspaceFolder, '.config', 'dotnet-tools.json'), manifest);
    expect(await origin('dnx Notes')).toEqual({ url: 'pkg:nuget/Notes@2.0.0', version: '2.0.0' });
    expect(await origin('go run example.com/a@v1.0.0')).toEqual({
      url: 'pkg:golang/example.com/a@v1.0.0',
      version: 'v1.0.0',
    });
    expect(await origin('go run example.com/a@latest')).toEqual({ url: 'pkg:golang/example.com/a' });
    expect(await origin('deno run jsr:@a/b@1.0.0')).toEqual({
      url: 'pkg:generic/jsr.io/%40a/b@1.0.0',
      version: '1.0.0',
    });
    expect(await origin('nix run github:o/r/main')).toEqual({ url: 'git+https://github.com/o/r.git#main' });
  });
});

describe('what is left to others', () => {
  it.each([
    'pnpm dev',
    'pnpm run dlx-notes',
    'pnpm exec notes',
    'yarn start',
    'yarn run dlx',
    'bun run start',
    'bun server.ts',
    'deno run main.ts',
    'deno run --allow-net ./main.ts npm:notes',
    'deno task start',
    'pipx install notes',
    'dotnet run --project x',
    'dotnet server.dll',
    'go build',
    'go run .',
    'go run ./cmd/server',
    'nix build .#x',
    './bunx notes',
    'bin/uvx notes',
    'tools\\docker run n',
  ])('%s', (line) => {
    expect(seen(words(line))).not.toMatch(/^(?:pnpm|yarn|bun|deno|uvx|pipx|docker|dotnet|go|jbang|nix) /);
  });
});

describe('hostile words', () => {
  const HUGE = 'x'.repeat(100_000);

  it.each([
    ['pnpm dlx', '--registry=https://evil.example'],
    ['bunx', '-p'],
    ['uvx', '--from=--index-url'],
    ['docker run', '-e'],
    ['deno x', '--package'],
  ])('%s %s names no package', (line, word) => {
    expect(failure(stdio([...line.split(' '), word])).message).toMatch(
      /names no (?:package|image)|needs a Python package/,
    );
  });

  it.each(['pnpm dlx', 'yarn dlx', 'bunx', 'deno x', 'uvx', 'pipx run', 'docker run', 'dnx', 'jbang'])(
    '%s: a word of 100 kB, or with a newline, is refused at once or stays one word',
    (line) => {
      for (const word of [HUGE, `a\nb`, `notes@${HUGE}`, `\u{202e}notes`, `--${HUGE}`, `-${HUGE}`]) {
        const launch = stdio([...line.split(' '), word, 'x']);
        try {
          const { url, token } = identityOf(launch);
          expect(url).not.toContain('\n');
          expect(token === word || token === 'x').toBe(true);
        } catch (error) {
          if (!(error instanceof McpLockError)) throw error;
          expect(error.message.length).toBeLessThan(300);
        }
      }
    },
  );

  it.each([
    ['pnpm dlx', 'notes'],
    ['bunx', 'notes'],
    ['uvx', 'notes'],
    ['docker run -i', 'notes'],
    ['go run', 'example.com/a@v1.0.0'],
    ['jbang', 'a:b:1'],
  ])('%s: 100 kB behind the package change nothing', (line, word) => {
    const { url } = identityOf(stdio([...line.split(' '), word]));
    expect(identityOf(stdio([...line.split(' '), word, HUGE, '--from', 'evil'])).url).toBe(url);
  });

  it.each([
    ['npx', ['-y', 'notes@${V}']],
    ['pnpm', ['dlx', 'notes@${V}']],
    ['uvx', ['--from', '${PKG}', 'notes']],
    ['uvx', ['notes@${V:-1.0.0}']],
    ['pipx', ['run', '--spec', 'notes==${V}', 'n']],
    ['docker', ['run', '-i', 'example/notes:${TAG}']],
    ['deno', ['run', 'npm:notes@${V}']],
    ['go', ['run', 'example.com/a@${V}']],
    ['dnx', ['Notes@${V}']],
    ['jbang', ['a:b:${V}']],
  ])('%s %j: a variable in the place of the package cannot be locked', async (command, args) => {
    const cwd = scratch();
    writeFileSync(join(cwd, '.mcp.json'), JSON.stringify({ mcpServers: { notes: { command, args } } }));
    for (const env of [{ V: '1.0.0', PKG: 'notes', TAG: '1' }, { V: undefined }]) {
      const { exit, stdout, stderr } = await mcpLock(cwd, ['init', '--yes'], { home: cwd, env });
      expect(exit).not.toBe(0);
      expect(`${stdout}${stderr}`).toMatch(/named by the variable|not set here/);
    }
  });
});

describe('secrets on a line', () => {
  it.each([
    [
      ['run', '-e', 'TOKEN=abc123secret', 'n'],
      ['run', '-e', `TOKEN=\${redacted}`, 'n'],
    ],
    [
      ['run', '-eTOKEN=abc123secret', 'n'],
      ['run', `-eTOKEN=\${redacted}`, 'n'],
    ],
    [
      ['run', '-ieTOKEN=abc123secret', 'n'],
      ['run', `-ieTOKEN=\${redacted}`, 'n'],
    ],
    [
      ['run', '-e=TOKEN=abc123secret', 'n'],
      ['run', `-e=TOKEN=\${redacted}`, 'n'],
    ],
    [
      ['run', '--env=TOKEN=abc123secret', 'n'],
      ['run', `--env=TOKEN=\${redacted}`, 'n'],
    ],
    [
      ['run', '--env', 'X=abc123secret', 'n'],
      ['run', '--env', `X=\${redacted}`, 'n'],
    ],
    [
      ['run', '-e', 'TOKEN', '-e', `X=\${TOKEN}`, 'n'],
      ['run', '-e', 'TOKEN', '-e', `X=\${TOKEN}`, 'n'],
    ],
    [
      ['run', '-e', 'NODE_OPTIONS=--import ./x.js', 'n'],
      ['run', '-e', 'NODE_OPTIONS=--import ./x.js', 'n'],
    ],
  ])('docker %j', (args, expected) => {
    expect(redactArgs(args, 'docker')).toEqual(expected);
  });

  it.each([
    ['uvx', ['--index-url', 'https://me:hunter22@i.example/simple', 'n']],
    ['uvx', ['--index=x=https://me:hunter22@i.example/simple', 'n']],
    ['pipx', ['run', '--pip-args', '--index-url https://me:hunter22@i.example/simple', 'n']],
    ['pnpm', ['dlx', '--registry=https://me:hunter22@n.example/', 'n']],
    ['docker', ['-H', 'tcp://me:hunter22@h.example:2375', 'run', 'n']],
  ])('%s %j keeps its password to itself', (command, args) => {
    expect(redactArgs(args, command).join(' ')).not.toContain('hunter22');
  });
});

describe('variables that redirect a launcher', () => {
  it.each(
    `PATH NODE_OPTIONS NODE_PATH npm_config_registry NPM_CONFIG_REGISTRY PNPM_CONFIG_REGISTRY JSR_URL PYTHONPATH
    PYTHONSTARTUP UV_INDEX_URL UV_DEFAULT_INDEX UV_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL DENO_DIR DENO_CERT
    DOCKER_HOST DOCKER_CONTEXT LD_PRELOAD LD_LIBRARY_PATH DYLD_INSERT_LIBRARIES BASH_ENV ENV BUN_CONFIG_REGISTRY
    YARN_NPM_REGISTRY_SERVER GOFLAGS GOPROXY GONOSUMDB GOTOOLCHAIN DOTNET_STARTUP_HOOKS DOCKER_CONFIG
    JBANG_REPO HOME USERPROFILE APPDATA XDG_CONFIG_HOME XDG_CONFIG_DIRS HTTP_PROXY https_proxy ALL_PROXY
    NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR PYTHONHOME PYTHONUSERBASE VIRTUAL_ENV LD_AUDIT RUBYLIB RUBYOPT
    PERL5LIB PERL5OPT GEM_HOME GEM_PATH BUNDLE_GEMFILE CLASSPATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    BUN_OPTIONS BUN_INSTALL TS_NODE_PROJECT GIT_SSH_COMMAND GIT_EXEC_PATH GIT_CONFIG_VALUE_0 COREPACK_NPM_REGISTRY
    CORECLR_PROFILER_PATH`.split(/\s+/),
  )('%s is written down with its value', (name) => {
    expect(isLoaderVariable(name)).toBe(true);
  });

  it.each([
    'MY_PATH',
    'ENVIRONMENT',
    'UV',
    'GITHUB_TOKEN',
    'NPM_TOKEN',
    'GOOGLE_KEY',
    'UV_PUBLISH_TOKEN',
    'GIT_AUTHOR_NAME',
    'GIT_TOKEN',
    'COREPACK_NPM_TOKEN',
    'HOMEPAGE',
  ])('%s is not', (name) => {
    expect(isLoaderVariable(name)).toBe(false);
  });

  it('is followed by npm when it says where the settings of the user lie', () => {
    const host = { ...nodeHost(new AbortController().signal), env: { HOME: '/home/ada', Path: 'p', A: '1' } };
    const own = {
      HOME: './.home',
      XDG_CONFIG_HOME: '/x',
      UserProfile: 'C:\\u',
      LD_PRELOAD: 'x.so',
      NODE_OPTIONS: '-r x',
    };
    expect(npmEnvironment(host, own)).toEqual({
      HOME: './.home',
      XDG_CONFIG_HOME: '/x',
      UserProfile: 'C:\\u',
      Path: 'p',
      A: '1',
      npm_config_logs_max: '0',
      npm_config_timing: 'false',
    });
  });

  it('hides the password in the value', async () => {
    const cwd = scratch();
    const server = {
      command: 'docker',
      args: ['exec', '-i', 'box', 'x'],
      env: { DOCKER_HOST: 'tcp://me:hunter22@h.example:1' },
    };
    writeFileSync(join(cwd, '.mcp.json'), JSON.stringify({ mcpServers: { notes: server } }));
    const { stdout, stderr } = await mcpLock(cwd, ['verify'], { home: cwd });
    expect(`${stdout}${stderr}`).not.toContain('hunter22');
  });
});

describe('the word that names the package', () => {
  const DOCKER = 'pkg:docker/o/s?repository_url=ghcr.io';
  it.each([
    ['pkg:npm/notes@1.0.0', '-y notes@2.0.0 x', '-y <package> x'],
    ['pkg:npm/%40s/notes', '--package=@s/notes@2 x', '--package=<package> x'],
    ['pkg:npm/notes', 'run npm:notes@2.0.0/bin x', 'run <package>/bin x'],
    ['pkg:npm/notes', 'run npm:notes-evil@2.0.0', 'run npm:notes-evil@2.0.0'],
    ['pkg:pypi/my-notes@1.0', '--from My.Notes[pdf]==2.0 x', '--from <package>[pdf] x'],
    ['pkg:pypi/my-notes', 'my_notes@latest', '<package>'],
    ['pkg:pypi/my-notes', '--from=my-notes>=2,<3 x', '--from=<package> x'],
    ['pkg:pypi/my-notes', '--from my-notes-evil x', '--from my-notes-evil x'],
    ['pkg:pypi/my-notes', 'my-notes@git+https://g.example/a', 'my-notes@git+https://g.example/a'],
    [DOCKER, 'run -i ghcr.io/o/s:1 x', 'run -i <package> x'],
    [DOCKER, `run -i ghcr.io/o/s:1@${DIGEST}`, 'run -i <package>'],
    [DOCKER, 'run -i o/s:1', 'run -i o/s:1'],
    [`pkg:docker/node@${DIGEST}`, 'run docker.io/library/node:22', 'run <package>'],
    ['pkg:docker/localhost', 'run localhost:5000/evil', 'run localhost:5000/evil'],
    ['pkg:nuget/Notes', 'notes@2.0.0 --yes', '<package> --yes'],
    ['pkg:golang/example.com/a', 'run example.com/a@v2.0.0', 'run <package>'],
    ['pkg:maven/g/a', 'g:a:2.0:runner', '<package>:runner'],
    ['pkg:generic/jsr.io/%40a/b', 'run jsr:@a/b@2.0.0/main', 'run <package>/main'],
    ['https://x.example/', 'notes@1', 'notes@1'],
  ])('%s in %s', (url, line, expected) => {
    expect(withoutPackage(line.split(' '), url).join(' ')).toBe(expected);
  });

  const drift = (before: Origin, after: Origin) => compareOrigin('s', before, after).map(({ rule }) => rule);
  const OTHER = `sha256:${'b2'.repeat(32)}`;
  const image = (version: string, integrity: string, registry = 'ghcr.io'): Origin => ({
    url: `pkg:docker/o/s@${version}?repository_url=${registry}`,
    version,
    integrity,
  });

  it('an image under the same release with other bytes is an alarm, and a moved tag another version', () => {
    expect(drift(image('1.2.3', DIGEST), image('1.2.3', OTHER))).toEqual(['origin/integrity-changed']);
    expect(drift(image(DIGEST, DIGEST), image(OTHER, OTHER))).toEqual(['origin/version-changed']);
    expect(drift(image(DIGEST, DIGEST), image(DIGEST, DIGEST))).toEqual([]);
  });

  it('an image of another registry is another package, before anybody is asked', () => {
    const [before, after] = [image('1.2.3', DIGEST), image('1.2.3', DIGEST, 'evil.example')];
    expect(drift(before, after)).toEqual(['origin/package-changed']);
    const written = compareWritten('s', before, { url: 'pkg:docker/o/s?repository_url=evil.example' });
    expect(written.map(({ rule }) => rule)).toEqual(['origin/package-changed']);
    expect(compareWritten('s', before, { url: 'pkg:docker/o/s?repository_url=ghcr.io' })).toEqual([]);
  });
});

describe('what a registry says', () => {
  /** npm as it answers about `dlx-notes`, whose 2.0.0 came out so many hours ago. */
  const pretended = (hours: number | undefined): Host => ({
    ...nodeHost(new AbortController().signal),
    run: async (_, args, { env }) => {
      const age = env['npm_config_min_release_age'] ?? 'null';
      const answer = (stdout: string) => ({ code: 0, stdout, stderr: '' });
      if (args[0] === 'config') return answer(`tag=latest\nbefore=null\nmin-release-age=${age}\n`);
      const time = {
        '1.0.0': '2020-01-01',
        '2.0.0': new Date(Date.now() - (hours ?? 0) * 3_600_000).toISOString(),
      };
      if (args.includes('time')) return answer(hours === undefined ? '' : JSON.stringify(time));
      const version = (number: string) => ({
        name: 'dlx-notes',
        version: number,
        'dist.integrity': 'sha512-AAAA',
        'dist-tags': { latest: '2.0.0' },
      });
      const all = args.includes('dlx-notes@>=0.0.0');
      return answer(JSON.stringify(all ? [version('1.0.0'), version('2.0.0')] : version('2.0.0')));
    },
  });

  it.each(['pnpm dlx', 'yarn dlx', 'deno x'])(
    '%s passes over a release of the last day, or does not',
    async (tool) => {
      const ask = (hours: number | undefined) =>
        resolveLine(words(`${tool} dlx-notes`), placeAt(scratch()), pretended(hours));
      await expect(ask(1)).rejects.toMatchObject({
        code: 'E_REGISTRY',
        message: `dlx-notes 2.0.0 was released less than a day ago, so \`${tool}\` may still start 1.0.0.`,
        detail: { next: expect.stringContaining(`${tool} dlx-notes@1.2.3`) },
      });
      expect(await ask(48)).toMatchObject({ version: '2.0.0' });
      expect(await ask(undefined)).toMatchObject({ version: '2.0.0' });
    },
  );

  it('does not say which version a tool takes that is told how old one must be', async () => {
    const launch = words('bunx --minimum-release-age 60 --registry http://127.0.0.1:9/ dlx-notes@latest');
    await expect(resolveLine(launch, placeAt(scratch()))).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('--minimum-release-age'),
    });
  });

  it.each([
    ['bunx dlx-notes@1.0.0', 'bunfig.toml', 'preload = ["./evil.ts"]', /"preload" in bunfig\.toml/],
    [
      'bunx dlx-notes@1.0.0',
      'bunfig.toml',
      '[install]\nregistry = "https://evil.example"',
      /"install\.registry"/,
    ],
    ['pnpm dlx dlx-notes@1.0.0', 'pnpm-workspace.yaml', 'registry: https://evil.example', /"registry"/],
    ['pnpm dlx dlx-notes', 'pnpm-workspace.yaml', 'minimumReleaseAge: 9', /"minimumReleaseAge"/],
    [
      'pnpm dlx dlx-notes@1.0.0',
      'pnpm-workspace.yaml',
      'overrides:\n  dlx-notes: npm:evil@1.0.0',
      /"overrides/,
    ],
    [
      'pnpm dlx dlx-notes@1.0.0',
      'pnpm-workspace.yaml',
      'patchedDependencies:\n  a: p.patch',
      /"patchedDependencies/,
    ],
    ['pnpm dlx dlx-notes@1.0.0', 'pnpm-workspace.yaml', 'packageExtensions: {}', /"packageExtensions"/],
    ['pnpm dlx dlx-notes@1.0.0', 'pnpm-workspace.yaml', 'packages: []\nnewSetting: x', /"newSetting"/],
    ['yarn dlx dlx-notes@1.0.0', '.yarnrc.yml', 'npmScopes:\n  a:\n    npmRegistryServer: x', /"npmScopes"/],
    ['deno run npm:dlx-notes@1.0.0', 'deno.jsonc', '{"links": ["./evil"], // x\n}', /"links" in deno\.jsonc/],
    ['pnpm dlx dlx-notes@1.0.0', '.npmrc', 'proxy=http://evil.example', /`pnpm dlx` would obey "proxy"/],
    ['bunx dlx-notes@1.0.0', 'bunfig.toml', 'not = [toml', /cannot be read/],
  ])('%s beside a %s with "%s" is refused', async (line, file, text, message) => {
    const cwd = scratch();
    writeFileSync(join(cwd, file), text);
    mkdirSync(join(cwd, 'sub'));
    await expect(resolveLine({ ...words(line), cwd: 'sub' }, placeAt(cwd))).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['a file of its name', 'notes', 'pipx run notes'],
    ['__pypackages__', '__pypackages__/x', 'pipx run --spec notes==1.0 notes'],
  ])('refuses %s, which pipx would run', async (_, path, line) => {
    const cwd = scratch();
    mkdirSync(join(cwd, '__pypackages__'.slice(0, path.includes('/') ? undefined : 0)), { recursive: true });
    writeFileSync(join(cwd, path), '');
    await expect(resolveLine(words(line), placeAt(cwd))).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringContaining('`pipx run` would run what is at this path'),
    });
  });

  it('hashes a Python package that lies on this machine', async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, 'a'));
    writeFileSync(join(cwd, 'a', 'pyproject.toml'), '[project]');
    const before = await resolveLine(words('uvx --from ./a notes'), placeAt(cwd));
    expect(before).toEqual({ url: `file:${FOLDER}/a`, integrity: expect.stringMatching(/^sha256:/) });
    writeFileSync(join(cwd, 'a', 'pyproject.toml'), '[project]\n');
    expect((await resolveLine(words('uvx --from ./a notes'), placeAt(cwd))).integrity).not.toBe(
      before.integrity,
    );
    await expect(resolveLine(words('uvx --from ./b notes'), placeAt(cwd))).rejects.toMatchObject({
      code: 'E_LAUNCH',
    });
  });

  it('says of an image by its digest what it is without asking anybody', async () => {
    const offline: Host = {
      ...nodeHost(new AbortController().signal),
      registryFetch: () => Promise.reject(new Error('asked')),
    };
    expect(
      await resolveLine(words(`docker run -i ghcr.io/o/s:1.2.3@${DIGEST}`), placeAt(scratch()), offline),
    ).toEqual({
      url: `pkg:docker/o/s@${DIGEST}?repository_url=ghcr.io`,
      version: DIGEST,
      integrity: DIGEST,
    });
  });

  it('says of a Python package what its index says', async () => {
    const { createServer } = await import('node:http');
    const file = (version: string, hash: string) => ({
      filename: `my_notes-${version}-py3-none-any.whl`,
      url: `https://f.example/${version}`,
      hashes: { sha256: hash.repeat(64) },
    });
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/simple/my-notes/' ? 200 : 404, {
        'content-type': 'application/vnd.pypi.simple.v1+json',
      });
      const files = [file('1.0', 'a'), file('2.0', 'b'), file('3.0rc1', 'c')];
      response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, name: 'my-notes', files }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const index = `http://127.0.0.1:${port}/simple`;
    // The settings of pip and uv on this machine are none of the test's.
    const host: Host = {
      ...nodeHost(new AbortController().signal),
      files: bareFiles,
      env: {},
      home: scratch(),
    };
    try {
      const version = async (line: string, env: Place['env'] = {}) =>
        (await resolveLine({ ...words(line), env: Object.keys(env) }, placeAt(scratch(), env), host)).version;
      expect(await version(`uvx --default-index ${index} my.notes`)).toBe('2.0');
      expect(await version(`uvx --index-url=${index} my-notes@latest`)).toBe('2.0');
      expect(await version(`uvx -i ${index} --pre My_Notes`)).toBe('3.0rc1');
      expect(await version(`uvx -i ${index} --from my-notes==1.0 n`)).toBe('1.0');
      expect(await version(`uvx -i ${index} my-notes<2`)).toBe('1.0');
      expect(await version('uvx my-notes@1.0', { UV_DEFAULT_INDEX: index })).toBe('1.0');
      expect(await version(`pipx run --pip-args '--index-url ${index} --pre' my-notes`)).toBe('3.0rc1');
      expect(await version('pipx run --spec my-notes==2.0 n', { PIP_INDEX_URL: index })).toBe('2.0');
      const found = await resolveLine(words(`uvx -i ${index} my-notes@1.0`), placeAt(scratch()), host);
      expect(found.url).toMatch(/^pkg:pypi\/my-notes@1\.0\?repository_url=http/);
      expect(found.integrity).toBe(`sha256:${'a'.repeat(64)}`);
      await expect(version(`uvx -i ${index} --exclude-newer 2026-01-01 my-notes`)).rejects.toMatchObject({
        code: expect.stringMatching(/^E_/),
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
