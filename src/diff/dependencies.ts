/**
 * What moved below a server's package: two trees in (place → `version integrity`), findings out. The package itself is
 * told as its origin and left out here. Pure.
 */
import { pointerOf } from '../lock/pointer.ts';
import type { Entry, Finding, Origin, Severity } from '../model.ts';
import { finding } from './finding.ts';

type Tree = NonNullable<Entry['dependencies']>;

/** A package and the tree below it. */
export interface Installed {
  readonly origin: Origin;
  readonly dependencies?: Tree | undefined;
}

/**
 * One finding for all that moved, and one for each package whose bytes changed under one version. `severity`: of the
 * first; under a plain `npx` launch the tree moves as it may any day.
 */
export function compareDependencies(
  server: string,
  before: Installed,
  after: Installed,
  severity: Severity = 'info',
): readonly Finding[] {
  const [from, to] = [below(before), below(after)];
  const was: Record<string, string> = Object.create(null);
  const is: Record<string, string> = Object.create(null);
  const bytes: Finding[] = [];
  for (const place of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const [old, now] = [from.get(place), to.get(place)];
    const what = difference(old, now, place);
    if (what === 'bytes') {
      const subject = { kind: 'origin', pointer: pointerOf(['dependencies', place]) } as const;
      bytes.push(finding('origin/integrity-changed', server, { subject, before: old, after: now }));
    } else if (what === 'moved') {
      if (old !== undefined) was[place] = old;
      if (now !== undefined) is[place] = now;
    }
  }
  if (Object.keys(was).length + Object.keys(is).length === 0) return bytes;
  const subject = { kind: 'origin', pointer: '/dependencies' } as const;
  return [
    ...bytes,
    finding('origin/dependencies-changed', server, { subject, before: was, after: is, severity }),
  ];
}

function below({ origin, dependencies = {} }: Installed): ReadonlyMap<string, string> {
  const own = `${origin.version} ${origin.integrity}`;
  return new Map(Object.entries(dependencies).filter(([, value]) => value !== own));
}

function difference(
  before: string | undefined,
  after: string | undefined,
  place: string,
): 'moved' | 'bytes' | undefined {
  if (before === after) return undefined;
  const [old, now] = [before, after].map((value) => (value === undefined ? undefined : partsOf(value)));
  // What is made for one platform comes and goes with the machine; the package that asks for it names its version.
  if (old === undefined) return now?.platform === true ? undefined : 'moved';
  if (now === undefined) return old.platform ? undefined : 'moved';
  if (old.version !== now.version) return 'moved';
  if (old.sums.length === 0 && now.sums.length === 0) return undefined;
  // A package that came inside another is vouched for by that one's bytes: some records note a sum for it, ours do not.
  if (now.sums.length === 0) return /\/node_modules\//.test(place) ? undefined : 'moved';
  if (old.sums.some((sum) => now.sums.includes(sum))) return undefined;
  return old.sums.some((sum) => now.sums.some((other) => algorithmOf(other) === algorithmOf(sum)))
    ? 'bytes'
    : 'moved';
}

function partsOf(value: string) {
  const [version = '', ...rest] = value.split(' ');
  const platform = rest.at(-1) === 'platform';
  return { version, platform, sums: platform ? rest.slice(0, -1) : rest };
}

/** Each commit is an algorithm of its own: another commit under one version is a package that moved. */
const algorithmOf = (sum: string): string => /^sha\d+(?=-)/.exec(sum)?.[0] ?? sum;
