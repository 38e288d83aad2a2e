/**
 * What `init` and `update` share: make servers ready, ask, look up their origins, read each from two separate
 * starts. New entries and failures out; one dead server hides no other. Writes nothing.
 */
import type { Found } from '../discover.ts';
import type { Entry, Failure, Finding, Origin } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import { prepare, readingsHere } from '../prepare.ts';
import { failureOf } from '../report.ts';
import { readTwice, resolveOrigin, sideBySide } from '../snapshot.ts';
import { consent } from './consent.ts';
import { makeProgress } from './progress.ts';
import type { Settings } from './settings.ts';

export interface Recorded {
  readonly prepared: Prepared;
  readonly entry: Entry;
}

export interface Recording {
  readonly recorded: readonly Recorded[];
  /** Servers that `refuse` held back, with why; they were not started. */
  readonly refused: readonly { readonly prepared: Prepared; readonly findings: readonly Finding[] }[];
  readonly failures: readonly Failure[];
}

export interface RecordOptions {
  readonly yes: boolean;
  /** Findings that forbid starting this server with this origin. */
  readonly refuse?: (prepared: Prepared, origin: Origin) => readonly Finding[];
}

/** Records every server given. Throws what `consent` throws. */
export async function record(
  found: readonly Found[],
  options: RecordOptions,
  settings: Settings,
): Promise<Recording> {
  const { host, place, timeoutMs, concurrency } = settings;
  const readings = await readingsHere(place, host);
  const failures: Failure[] = [];
  const ready: Prepared[] = [];
  for (const one of found) {
    try {
      ready.push(prepare(one, place, readings, host));
    } catch (error) {
      failures.push(failureOf(error, one.key));
    }
  }
  if (ready.length > 0) await consent(ready, options.yes, settings);
  const recorded: Recorded[] = [];
  const refused: { prepared: Prepared; findings: readonly Finding[] }[] = [];
  const progress = makeProgress('reading', ready.length, settings);
  await sideBySide(ready, concurrency, async (prepared) => {
    progress.start(prepared.key);
    try {
      const origin = await resolveOrigin(prepared, place, host);
      const findings = options.refuse?.(prepared, origin) ?? [];
      if (findings.length > 0) refused.push({ prepared, findings });
      else recorded.push({ prepared, entry: await readTwice(prepared, origin, { timeoutMs, place }, host) });
    } catch (error) {
      failures.push(failureOf(error, prepared.key));
    } finally {
      progress.done(prepared.key);
    }
  }).finally(progress.clear);
  const byKey = (a: { prepared: Prepared }, b: { prepared: Prepared }) =>
    a.prepared.key < b.prepared.key ? -1 : 1;
  return { recorded: recorded.sort(byKey), refused: refused.sort(byKey), failures: failures.sort(byServer) };
}

const byServer = (a: Failure, b: Failure): number => ((a.server ?? '') < (b.server ?? '') ? -1 : 1);
