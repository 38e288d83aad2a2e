/**
 * What the word that names a Python package means to uv or pip: name and specifier, repository, archive or folder (PEP
 * 508, and `name@1.2.3`, which only uv's tools accept). In: a word. Out: its URL and whether it pins. Asks nobody.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { pathsOf } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import { normalName } from '../../origin/pypi/distribution.ts';
import { fileUrl, purlOf } from '../line/origin-url.ts';
import { showableWord } from '../line/program.ts';
import { wrongName } from '../messages.ts';

export interface Requirement {
  readonly url: string;
  /** As written, without name, extras and marker: `==1.2`, `1.2`, `latest`. */
  readonly requested: string;
  readonly pinned: boolean;
  /** Its name in the index, as written; absent when it comes from elsewhere. */
  readonly name?: string;
  /** What to ask the index: `==1.2` for `name@1.2`. */
  readonly specifier?: string;
  /** Where it lies on this machine, absolute. */
  readonly path?: string;
}

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const EXTRAS = String.raw`(?:\s*\[[^\]]*\])?`;
const DIRECT = new RegExp(String.raw`^${NAME}${EXTRAS}\s*@\s*([a-z][a-z0-9+.-]*:.*)$`, 'is');
const AT = new RegExp(`^(${NAME})${EXTRAS}@(.*)$`, 's');
const NAMED = new RegExp(String.raw`^(${NAME})${EXTRAS}\s*(.*)$`, 's');
const CLAUSE = String.raw`(?:===|[=!<>~]=|[<>])\s*[\w.*+!-]+`;
const SPECIFIER = new RegExp(String.raw`^(?:${CLAUSE}(?:\s*,\s*${CLAUSE})*,?)?$`);
const EXACT = /^={2,3}\s*[^*,\s]+$/;
const VERSION = /^v?(?:\d+!)?\d[\w.+-]*$/i;
const ARCHIVE = /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2|tar\.xz|tar\.zst)$/i;
const REPOSITORY = /^(git|hg|svn|bzr)\+([a-z+]+:\/\/[^/]*)(\/[^@#]*)(?:@([^#]*))?(?:#.*)?$/i;
const LONGEST = 2000;

/** What reads the word. */
interface PythonCommand {
  /** How a person types it: `uvx`. */
  readonly words: string;
  /** It knows `name@1.2.3`. */
  readonly acceptsAtVersion: boolean;
}

/** Throws E_LAUNCH for what names no package. */
export function requirementOf(
  word: string,
  cwd: string,
  place: Place,
  { words, acceptsAtVersion }: PythonCommand,
): Requirement {
  const text = word.trim();
  const notAPackage = () =>
    new McpLockError(
      wrongName(words, 'a Python package', exampleOf(words, acceptsAtVersion), showableWord(text)),
    );
  if (text.length > LONGEST || text.startsWith('-')) throw notAPackage();
  const direct = DIRECT.exec(text)?.[1];
  const source = direct ?? text;
  const [, kind, base, path = '', revision = ''] = REPOSITORY.exec(source) ?? [];
  if (kind !== undefined) {
    const address = cleanAddress(`${base}${path}`);
    if (address === undefined) throw notAPackage();
    // A branch or tag moves; only a whole hash names one commit.
    const pinned = /^[0-9a-f]{40}$/i.test(revision);
    return { url: `${kind.toLowerCase()}+${address}`, requested: revision, pinned };
  }
  if (/^https?:/i.test(source)) {
    const url = cleanAddress(source);
    if (url === undefined) throw notAPackage();
    const hash = /[#&](sha256=[0-9a-f]{64})(?:&|$)/i.exec(source)?.[1];
    return { url, requested: hash ?? '', pinned: hash !== undefined };
  }
  const lying = localPath(source, cwd, place);
  if (lying !== undefined) {
    // An archive is pinned by its bytes; a folder may hold anything tomorrow.
    return { url: fileUrl(lying, place), requested: '', pinned: ARCHIVE.test(lying), path: lying };
  }
  const [, short, version = ''] = (acceptsAtVersion ? AT.exec(text) : null) ?? [];
  if (short !== undefined) {
    if (version === 'latest') return inIndex(short, version, '', false);
    if (!VERSION.test(version)) throw notAPackage();
    return inIndex(short, version, `==${version.replace(/^v/i, '')}`, true);
  }
  const [, name, rest = ''] = NAMED.exec(text) ?? [];
  const specifier = (rest.split(';')[0] ?? '')
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  if (name === undefined || !SPECIFIER.test(specifier)) throw notAPackage();
  return inIndex(name, specifier.replace(/\s+/g, ''), specifier, EXACT.test(specifier));
}

const inIndex = (name: string, requested: string, specifier: string, pinned: boolean): Requirement => ({
  url: purlOf('pypi', normalName(name)),
  requested,
  pinned,
  name,
  specifier,
});

/** Absolute path of a word that points to this machine. */
function localPath(source: string, cwd: string, place: Place): string | undefined {
  const { resolve, join } = pathsOf(place);
  const plain = source.replace(/\[[^\]]*\]$/, '');
  if (/^file:/i.test(plain)) {
    const path = URL.canParse(plain) ? decoded(new URL(plain).pathname) : plain.slice('file:'.length);
    return resolve(cwd, place.platform === 'win32' ? path.replace(/^\/(?=[A-Za-z]:)/, '') : path);
  }
  if (!/[\\/]/.test(plain) && !/^\.{1,2}$/.test(plain) && !ARCHIVE.test(plain)) return undefined;
  if (/[<>=;\s]/.test(plain) && !/^[./~\\]/.test(plain)) return undefined;
  return plain.startsWith('~/') ? join(place.userHome, plain.slice(2)) : resolve(cwd, plain);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The line with an exact version in it. */
export const exampleOf = (words: string, takesAt: boolean): string =>
  takesAt ? `${words} name@1.2.3 ARGS` : `${words} --spec name==1.2.3 name ARGS`;
