/**
 * Warns when certificates are not checked: then whoever stands between can pose as any server, and a lock made of such responses
 * proves nothing. Environment and servers in, a warning on stderr out. Stops nothing.
 */
import type { Host } from '../host/host.ts';
import type { Found } from '../launch/prepared.ts';
import { certificatesUnchecked } from './messages.ts';

/** Before anything is asked. */
export function warnUnchecked(
  found: readonly Found[],
  { env, terminal }: Pick<Host, 'env' | 'terminal'>,
): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  if (found.some(({ spec }) => spec.launch.transport !== 'stdio')) terminal.stderr(certificatesUnchecked());
}
