/**
 * Where in the repository the findings and failures of a report stand: the texts of the lockfile and of the configs in, a line for each
 * out. A change of an item is at its line in the lockfile; a change of how a server is started at the line of its config, where the run
 * compared configs. What has no line of its own is at that of its server, and the rest at the first line. Pure; parses each text once.
 */
import type { Anchor, Anchors } from '../contracts.ts';
import { once } from '../host/once.ts';
import { tokensOf } from '../lock/pointer.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import { lineFinder, placesIn, type TextPlace } from '../lock/text-position.ts';
import type { Finding } from '../model.ts';
import type { PlacedConfig, PlacedFile } from './declared-lines.ts';
import { declarationsIn, wordsOf } from './declared-lines.ts';
import { asItWas, keysOf, lineWithin, oldServerOf, SERVER_DEPTH } from './locked-lines.ts';

export interface Ground {
  readonly lock: PlacedFile;
  readonly configs: readonly PlacedConfig[];
  /** Files of settings. */
  readonly settings: readonly PlacedFile[];
  /** Two lockfiles were compared, and no config. */
  readonly stored: boolean;
}

export function anchorsOf({ lock, configs, settings, stored }: Ground): Anchors {
  const lockPlace = placesIn(lock.text ?? '');
  const start: Anchor =
    lock.text === undefined && configs[0] !== undefined ? top(configs[0]) : { file: lock.file, line: 1 };
  const inLock = (keys: readonly string[], least: number): TextPlace | undefined => {
    const place = lockPlace(keys);
    return place !== undefined && place.depth >= least ? place : undefined;
  };
  const declarations = declarationsIn(configs);
  // Nothing can be shown at a line of a lockfile that is not there.
  const placed = failurePlaces([...(lock.text === undefined ? [] : [lock]), ...configs, ...settings]);
  const declared = (name: string): Anchor | undefined => {
    const found = declarations(name);
    return found === undefined ? undefined : { file: found.config.file, line: found.line };
  };
  const ofServer = (name: string): Anchor => {
    const locked = inLock(['servers', name], SERVER_DEPTH);
    return locked === undefined ? (declared(name) ?? start) : { file: lock.file, line: locked.line };
  };
  const locked = (finding: Finding): Anchor | undefined => {
    for (const given of [finding, ...asItWas(finding)]) {
      const same = lockPlace(['servers', given.server, 'sameAs']);
      const twin = same?.depth === SERVER_DEPTH + 1 ? same.value : undefined;
      const isOwn = given.subject.kind === 'launch' || typeof twin !== 'string';
      for (const { keys, least } of keysOf(isOwn ? given : { ...given, server: twin })) {
        const place = inLock(keys, least);
        if (place !== undefined) return { file: lock.file, line: lineWithin(place, finding, keys, stored) };
      }
    }
    return undefined;
  };
  const inConfig = (finding: Finding): Anchor | undefined => {
    const { subject, rule, server } = finding;
    const found = declarations(server);
    if (found === undefined) return undefined;
    const line = found.lineOf(wordsOf(finding));
    if (line !== undefined) return { file: found.config.file, line };
    // If no word of the config is new, the origin itself changed; only the lock has a line for that.
    return subject.kind === 'launch' || rule === 'server/unlocked' ? declared(server) : undefined;
  };
  return {
    lockfile: lock.file,
    ofServer,
    ofFinding: (finding) => {
      if (finding.server === SETTINGS) return ofSettings(finding, settings) ?? start;
      const isOfConfig = !stored && (finding.subject.kind === 'launch' || finding.subject.kind === 'origin');
      return (
        (isOfConfig ? inConfig(finding) : undefined) ?? locked(finding) ?? ofServer(oldServerOf(finding))
      );
    },
    ofFailure: ({ place, server, code }) =>
      (place === undefined ? undefined : placed(place)) ??
      (server === undefined ? undefined : (declared(server) ?? ofServer(server))) ??
      (code === 'E_CONFIG' && configs[0] !== undefined ? top(configs[0]) : start),
  };
}

const top = ({ file }: PlacedFile): Anchor => ({ file, line: 1 });

const ofSettings = ({ subject }: Finding, settings: readonly PlacedFile[]): Anchor | undefined => {
  const found = settings.find(({ file }) => file.split('/').at(-1) === subject.name) ?? settings[0];
  return found === undefined ? undefined : top(found);
};

/** The place of a failure: a file, and what follows it: nothing, `:line:column`, a JSON pointer, or further files. */
function failurePlaces(
  files: readonly (PlacedFile & { readonly around?: PlacedConfig['around'] })[],
): (place: string) => Anchor | undefined {
  const known = files.flatMap(({ file, names, text = '', around }) => {
    const [inText, lineAt] = [once(() => placesIn(text)), once(() => lineFinder(text))];
    const lineOf = (pointer: string) =>
      lineAt()(around?.(pointer)?.start ?? inText()(tokensOf(pointer))?.start ?? 0);
    return names.map((name) => ({ name, file, lineOf }));
  });
  return (place) => {
    for (const { name, file, lineOf } of known) {
      const rest = place.startsWith(name) ? place.slice(name.length) : undefined;
      if (rest === undefined) continue;
      const line = /^:(\d{1,9})\b/.exec(rest)?.[1];
      if (line !== undefined) return { file, line: Math.max(1, Number(line)) };
      if (rest === '' || rest.startsWith(',')) return { file, line: 1 };
      if (rest.startsWith('/')) return { file, line: lineOf(rest) };
    }
    return undefined;
  };
}
