/**
 * The packages that a server starts: of its launch line and of what that starts in turn. A server in, names and versions out. The version
 * is the exact one of the line, or the locked one. Pure; asks no registry.
 */
import { programOf } from '../launch/line/program.ts';
import { partsOf } from '../launch/line/understand.ts';
import type { Origin } from '../model.ts';
import { normalName } from '../origin/pypi/distribution.ts';
import type { AuditServer } from './input.ts';
import { wordsOnLine } from './launch-words.ts';

export interface AuditPackage {
  readonly registry: 'npm' | 'pypi';
  /** As the registry compares names. */
  readonly name: string;
  /** As the line asks for it; empty where it names none. */
  readonly requested: string;
  readonly pinned: boolean;
  /** Undefined where nobody knows which one runs. */
  readonly version?: string;
  /** The record of the lock for it. */
  readonly locked?: Origin;
}

/** In the order of the line. */
export function packagesOf({ launch, understood, entry }: AuditServer): readonly AuditPackage[] {
  const origins = entry === undefined ? [] : allOrigins(entry.origin);
  const lockedOf = (known: Named) => origins.find(({ url }) => isSame(named(url), known));
  if (understood === undefined) {
    const recorded = origins.flatMap((origin) => {
      const known = named(origin.url);
      return known === undefined ? [] : [packageOf(known, '', false, origin)];
    });
    return recorded.length > 0 ? recorded : asWritten(wordsOnLine(launch));
  }
  return [understood, ...partsOf(understood)].flatMap(({ identity }) => {
    const known = named(identity.url);
    return known === undefined
      ? []
      : [packageOf(known, identity.requested, identity.pinned, lockedOf(known))];
  });
}

interface Named {
  readonly registry: 'npm' | 'pypi';
  readonly name: string;
}

function packageOf(
  known: Named,
  requested: string,
  pinned: boolean,
  locked: Origin | undefined,
): AuditPackage {
  const exact = requested.replace(/^={1,3}\s*/, '');
  const version = pinned && /^\d/.test(exact) ? exact : locked?.version;
  return {
    ...known,
    requested,
    pinned,
    ...(version === undefined ? {} : { version }),
    ...(locked === undefined ? {} : { locked }),
  };
}

/** Programs that start a package by its name. */
const RUNNERS = { npm: /^(?:npx|bunx|pnpx)$/, pypi: /^(?:uvx|pipx)$/ } as const;

/** Of a line that nobody understands, such as one with a name that no registry allows: the first word behind the runner. */
function asWritten(line: readonly string[]): readonly AuditPackage[] {
  for (const registry of ['npm', 'pypi'] as const) {
    const at = line.findIndex((word) => RUNNERS[registry].test(programOf(word)));
    const word = at < 0 ? undefined : line.slice(at + 1).find((one) => !one.startsWith('-') && one !== 'run');
    const name = word?.toLowerCase().replace(/(?<=.)[@=<>~].*$/s, '');
    if (name !== undefined && name !== '') return [{ registry, name, requested: '', pinned: true }];
  }
  return [];
}

const isSame = (one: Named | undefined, other: Named): boolean =>
  one?.registry === other.registry && one.name === other.name;

/** `pkg:npm/%40scope/name@1.2.3`. Of another registry than the public one it is another package. */
function named(url: string): Named | undefined {
  const [, registry, path = ''] = /^pkg:(npm|pypi)\/([^?#]+?)(?:@[^@/?#]*)?$/.exec(url) ?? [];
  if (registry !== 'npm' && registry !== 'pypi') return undefined;
  try {
    const name = decodeURIComponent(path);
    return { registry, name: registry === 'pypi' ? normalName(name) : name.toLowerCase() };
  } catch {
    return undefined;
  }
}

const allOrigins = (origin: Origin): readonly Origin[] => [
  origin,
  ...(origin.parts ?? []).flatMap(allOrigins),
];
