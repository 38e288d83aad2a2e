/**
 * The word of a pinned launch line for another version of its package or image: what is understood of the line in; words to ask a registry
 * with, or to write into a config, out. Looks nothing up. Pure.
 */
import { compare as comparePypi, explain } from '@renovatebot/pep440';
import compareNpm from 'semver/functions/compare.js';
import validNpm from 'semver/functions/valid.js';
import type { Identity } from '../../contracts.ts';

/** A package name of PyPI with its extras: `markitdown[pdf]`. */
const PYPI_NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?:\[[^\]]*\])?/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const IMAGE = /^(?<repository>.+?)(?::(?<tag>\w[\w.-]*))?@sha256:[0-9a-f]{64}$/;
const MOST_CHARS = 128;

type Pinned = Pick<Identity, 'url' | 'token' | 'requested'>;

/** How versions of a kind of package are written and compared. */
interface Scheme {
  /** The version that a line names. */
  readonly of: (requested: string) => string;
  /** Nothing but one version: no range, tag, address or option. */
  readonly isExact: (text: string) => boolean;
  /** Below 0: `a` is older; undefined: one cannot say. */
  readonly compare: (a: string, b: string) => number | undefined;
  /** The word for the newest version from `version` on, in place of `token`; undefined: nothing can be looked up. */
  readonly newest: (pinned: Pinned, version: string) => string | undefined;
  /** The words for one version, as the line is written first. `digest`: of that version, for an image. */
  readonly exact: (pinned: Pinned, version: string, digest?: string) => readonly string[];
}

const sameOrNot = (a: string, b: string): number | undefined => (a === b ? 0 : undefined);

const behindAt: Scheme['exact'] = (pinned, version) => {
  const base = nameOf(pinned);
  return base === undefined ? [] : [`${base}@${version}`];
};

const npm: Scheme = {
  of: (requested) => requested,
  isExact: (text) => validNpm(text) === text,
  compare: (a, b) => compareNpm(a, b),
  newest: (pinned, version) => {
    const base = nameOf(pinned);
    return base === undefined ? undefined : `${base}@>=${version}`;
  },
  exact: behindAt,
};

const pypi: Scheme = {
  of: (requested) => requested.replace(/^={2,3}\s*/, ''),
  isExact: (text) => /^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/.test(text) && explain(text) !== null,
  compare: (a, b) => comparePypi(a, b),
  newest: ({ token = '' }, version) => {
    const name = PYPI_NAME.exec(token)?.[0];
    return name === undefined ? undefined : `${name}>=${version}`;
  },
  exact: ({ token = '' }, version) => {
    const name = PYPI_NAME.exec(token)?.[0];
    if (name === undefined) return [];
    const usual = `${name}==${version}`;
    return token.startsWith(`${name}@`) ? [`${name}@${version}`, usual] : [usual];
  },
};

/** A digest pins an image, and a tag says what is looked up. */
const image: Scheme = {
  of: (requested) => requested,
  isExact: (text) => DIGEST.test(text) || /^\w[\w.-]*$/.test(text),
  compare: sameOrNot,
  newest: ({ token = '' }) => {
    const { repository, tag } = IMAGE.exec(token)?.groups ?? {};
    return repository === undefined || tag === undefined ? undefined : `${repository}:${tag}`;
  },
  exact: ({ token = '' }, version, digest) => {
    const { repository, tag } = IMAGE.exec(token)?.groups ?? {};
    if (repository === undefined) return [];
    const name = DIGEST.test(version) ? tag : version;
    const hash = DIGEST.test(version) ? version : digest;
    const tagged = name === undefined ? repository : `${repository}:${name}`;
    return [hash === undefined ? tagged : `${tagged}@${hash}`];
  },
};

/** Registries that are not looked up: somebody has to name the version. */
const other: Scheme = {
  of: (requested) => requested,
  isExact: (text) => /^v?\d[\w.+-]*$/.test(text),
  compare: sameOrNot,
  newest: () => undefined,
  exact: behindAt,
};

export function schemeOf({ url }: Pick<Identity, 'url'>): Scheme {
  if (url.startsWith('pkg:npm/')) return npm;
  if (url.startsWith('pkg:pypi/')) return pypi;
  return isImage({ url }) ? image : other;
}

export const isImage = ({ url }: Pick<Identity, 'url'>): boolean => /^pkg:(?:docker|oci)\//.test(url);

/** Whether a text that somebody typed, or a registry said, is one version and nothing else. */
export const isOneVersion = (identity: Pick<Identity, 'url'>, text: string): boolean =>
  text.length <= MOST_CHARS && schemeOf(identity).isExact(text);

/** The token without the version behind its last `@`. */
function nameOf({ token, requested }: Pinned): string | undefined {
  const end = `@${requested}`;
  return token === undefined || requested === '' || !token.endsWith(end)
    ? undefined
    : token.slice(0, -end.length);
}
