/**
 * Verifies a server by starting it without npx, where that is known to be the same start of the same bytes: a subject in, the walk of
 * `DIRECT_STEPS` out if everything matched; undefined otherwise, and then the client's own way has to be walked. Asks no network.
 * `noteWhileStarting` learns on that way how npx starts the server.
 */
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import { forgetStart, isStartKept, noteStart } from '../../launch/direct/start.ts';
import { observeStart } from '../early/run.ts';
import { startedTooEarly } from '../messages.ts';
import type { Subject } from '../steps/step.ts';
import type { Known, Walk } from '../walk.ts';
import { walk } from '../walk.ts';
import { DIRECT_STEPS } from './steps.ts';

interface Directly {
  /** Absent: it did not match, or was not tried. */
  readonly matched?: Walk;
  /** It was started, and did not match. */
  readonly failed: boolean;
}

export async function verifyDirectly(subject: Subject, host: ServerHost): Promise<Directly> {
  const { found, options } = subject;
  if (!mayBeDirect(subject, host) || !(await isStartKept(found, options.place, host)))
    return { failed: false };
  const { host: noting, matched } = observeStart(host);
  const walked = await walk(DIRECT_STEPS, subject, withoutNetwork(noting));
  if (isMatch(walked)) {
    matched(walked.known);
    return { matched: walked, failed: false };
  }
  // Of one that matched and was touched meanwhile, its answers are no reason to start it another way next time.
  if (!walked.reached || host.signal.aborted || isSame(walked)) return { failed: false };
  await forgetStart(found, options.place, host);
  return { failed: true };
}

/** What may be learned before `sameSurface` starts the server. `failed`: its direct start did. What is returned takes the end. */
export async function noteWhileStarting(
  { prepared, entry, options, ...known }: Known,
  failed: boolean,
  host: ServerHost,
): Promise<((matched: boolean) => Promise<void>) | undefined> {
  if (prepared === undefined || entry === undefined || host.env['CI']) return undefined;
  if (!mayBeDirect({ ...known, entry, options }, host)) return undefined;
  try {
    return await noteStart(prepared, entry, options.place, failed, host);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}

/** Who asks for more than a match goes the client's way, and so does everything but a local server of a locked tree. */
const mayBeDirect = ({ found, entry, options }: Subject, { platform }: ServerHost): boolean =>
  platform !== 'win32' &&
  entry?.dependencies !== undefined &&
  found.spec.launch.transport === 'stdio' &&
  !options.offline &&
  options.deep !== true &&
  options.cloak !== true &&
  options.as === undefined;

const isMatch = (walked: Walk): boolean => walked.end.kind === 'done' && isSame(walked);

const isSame = ({ known: { advice, surface, failures } }: Walk): boolean =>
  [advice, surface, failures].every((one) => one?.length === 0);

/** git says which files it tracks; everything else has to be known without asking. */
function withoutNetwork(host: ServerHost): ServerHost {
  const forbidden = async (): Promise<never> => {
    throw new McpLockError(startedTooEarly());
  };
  return {
    ...host,
    registryFetch: forbidden,
    fetch: forbidden,
    run: (command, ...more) => (command === 'git' ? host.run(command, ...more) : forbidden()),
  };
}
