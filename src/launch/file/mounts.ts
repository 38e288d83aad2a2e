/**
 * Folders and files of this machine that a container sees, and the code among them that its command starts. In: the
 * options of `docker run` and the command behind the image. Out: files to hash, the mounted folders that nobody looks
 * into, and whether the command starts code in one of them that no word names. Pure.
 */
import { posix } from 'node:path';
import type { Place } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import { isLoaderVariable } from '../../lock/loader-variables.ts';
import { isInterpreter } from './interpreters.ts';

export interface Mount {
  /** On this machine, absolute; absent for a volume, which only the container engine knows. */
  readonly from?: string;
  /** In the container, absolute. */
  readonly to: string;
}

/** What is started in the container, as far as the line says it. */
export interface Inside {
  readonly mounts: readonly Mount[];
  /** The command with its arguments; empty where the image decides. */
  readonly words: readonly string[];
  /** Variables of the container. */
  readonly env: readonly (readonly [name: string, value: string])[];
  /** The folder it is started in; absent where the image decides. */
  readonly folder?: string;
}

export interface MountedCode {
  /** Absolute paths on this machine. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** It starts code of a mount that is not among the files. */
  readonly hidden: boolean;
}

const SCRIPT =
  /\.(?:[cm]?[jt]sx?|py|pyw|pyz|rb|php|pl|sh|bash|zsh|fish|lua|jl|exs?|R|jar|war|dll|exe|wasm|ps1|clj|bb|groovy|kts|go|rs|cs|swift)$/;
/** No code, although it may be the first word. */
const DATA =
  /\.(?:json[5c]?|ya?ml|toml|ini|env|conf|cfg|xml|md|txt|csv|tsv|parquet|db|db3|sqlite3?|duckdb|log|pem|key|crt|sock|pdf|html?)$/i;
/** Where images have their own programs. */
const PROGRAMS =
  /^\/(?:app|usr|bin|sbin|lib\w*|opt|root\/app|home\/\w+\/app)?(?:\/(?:local|src|app|bin|lib|sbin|server|dist|build|node_modules|site-packages)(?:\/.*)?)?$/;
/** Programs that start what lies in their folder. */
const RUNNERS =
  /^(?:npm|npx|pnpm|pnpx|yarn|bunx?|deno|uvx?|uv|poetry|pdm|pipenv|pipx|hatch|rye|make|just|task|mise|pixi|cargo|go|mvnw?|gradlew?|dotnet|bundle|rake|rails|composer|mix|iex|tsx|ts-node|nodemon|env|fastmcp|mcp|uvicorn|gunicorn|flask|streamlit|supergateway|mcp-proxy|mcpo)$/;

/** `-v ./srv:/w:ro`, `--mount type=bind,src=./srv,dst=/w`. */
export function mountOf(option: string, value: string, cwd: string, place: Place): Mount | undefined {
  const mount = option === '--mount' ? longForm(value) : shortForm(value);
  if (mount?.to === undefined || mount.to === '') return undefined;
  const to = posix.normalize(mount.to).replace(/(.)\/$/, '$1');
  return mount.from === undefined ? { to } : { from: pathOnHost(mount.from, cwd, place), to };
}

interface WrittenMount {
  readonly from?: string;
  readonly to?: string;
}

function shortForm(value: string): WrittenMount | undefined {
  const [, from, to] = /^([A-Za-z]:[\\/][^:]*|[^:]+):([^:]+)(?::.*)?$/s.exec(value) ?? [];
  if (from === undefined || to === undefined) return value.startsWith('/') ? { to: value } : undefined;
  // A name alone is a volume.
  return /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(from) ? { from, to } : { to };
}

function longForm(value: string): WrittenMount | undefined {
  const fields = new Map<string, string>();
  for (const field of value.split(',')) {
    const [, key = field, text = ''] = /^([^=]*)=(.*)$/s.exec(field.trim()) ?? [];
    fields.set(key.toLowerCase(), text);
  }
  const type = fields.get('type') ?? 'volume';
  const from = fields.get('source') ?? fields.get('src');
  const to = fields.get('target') ?? fields.get('destination') ?? fields.get('dst');
  if (to === undefined || type === 'tmpfs' || type === 'devpts' || type === 'ramfs') return undefined;
  return type === 'bind' && from !== undefined ? { from, to } : { to };
}

const pathOnHost = (path: string, cwd: string, place: Place): string =>
  pathsOf(place).resolve(
    cwd,
    path.replace(/^~(?=[\\/]|$)/, () => place.userHome),
  );

/** The code that the command starts out of its mounts. */
export function mountedCode(inside: Inside, place: Place): MountedCode {
  const { mounts, words, env, folder } = inside;
  const files = new Set<string>();
  const [program = ''] = words;
  // Paths of a container of Windows are not read.
  let hidden = mounts.some(({ to }) => !posix.isAbsolute(to));
  const look = (path: string, isProgram: boolean): void => {
    const mount = mountAt(path, mounts);
    if (mount === undefined) return;
    if (!(SCRIPT.test(path) || (isProgram && !DATA.test(path)))) return;
    if (mount.from === undefined) hidden = true;
    else files.add(onHost(path, mount, mount.from, place));
  };
  for (const { from, to } of mounts) {
    if (from !== undefined && (SCRIPT.test(from) || SCRIPT.test(to))) files.add(from);
  }
  const guesses = new Set<string>();
  const guess = (path: string): void => {
    const mount = mountAt(path, mounts);
    if (mount?.from !== undefined) guesses.add(onHost(path, mount, mount.from, place));
  };
  const starts = folder === undefined ? mounts.map(({ to }) => to).filter(isProgramFolder) : [folder];
  const pieces = words.flatMap((word, index) =>
    piecesOf(word).map((piece) => ({ piece, isProgram: index === 0 })),
  );
  // A folder of a mount may be where a relative path is meant from: `cd /w`, `--directory /w`.
  const named = pieces.flatMap(({ piece }) =>
    posix.isAbsolute(piece) && !SCRIPT.test(piece) ? [piece] : [],
  );
  for (const { piece, isProgram } of pieces) {
    if (posix.isAbsolute(piece)) look(piece, isProgram);
    else if (SCRIPT.test(piece)) {
      for (const start of starts) look(posix.join(start, piece), false);
      for (const start of named) guess(posix.join(start, piece));
    }
  }
  const loaders = env.filter(([name]) => isLoaderVariable(name)).flatMap(([, value]) => piecesOf(value));
  for (const piece of loaders) look(piece, false);
  const name = posix.basename(program);
  const runs = isInterpreter(name) || RUNNERS.test(name) || /^(?:\w*sh|busybox)$/.test(name);
  const isMounted = (path: string): boolean => mountAt(path, mounts) !== undefined;
  const touched = pieces.some(({ piece }) => isMounted(piece)) || (folder !== undefined && isMounted(folder));
  if (files.size === 0) {
    hidden ||= runs && touched;
    hidden ||= loaders.some(isMounted);
    hidden ||= mounts.some(({ to }) => isProgramFolder(to));
  }
  const folders = mounts.flatMap(({ from }) => (from === undefined || files.has(from) ? [] : [from]));
  return { files: [...new Set([...files, ...guesses])], folders: [...new Set(folders)], hidden };
}

const onHost = (path: string, { to }: Mount, from: string, place: Place): string =>
  pathsOf(place).join(from, path.slice(to === '/' ? 0 : to.length));

/** The mount that holds a path of the container. */
function mountAt(path: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts
    .filter(({ to }) => to === '/' || path === to || path.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}

const isProgramFolder = (to: string): boolean => to === '/' || PROGRAMS.test(to);

/** Paths in a word: of `--require=/w/x.js`, of `cd /w && node server.js`. */
const piecesOf = (word: string): readonly string[] =>
  word
    .split(/[\s"'=:;,()&|<>]+/)
    .filter((piece) => piece !== '')
    .map((piece) => (posix.isAbsolute(piece) ? posix.normalize(piece) : piece));
