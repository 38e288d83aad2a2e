/**
 * A report as it is shown on this machine: places as a person would type them from here, and commands with the flags of this run.
 * A report in, the same report out. Pure but for the host's folders.
 */
import { withRunFlags } from '../display/run-flags.ts';
import type { Host } from '../host/host.ts';
import { shownPlace } from '../host/shown-path.ts';
import type { Failure, Report } from '../model.ts';

/** `flags`: those of this run, as commands repeat them. `userFlags`: those for the servers of the user. */
export const nearReport = (
  { user, ...report }: Report,
  host: Host,
  flags: string,
  userFlags = ' --user',
): Report => ({
  ...report,
  ...(user === undefined ? {} : { user: nearReport(user, host, userFlags) }),
  failures: report.failures.map((failure) => nearFailure(failure, host, flags)),
});

/** The same for one failure. */
export const nearFailure = (failure: Failure, host: Host, flags: string): Failure => ({
  ...failure,
  ...(failure.place === undefined ? {} : { place: shownPlace(failure.place, host) }),
  ...(failure.next === undefined ? {} : { next: withRunFlags(failure.next, flags) }),
});
