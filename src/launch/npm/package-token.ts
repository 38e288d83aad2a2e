/**
 * What a package token of npm means. In: a token. Out: the kind of source and its URL. Reads it with npm's own parser,
 * so that names, ranges, tags, aliases, repositories, tarballs and folders are distinguished as npm does. Asks nobody.
 */
import type npa from 'npm-package-arg';
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { lazy } from '../../host/lazy.ts';
import { pathsOf } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import { fileUrl, purlOf } from '../line/origin-url.ts';
import { showableWord } from '../line/program.ts';
import { packageVariableNotSet, wrongName } from '../messages.ts';

/** npm's own reading of what names a package. */
const parser = lazy<typeof npa>('npm-package-arg');

/**
 * A name of the registry at an exact version, as most locked lines have it. The parser reads such a token alike (test), and takes longer
 * to load than some programs run.
 */
const EXACT =
  /^((?:@[a-z0-9][a-z0-9-]{0,80}\/)?[a-z0-9][a-z0-9-]{0,80})@((?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2})$/;

/** A package as a launch line names it. */
export interface NamedPackage {
  readonly url: string;
  readonly requested: string;
  readonly pinned: boolean;
  /** Its name in the registry, exactly as written; absent when it does not come from one. */
  readonly name?: string;
  /** Written as `short@npm:name`: npx takes no installed copy for it. */
  readonly alias?: boolean;
  /** Where it lies on this machine, absolute; absent when it comes from elsewhere. */
  readonly path?: string;
}

/**
 * Reads a token, `cwd` being the folder relative paths start from, `tool` the words that start a package. Throws E_LAUNCH
 * for one that names no package.
 */
export function packageOf(token: string, cwd: string, place: Place, tool = 'npx'): NamedPackage {
  const variable = /\$\{[^}]*\}/.exec(token)?.[0];
  if (variable !== undefined) {
    throw new McpLockError(packageVariableNotSet(variable));
  }
  const [, exactName, exactVersion] = EXACT.exec(token) ?? [];
  if (exactName !== undefined && exactVersion !== undefined)
    return { url: npmUrl(exactName), requested: exactVersion, pinned: true, name: exactName };
  const spec = parsed(token, cwd, tool);
  const source = spec.type === 'alias' ? (spec as npa.AliasResult).subSpec : spec;
  switch (source.type) {
    case 'version':
    case 'range':
    case 'tag': {
      if (source.name === null) throw notAPackage(token, tool);
      // A bare name has `*` for its range, though nothing is written.
      const bare = source.raw === source.name || source.raw === `${source.name}@`;
      return {
        url: npmUrl(source.name),
        requested: bare ? '' : source.rawSpec,
        pinned: source.type === 'version',
        name: source.name,
        ...(spec.type === 'alias' ? { alias: true } : {}),
      };
    }
    case 'git': {
      const committish = /#(.*)$/s.exec(source.rawSpec)?.[1] ?? '';
      // A branch or tag moves, and so does a shortened hash: only the whole hash names one commit.
      return { url: gitUrl(source), requested: committish, pinned: /^[0-9a-f]{40}$/i.test(committish) };
    }
    case 'remote':
      return { url: cleanAddress(source.fetchSpec ?? '') ?? 'https:', requested: '', pinned: false };
    default: {
      const path = folderOf(source, cwd, place);
      // A tarball is pinned by its bytes; a folder is only linked to, and may hold anything tomorrow.
      return { url: fileUrl(path, place), requested: '', pinned: source.type === 'file', path };
    }
  }
}

/** The purl of a package of npm; `registry`: where it comes from, when the project says so. */
export function npmUrl(name: string, version?: string, registry?: string): string {
  return purlOf('npm', name, version, registry === undefined ? undefined : { repository_url: registry });
}

function parsed(token: string, cwd: string, tool: string): npa.Result {
  try {
    return parser()(token, cwd);
  } catch {
    // The parser's message repeats the token, which may hold a password.
    throw notAPackage(token, tool);
  }
}

const notAPackage = (token: string, tool: string): McpLockError => {
  const line = tool === 'npx' ? 'npx -y --' : tool;
  return new McpLockError(
    wrongName(tool, 'a package that npm understands', `${line} name@1.2.3 ARGS`, showableWord(token)),
  );
};

function gitUrl(source: npa.Result): string {
  const { hosted } = source;
  if (hosted !== undefined) return `git+https://${hosted.domain}/${hosted.user}/${hosted.project}.git`;
  const address = cleanAddress((source.saveSpec ?? '').replace(/^git\+/, ''));
  return address === undefined ? 'git:' : `git+${address}`;
}

function folderOf(source: npa.Result, cwd: string, place: Place): string {
  const { resolve, join } = pathsOf(place);
  const written = (source.saveSpec ?? '').replace(/^file:/, '');
  return written.startsWith('~/') ? join(place.userHome, written.slice(2)) : resolve(cwd, written);
}
