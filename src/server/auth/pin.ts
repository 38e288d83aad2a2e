/** What the lock keeps of a sign-in: the metadata of a server in, issuer and resource without secrets out. Pure. */
import type { Prepared } from '../../launch/prepared.ts';
import { cleanAddress, parsedUrl } from '../../lock/address.ts';
import { redactLiterals } from '../../lock/redact-literals.ts';
import { PLACEHOLDER } from '../../lock/redact-value.ts';
import type { Auth } from '../../model.ts';
import { covers, sameIssuer } from './address.ts';
import type { DiscoveredAuth } from './discover.ts';

/** `pin`: that of the lock, whose spelling of the same issuer stays. */
export function pinOf(
  discovered: DiscoveredAuth,
  pin: Auth | undefined,
  { found, launch, identity, cleaning }: Prepared,
): Auth {
  const clean = (text: string) => redactLiterals(cleanAddress(text) ?? text, cleaning.secrets);
  const issuer = clean(discovered.issuer).replace(/\/$/, '');
  const { launch: written } = found.spec;
  // An address with variables is locked as it is written, not with their values.
  const hasVariables =
    written.transport !== 'stdio' && launch.transport !== 'stdio' && written.url !== launch.url
      ? covers(discovered.resource, new URL(launch.url))
      : false;
  return {
    issuer: pin !== undefined && sameIssuer(pin.issuer, issuer) ? pin.issuer : issuer,
    resource: hasVariables ? identity.url : asWritten(discovered.resource, clean(discovered.resource)),
  };
}

/** A resource with nothing to hide as the metadata has it: issuers compare it exactly. `clean`: what is kept otherwise. */
function asWritten(resource: string, clean: string): string {
  const url = parsedUrl(resource);
  const hides = url === undefined || `${url.username}${url.password}${url.hash}` !== '';
  return hides || clean.search(PLACEHOLDER) >= 0 ? clean : resource;
}
