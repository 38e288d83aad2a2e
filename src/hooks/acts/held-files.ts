/**
 * The files by which mcp-lock decides, as an agent may name them: the lock, its signature, settings, configs, hook settings, stored
 * checks and mcp-lock itself. A word of a command line or a path in, whether it may be one of them out. Reads no file. Letters of either
 * case are equal, as on macOS and Windows.
 */
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isInside } from '../../host/is-inside.ts';
import { ANY, hasUnknown, isUnknown, mayBe } from './marks.ts';

export interface HeldFiles {
  /** Whether a word names one of them, or a folder that `whole` says stands for what is in it. */
  readonly names: (word: string, whole: boolean, folders: readonly string[]) => boolean;
  /** Whether a text in another language has the name of one of them in it. */
  readonly mentionedIn: (text: string) => boolean;
}

interface Where {
  /** The project, and the folders above it up to its git root. */
  readonly roots: readonly string[];
  readonly home: string;
  readonly states: readonly string[];
  /** Absolute paths of the lockfiles and configs that were read. */
  readonly files: readonly string[];
  /** False: configs of clients are not held. */
  readonly configs?: boolean;
}

/** By these words a pattern such as `*.json` is compared where no session was checked. */
const OWN = [
  'mcp-lock.json',
  'mcp-lock.config.json',
  '.claude/settings.json',
  '.claude/settings.local.json',
  '.cursor/hooks.json',
];
const CONFIGS = ['.mcp.json', '.cursor/mcp.json'];
/** In a folder of the project or above it: the lock, its signature and settings, and configs that have their names from nothing else. */
const LOCK = /^\.?mcp-lock(?:\.config)?\.json(?:\..*)?$/;
const CONFIG = /^\.?(?:mcp|mcp-config|mcp_config|mcp-servers|mcporter)\.jsonc?$/;
/** Settings of hooks, below the project or the home folder. */
const SETTINGS =
  /(?:^|\/)(?:\.claude\/settings[^/]*\.json|\.cursor\/hooks\.json|\.claude-plugin\/plugin\.json)$/;
/** What a hook starts. */
const PROGRAM = /(?:^|\/)node_modules\/(?:mcp-lock(?:\/.*)?|\.bin\/mcp-lock[^/]*)$/;
const NAMES =
  /mcp-lock(?:\.config)?\.json|\bmcp[-_]?(?:config|servers)?\.jsonc?\b|mcporter\.json|\.claude[/\\'", ]+settings|\.cursor[/\\'", ]+hooks|\.claude-plugin/i;

export function heldFiles({ roots, home, states, files, configs = true }: Where): HeldFiles {
  const known = [
    ...files,
    ...[...roots, home].flatMap((folder) =>
      [...OWN, ...(configs ? CONFIGS : [])].map((name) => join(folder, name)),
    ),
  ].map(lower);
  const rootsAndHome = [...roots, home].map(lower);
  const stateFolders = states.map(lower);
  const paths = { relative, isAbsolute };

  const isHeld = (path: string): boolean => {
    if (known.includes(path) || stateFolders.some((folder) => isInside(folder, path, paths))) return true;
    const name = basename(path);
    // In the project, or in a folder above it.
    const isNear = rootsAndHome.some(
      (root) => isInside(root, path, paths) || isInside(dirname(path), root, paths),
    );
    if (!isNear) return false;
    const slashed = path.replaceAll('\\', '/');
    return (
      LOCK.test(name) || (configs && CONFIG.test(name)) || SETTINGS.test(slashed) || PROGRAM.test(slashed)
    );
  };
  /** Of a folder itself, not of a whole project that happens to be inside. */
  const holdsOne = (path: string): boolean =>
    [...known, ...stateFolders].some((file) => file !== path && isInside(path, file, paths));
  const fits = (pattern: string): boolean => known.some((file) => mayBe(pattern, file));

  return {
    names: (word, whole, folders) =>
      piecesOf(word, home).some((piece) =>
        folders.some((folder) => {
          const path = lower(resolve(folder, piece));
          const last = basename(path);
          if (!hasUnknown(path)) return isHeld(path) || (whole && holdsOne(path));
          // A name that only a program knows is no reason to ask; one that is known in part is.
          if (isUnknown(last) && path.includes(ANY)) return false;
          if (!hasUnknown(last))
            return LOCK.test(last) || CONFIG.test(last) || /^(?:settings[^/]*|hooks)\.json$/.test(last);
          // Of a folder that is not known, only this part is.
          return fits(path) || (piece.startsWith(ANY) && fits(join(lower(folder), last)));
        }),
      ),
    mentionedIn: (text) =>
      NAMES.test(text) || stateFolders.some((folder) => text.toLowerCase().includes(folder)),
  };
}

const lower = (path: string): string => path.toLowerCase();

/** A word and the parts of it that may be a path: `of=mcp-lock.json`, `-omcp-lock.json`, `HEAD:mcp-lock.json`. */
function piecesOf(word: string, home: string): readonly string[] {
  const parts = [word, ...(word.length > 4_000 ? [] : word.split(/[=:,]/)), word.replace(/^-\w/, '')];
  return [...new Set(parts)]
    .filter((part) => part !== '' && !part.includes('\n') && !part.startsWith('-') && part.length < 4_000)
    .map((part) => (/^~(?=$|[/\\])/.test(part) ? home + part.slice(1) : part));
}
