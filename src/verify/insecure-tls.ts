/**
 * Says loudly when certificates are not checked: with that switch whoever stands between can pose as any server, and a
 * lock made of such answers vouches for nothing. Environment and servers in, a warning on stderr out. Stops nothing.
 */
import type { Host } from '../host/host.ts';
import type { Found } from '../launch/prepared.ts';

/** Before anything is asked. */
export function warnUnchecked(found: readonly Found[], { env, terminal }: Host): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  if (!found.some(({ spec }) => spec.launch.transport !== 'stdio')) return;
  terminal.stderr(
    'warning: NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of certificates: ' +
      'anyone on the way can pose as your servers\n' +
      'next: unset it; for an authority of your own, NODE_EXTRA_CA_CERTS=FILE.pem\n',
  );
}
