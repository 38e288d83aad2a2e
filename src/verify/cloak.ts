/**
 * Asks one server as several clients, with several sets of capabilities and in several protocol revisions, and compares the
 * answers with each other: a server may hide its text from whoever checks it. A prepared server and its entry in, findings and
 * failures out. Starts only what was verified to be the locked launch and origin; compares nothing with the lock.
 */
import type { Answer, AnswerPair } from '../diff/answers.ts';
import { compareAnswers } from '../diff/answers.ts';
import type { Context } from '../diff/context.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Entry, Failure, Finding } from '../model.ts';
import { failureOf } from '../report/report.ts';
import { mapConcurrently } from '../server/map-concurrently.ts';
import type { ReadOptions } from '../server/observe-prepared.ts';
import type { Profile } from '../server/profiles.ts';
import { CAPABILITY_SETS, findProfile, PROFILES } from '../server/profiles.ts';
import type { ReadOnceOptions } from '../server/read-entry.ts';
import { readOnce } from '../server/read-entry.ts';
import { sameText } from '../server/same-text.ts';
import { cloakTimedOut, whenAskedAs } from './messages.ts';

/** Sessions of one server at a time. */
const SIDE_BY_SIDE = 8;
/** Clients whose name is tried, besides mcp-lock. */
const NAMES = 3;
/** The first that a config or a person does not name. */
const USUAL = ['claude-code', 'cursor', 'vscode', 'claude-desktop'];
const OLD = '2025-06-18';
const LAST_INITIALIZE = '2025-11-25';
/** All sessions together may take as many times as long as one. */
const DEADLINES = 2;

interface Session {
  readonly who: string;
  readonly why: 'base' | 'ability' | 'revision' | 'name';
  readonly asking: Pick<ReadOnceOptions, 'era' | 'revision'> & { readonly profile: Profile };
}

interface Known {
  readonly session: Session;
  readonly answer: Answer;
}

interface Cloak {
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

/** `options.profile`: one more name to try, before the usual ones. */
export async function cloak(
  prepared: Prepared,
  locked: Entry,
  options: ReadOptions & { readonly context: Context },
  host: ServerHost,
): Promise<Cloak> {
  const name = prepared.key;
  const failures: Failure[] = [];
  const { timeoutMs: left, limitMs = left } = options;
  const end = host.now() + left * DEADLINES;
  const ask = async ({ who, asking }: Session): Promise<Answer> => {
    const timeoutMs = Math.min(left, end - host.now());
    if (timeoutMs <= 0) throw new McpLockError(cloakTimedOut(limitMs, DEADLINES));
    return {
      who,
      entry: await readOnce(prepared, locked, { ...options, ...asking, timeoutMs, limitMs }, host),
    };
  };
  const answers = new Map<Session, Answer>();
  const unanswered: Session[] = [];
  const fail = (session: Session, error: unknown) => {
    const failure = failureOf(error, name);
    failures.push({ ...failure, message: whenAskedAs(session.who, failure.message) });
  };
  const sessions = sessionsFor(prepared, locked, options.profile);
  await mapConcurrently(sessions, SIDE_BY_SIDE, async (session) => {
    try {
      answers.set(session, await ask(session));
    } catch (error) {
      if (error instanceof McpLockError && error.code === 'E_TIMEOUT') fail(session, error);
      else unanswered.push(session);
    }
  });
  host.signal.throwIfAborted();
  // Some servers cannot run beside themselves: a port, a file that is theirs alone.
  const refused = new Set<string>();
  const inTurn = [...unanswered].sort((a, b) => Number(a.why === 'name') - Number(b.why === 'name'));
  for (const session of inTurn) {
    try {
      answers.set(session, await ask(session));
    } catch (error) {
      if (session.why === 'revision' && refusesRevision(error)) {
        refused.add(eraOf(session));
        continue;
      }
      // A name is passed over only in an era that mcp-lock is refused in, too.
      if (session.why === 'name' && refusesRevision(error) && refused.has(eraOf(session))) continue;
      fail(session, error);
    }
  }
  // In the order of the sessions, whichever was answered first.
  const known = sessions.flatMap((session) => {
    const answer = answers.get(session);
    return answer === undefined ? [] : [{ session, answer }];
  });
  const base = known.find(({ session }) => session.why === 'base')?.answer;
  if (base === undefined) return { findings: [], failures };
  const apart = known.filter(({ answer }) => !sameText(answer.entry, base.entry));
  const pairs = await mapConcurrently(
    apart,
    SIDE_BY_SIDE,
    async ({ session, answer }): Promise<readonly AnswerPair[]> => {
      if (session.why !== 'name') return [{ one: base, other: answer, byName: false }];
      try {
        // Is it the name, or what that client can do? Asked once more under the name of mcp-lock, with the same abilities.
        const control = controlIn(session, known) ?? (await ask(controlOf(session)));
        const byName = !sameText(control.entry, answer.entry);
        const byAbility = !sameText(control.entry, base.entry);
        return [
          ...(byName ? [{ one: control, other: answer, byName }] : []),
          ...(byAbility ? [{ one: base, other: control, byName: false }] : []),
        ];
      } catch (error) {
        failures.push(failureOf(error, name));
        return [];
      }
    },
  );
  const all = [
    ...new Set([
      ...known.map(({ answer }) => answer),
      ...pairs.flat().flatMap(({ one, other }) => [one, other]),
    ]),
  ];
  return { findings: compareAnswers(name, pairs.flat(), all, options.context), failures };
}

/** A server that only speaks one era says so; that is no answer to compare. */
const refusesRevision = (error: unknown): boolean =>
  error instanceof McpLockError && error.code === 'E_PROTOCOL';

/** The answer to mcp-lock with the abilities of that client, where it was asked for anyway. */
function controlIn(session: Session, known: readonly Known[]): Answer | undefined {
  const textOf = (one: Session) => `${eraOf(one)} ${JSON.stringify(one.asking.profile.capabilities)}`;
  const text = textOf(session);
  return known.find(({ session: other }) => other.why !== 'name' && textOf(other) === text)?.answer;
}

const eraOf = ({ asking }: Session): string => `${asking.era} ${asking.revision ?? ''}`;

const controlOf = ({ who, asking }: Session): Session => ({
  who: `mcp-lock with the capabilities of ${who}`,
  why: 'ability',
  asking: { ...asking, profile: ours(asking.profile.capabilities) },
});

/** mcp-lock with every set of abilities, some other clients as they are, and the revisions the lock was not read in. */
function sessionsFor(prepared: Prepared, locked: Entry, wanted: Profile | undefined): readonly Session[] {
  const era = locked.server.protocolVersion >= '2026' ? 'modern' : 'legacy';
  const { full, ...less } = CAPABILITY_SETS;
  const other: Session['asking'] =
    era === 'modern'
      ? { era: 'legacy', revision: LAST_INITIALIZE, profile: ours(full) }
      : { era: 'modern', profile: ours(full) };
  const names = namesFor(prepared, wanted);
  return [
    { who: 'mcp-lock', why: 'base', asking: { era, profile: ours(full) } },
    ...Object.entries(less).map(([set, capabilities]): Session => {
      const who = set === 'none' ? 'mcp-lock without capabilities' : `mcp-lock with ${set}`;
      return { who, why: 'ability', asking: { era, profile: ours(capabilities) } };
    }),
    ...names.map((profile): Session => ({ who: profile.id, why: 'name', asking: { era, profile } })),
    // Clients of today still say `initialize` to a server that knows both eras.
    ...(era === 'legacy' ? [] : names).map(
      (profile): Session => ({
        who: `${profile.id} in revision ${LAST_INITIALIZE}`,
        why: 'name',
        asking: { era: 'legacy', revision: LAST_INITIALIZE, profile },
      }),
    ),
    {
      who: era === 'modern' ? `mcp-lock in revision ${LAST_INITIALIZE}` : 'mcp-lock in the newest revision',
      why: 'revision',
      asking: other,
    },
    {
      who: `mcp-lock in revision ${OLD}`,
      why: 'revision',
      asking: { era: 'legacy', revision: OLD, profile: ours(full) },
    },
  ];
}

const ours = (capabilities: Profile['capabilities']): Profile => ({
  ...(PROFILES[0] as Profile),
  capabilities,
});

/** The client whose config names the server comes first: what it is told is what counts. */
function namesFor({ found }: Prepared, wanted: Profile | undefined): readonly Profile[] {
  const ids = [...new Set([wanted?.id ?? '', found.spec.client, ...USUAL])];
  return ids
    .filter((id) => id !== 'mcp-lock')
    .flatMap((id) => findProfile(id) ?? [])
    .slice(0, NAMES);
}
