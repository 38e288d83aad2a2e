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
import { noteWhileStarting, verifyDirectly } from './direct/verify-directly.ts';
import { STEPS } from './steps/index.ts';
import type { CheckOptions, Subject } from './steps/step.ts';
import type { AnyStep, Walk } from './walk.ts';
import { walk } from './walk.ts';

export interface Verdict {
  readonly report: ServerReport;
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

/**
 * One configured server against its entry (undefined: it has none). Where it can be started without npx, a match of that counts, and
 * everything else is checked again through the client's own line. `steps`: this list alone, for tests.
 */
export async function verifyServer(
  found: Found,
  entry: Entry | undefined,
  options: CheckOptions,
  host: ServerHost,
  steps?: readonly AnyStep[],
): Promise<Verdict> {
  const subject = { found, entry, options };
  if (steps !== undefined) return verdictOf(subject, await walk(steps, subject, host));
  const { matched, failed } = await verifyDirectly(subject, host);
  if (matched !== undefined) {
    const { report, ...rest } = verdictOf(subject, matched);
    return { report: { ...report, registryAsked: false }, ...rest };
  }
  let learned: Awaited<ReturnType<typeof noteWhileStarting>>;
  const checked = await walk(STEPS, subject, host, async (step, known) => {
    if (step === 'sameSurface') learned = await noteWhileStarting(known, failed, host);
  });
  const verdict = verdictOf(subject, checked);
  await learned?.(verdict.report.status === 'ok');
  return verdict;
}

function verdictOf({ found, entry, options }: Subject, checked: Walk): Verdict {
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
