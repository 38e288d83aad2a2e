/**
 * The settings at the first lock: what counts of them in; whether the lock gets their hash, out. Settings that only make runs stricter
 * are recorded; what loosens a run is shown and asked about as a change is. Writes nothing but to the terminal.
 */
import type { Settings } from '../config/settings.ts';
import { inTurns } from '../host/turns.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Severity } from '../model.ts';
import { makeReport } from '../report/report.ts';
import { changeBlocks } from '../report/reporters/text.ts';
import { screenOf } from '../report/text/screen.ts';
import type { Heed } from '../verify/heed.ts';
import { candidateOf, decide } from './decide.ts';
import { settingsLeft } from './messages.ts';
import { folded } from './update-outcome.ts';

/** `upTo`: accepted without a question; `before`: what the lock holds that is replaced. Undefined where the terminal went away. */
export async function firstSettings(
  { findings, loosens, hash }: Heed,
  upTo: Severity | undefined,
  before: string | undefined,
  settings: Settings,
): Promise<{ readonly hash?: string; readonly declined: boolean } | undefined> {
  const { host, render } = settings;
  if (hash === undefined) return { declined: false };
  if (!loosens || hash === before) return { hash, declined: false };
  const report = makeReport({
    ...{ lockfile: '', servers: [], findings, failures: [], elapsedMs: 0, failOn: 'info' as const },
  });
  const screen = screenOf({ ...render, verbose: true });
  host.terminal.stdout((await inTurns(changeBlocks(report, screen), host.signal)).text);
  const verdict = await decide(
    [candidateOf(SETTINGS, findings)],
    { accept: upTo, purpose: 'accept' },
    settings,
  );
  if (verdict === undefined) return undefined;
  if (verdict.accepted.has(SETTINGS)) return { hash, declined: false };
  host.terminal.stdout(folded(settingsLeft(render.flags ?? ''), settings));
  return { declined: true };
}
