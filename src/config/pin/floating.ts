/**
 * What `--pin` may rewrite: the config files in scope, and in each the servers whose launch names a package without an exact version.
 * Starts nothing and reaches nothing.
 */
import { orUndefined } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { prepare, readingsHere } from '../../launch/prepare.ts';
import type { Prepared } from '../../launch/prepared.ts';
import { clientOfId } from '../clients/index.ts';
import type { Scope } from '../config-files.ts';
import type { RewritableConfig } from '../rewritable-configs.ts';
import { rewritableConfigs } from '../rewritable-configs.ts';

/** A config file and its servers without an exact version. */
export interface FloatingConfig extends RewritableConfig {
  readonly floating: readonly Prepared[];
}

/** Every config file with such a server; one with two paths once. Throws E_CONFIG as `discover` does. */
export async function floatingConfigs(scope: Scope, host: Host): Promise<readonly FloatingConfig[]> {
  const { place } = scope;
  const { configs } = await rewritableConfigs(scope, host);
  const readings = await readingsHere(place, host);
  return configs.flatMap((one) => {
    const floating = one.specs.flatMap((spec): readonly Prepared[] => {
      const found = { key: spec.name, spec, client: clientOfId(spec.client) };
      const prepared = orUndefined(() => prepare(found, place, readings, host));
      return prepared !== undefined && floats(prepared) ? [prepared] : [];
    });
    return floating.length > 0 ? [{ ...one, floating }] : [];
  });
}

/** Whether the outermost launch names a package without an exact version. */
const floats = ({ identity }: Prepared): boolean =>
  !identity.pinned && identity.token !== undefined && identity.opaque !== true;
