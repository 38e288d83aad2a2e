/**
 * Which version of a Python package uv or pip would take. In: the files of an index and a specifier (PEP 440). Out: a
 * version and its files. A yanked file counts only for an exact version (PEP 592); a pre-release only when one is asked
 * for or nothing else is there. `Requires-Python` counts only when the launch names an interpreter; the platforms of
 * wheels never do.
 */
import { compare, explain, satisfies, validRange } from '@renovatebot/pep440';
import type { PypiFile } from './distribution.ts';
import { versionOf } from './distribution.ts';

export interface VersionRequest {
  /** In the one spelling. */
  readonly project: string;
  /** As written: empty, `==1.2`, `>=1,<2`. */
  readonly specifier: string;
  readonly prerelease: boolean;
  /** `3.12` or `3.12.1`, in any spelling of `--python`; anything else is no interpreter we know. */
  readonly python?: string | undefined;
  /** uv takes a pre-release unasked when the project has nothing else, pip when nothing else fits. */
  readonly prereleaseFallback: 'nothing else exists' | 'nothing else fits';
}

export interface Choice {
  readonly version: string;
  /** All files of that version, yanked ones too: a file yanked later is no other file. */
  readonly files: readonly PypiFile[];
}

interface Release {
  readonly version: string;
  readonly files: PypiFile[];
}

/** The choice, or undefined when nothing fits. */
export function chooseVersion(files: readonly PypiFile[], wish: VersionRequest): Choice | undefined {
  const releases = releasesOf(files, wish.project);
  const exact = isExact(wish.specifier);
  const python = pythonVersion(wish.python);
  const fitting = releases.filter(
    (release) =>
      admits(wish.specifier, release.version) &&
      release.files.some((file) => (exact || !file.yanked) && runsOn(file, python)),
  );
  const stable = fitting.filter(({ version }) => !isPrerelease(version));
  const usual = wish.prerelease || namesPrerelease(wish.specifier) ? fitting : stable;
  if (usual.length > 0) return usual.at(-1);
  const alone =
    wish.prereleaseFallback === 'nothing else fits'
      ? stable
      : releases.filter((one) => !isPrerelease(one.version));
  return alone.length === 0 ? fitting.at(-1) : undefined;
}

/** Whether the text is a specifier at all. */
export const isSpecifier = (text: string): boolean => validRange(text);

/** One exact version and nothing else. */
export const isExact = (specifier: string): boolean => {
  const clauses = clausesOf(specifier);
  return clauses.length === 1 && /^={2,3}(?!.*\*)/.test(clauses[0] ?? '');
};

/** Oldest first. `1.0` and `1.0.0` are one version. */
function releasesOf(files: readonly PypiFile[], project: string): readonly Release[] {
  const named = new Map<string, PypiFile[]>();
  for (const file of files) {
    const version = versionOf(file.filename, project);
    if (version === undefined) continue;
    const same = named.get(version);
    if (same === undefined) named.set(version, [file]);
    else same.push(file);
  }
  const out: Release[] = [];
  for (const version of [...named.keys()].sort((a, b) => compare(a, b) || (a < b ? -1 : 1))) {
    const last = out.at(-1);
    const own = named.get(version) ?? [];
    if (last !== undefined && compare(last.version, version) === 0) last.files.push(...own);
    else out.push({ version, files: [...own] });
  }
  return out;
}

const clausesOf = (specifier: string): readonly string[] =>
  specifier
    .split(',')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

const isPrerelease = (version: string): boolean => explain(version)?.is_prerelease === true;

/** A clause with a pre-release in it asks for pre-releases; one that shuts it out (`!=`) does not. */
const namesPrerelease = (specifier: string): boolean =>
  clausesOf(specifier).some((clause) => isPrerelease(clause.replace(/^[=<>~]+\s*/, '')));

const admits = (specifier: string, version: string): boolean =>
  clausesOf(specifier).every((clause) => {
    const [, sign, bound = ''] = /^([<>])(?!=)\s*(.*)$/.exec(clause) ?? [];
    if (sign === '<') return isBelow(version, bound);
    if (sign === '>') return isAbove(version, bound);
    return satisfies(version, clause, { prereleases: true });
  });

// PEP 440, "Exclusive ordered comparison"; the library looks at release numbers alone.
function isBelow(version: string, bound: string): boolean {
  if (compare(version, bound) >= 0) return false;
  return !isPrerelease(version) || isPrerelease(bound) || !sameBase(version, bound);
}

function isAbove(version: string, bound: string): boolean {
  if (compare(version, bound) <= 0) return false;
  if (!sameBase(version, bound)) return true;
  const [one, other] = [explain(version), explain(bound)];
  return one?.local === null && (!one.is_postrelease || other?.is_postrelease === true);
}

const sameBase = (one: string, other: string): boolean =>
  compare(explain(one)?.base_version ?? one, explain(other)?.base_version ?? other) === 0;

/** `3.11` means its newest patch, which is what gets installed. */
function pythonVersion(text: string | undefined): string | undefined {
  const [, minor, patch] =
    /^(?:c?python[-@]?|cp)?3\.?(\d{1,2})(?:\.(\d{1,3}))?(?:t|-.*)?$/i.exec(text ?? '') ?? [];
  return minor === undefined ? undefined : `3.${minor}.${patch ?? '999'}`;
}

/** A condition that is not valid excludes nothing. */
const runsOn = ({ requiresPython }: PypiFile, python: string | undefined): boolean =>
  python === undefined ||
  requiresPython === undefined ||
  !isSpecifier(requiresPython) ||
  admits(requiresPython, python);
