/**
 * Verifies one server against its entry of the lock: the steps are walked, and what came of them is put together as a verdict.
 * Never writes, never throws for drift or for a server that cannot be checked.
 */
import { finding } from '../diff/finding.ts';
import type { ServerHost } from '../host/host.ts';
import type { Found } from '../launch/prepared.ts';
import { originOf } from '../lock/entry.ts';
import type { Entry, Failure, Finding, ServerReport } from '../model.ts';
import { countsOf, failureOf } from '../report/report.ts';
import type { Profile } from '../server/profiles.ts';
import { STEPS } from './steps/index.ts';
import type { CheckOptions } from './steps/step.ts';
import type { AnyStep, Walk } from './walk.ts';
import { walk } from './walk.ts';

export interface Verdict {
  readonly report: ServerReport;
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

/** One configured server against its entry (undefined: it has none). `steps`: another list, for tests. */
export async function verifyServer(
  found: Found,
  entry: Entry | undefined,
  options: CheckOptions,
  host: ServerHost,
  steps: readonly AnyStep[] = STEPS,
): Promise<Verdict> {
  const checked = await walk(steps, { found, entry, options }, host);
  const { status, findings, failures } = outcomeOf(checked);
  const notCompared = checked.end.kind === 'stopped' && checked.end.stop.status === 'drift';
  return {
    report: {
      name: found.key,
      status,
      contacted: checked.reached,
      counts: countsOf(entry),
      ...(entry === undefined ? {} : { origin: originOf(entry), ...askedAs(entry, options.as) }),
      ...(notCompared ? { held: true } : {}),
    },
    findings,
    failures,
  };
}

/** An entry that no config asks for. */
export const staleServer = (name: string, entry: Entry): Verdict => ({
  report: { name, status: 'drift', contacted: false, counts: countsOf(entry), origin: originOf(entry) },
  findings: [finding('server/stale', name, { subject: { kind: 'lock' } })],
  failures: [],
});

type WalkOutcome = Pick<Verdict, 'findings' | 'failures'> & Pick<ServerReport, 'status'>;

function outcomeOf({ known, end }: Walk): WalkOutcome {
  const { found, notes = [], advice, surface, failures } = known;
  if (end.kind === 'stopped') return { ...end.stop, failures: [] };
  // Only a server that was read and compared can match.
  if (end.kind === 'failed' || advice === undefined || surface === undefined || failures === undefined) {
    const error =
      end.kind === 'failed' ? end.error : new Error('the steps ended before the server was compared');
    return { status: 'incomplete', findings: notes, failures: [failureOf(error, found.key)] };
  }
  const findings = [...advice, ...surface];
  const drifted = findings.some(({ severity }) => severity !== 'info');
  return {
    status: drifted ? 'drift' : failures.length > 0 ? 'incomplete' : 'ok',
    findings: [...findings, ...notes],
    failures,
  };
}

/** Another client than the lock's gets other answers, and nobody can tell them from drift. */
const askedAs = ({ server }: Entry, as: Profile | undefined): { readonly askedAs?: string } =>
  as === undefined || as.id === (server.profile ?? 'mcp-lock') ? {} : { askedAs: as.id };
