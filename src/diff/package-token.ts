/**
 * The argument of a launch line that names its package: arguments and the package URL in, the same arguments without the
 * version out, because the version is compared as part of the origin. Extras of Python packages and paths after a
 * package stay, because they decide what runs. Each kind of package has its own spellings. Pure.
 */

/** Arguments in which the package of `url` (a purl) is replaced by `<package>`, whatever its version. */
export function withoutPackage(args: readonly string[], url: string): readonly string[] {
  const wanted = readPurl(url);
  if (wanted === undefined) return args;
  for (const [index, arg] of args.entries()) {
    const [, flag = '', word = arg] = FLAG_WITH_PACKAGE.exec(arg) ?? [];
    const rest = restOf(word, wanted);
    if (rest !== undefined) return args.map((one, at) => (at === index ? `${flag}<package>${rest}` : one));
  }
  return args;
}

/** Flags with the package as their value after `=`. */
const FLAG_WITH_PACKAGE = /^((?:--package|--from|--spec|-p)=)(.*)$/s;

interface Purl {
  readonly type: string;
  /** Namespace and name. */
  readonly name: string;
  readonly registry?: string;
}

function readPurl(url: string): Purl | undefined {
  const [, type, path, query = ''] = /^pkg:([a-z]+)\/([^?#]+?)(?:@[^@/?#]*)?(?:\?([^#]*))?$/.exec(url) ?? [];
  if (type === undefined || path === undefined) return undefined;
  try {
    const registry = new URLSearchParams(query).get('repository_url');
    return { type, name: decodeURIComponent(path), ...(registry === null ? {} : { registry }) };
  } catch {
    return undefined;
  }
}

/** The rest of a word that names the package, without name and version; undefined if it names something else. */
function restOf(word: string, { type, name, registry }: Purl): string | undefined {
  switch (type) {
    case 'npm':
      return afterPackage(
        word,
        new RegExp(`^(?:npm:/?)?${literal(name)}(?=$|@|/)(?:@[^/]*)?(?:$|(/.*$))`, 's'),
      );
    case 'pypi': {
      const [, written, extras = '', rest = ''] = PYPI.exec(word) ?? [];
      return written !== undefined && normal(written) === name && !/^\s*@\s*\w+\+?\w*:/.test(rest)
        ? extras
        : undefined;
    }
    case 'docker':
      return spellings(name, registry).some((one) => isTagged(word, one)) ? '' : undefined;
    case 'nuget':
      return afterPackage(word, new RegExp(`^${literal(name)}(?:@.*)?$()`, 'is'));
    case 'golang':
      return afterPackage(word, new RegExp(`^${literal(name)}@.*$()`, 's'));
    case 'maven':
      return afterPackage(word, new RegExp(`^${literal(name.replace('/', ':'))}(?::[^:@]*)?([:@].*)?$`, 's'));
    case 'generic': {
      const short = /^jsr\.io\/(.*)$/s.exec(name)?.[1];
      if (short === undefined) return undefined;
      return afterPackage(word, new RegExp(`^jsr:/?${literal(short)}(?:@[^/]*)?(?:$|(/.*$))`, 's'));
    }
    default:
      return undefined;
  }
}

const afterPackage = (word: string, form: RegExp): string | undefined => {
  const match = form.exec(word);
  return match === null ? undefined : (match[1] ?? '');
};

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const PYPI = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(\s*\[[^\]]*\])?\s*((?:[=<>!~@;(].*)?)$/s;
const normal = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** All spellings of an image name; Docker Hub can be left out. */
function spellings(name: string, registry: string | undefined): readonly string[] {
  if (registry !== undefined) return [`${registry}/${name}`];
  const short = name.includes('/') ? [name] : [name, `library/${name}`];
  return short.flatMap((one) => [one, `docker.io/${one}`, `index.docker.io/${one}`]);
}

/** Whether a word is the name, alone or with a tag or a digest. */
function isTagged(word: string, name: string): boolean {
  const image = word.replace(/^docker:\/\//, '');
  return image === name || (image.startsWith(name) && /^[:@][\w.:@+-]+$/.test(image.slice(name.length)));
}
