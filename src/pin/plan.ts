/**
 * What `--pin` may rewrite: the configs in scope with their exact bytes, and in each the servers whose launch names a
 * package without saying which version of it. Starts nothing and asks nobody.
 */
import { clientOfId } from '../clients/index.ts';
import { readAll } from '../clients/reading/several.ts';
import type { Scope } from '../config-files.ts';
import { readersOf, sourcesOf } from '../config-files.ts';
import type { Client, ConfigFile } from '../contracts.ts';
import { discover } from '../discover.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Spec } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import { prepare, readingsHere } from '../prepare.ts';
import type { ConfigText } from './config-file.ts';
import { readConfig } from './config-file.ts';

/** A config, who reads it (all its readers as one), and what in it floats. */
export interface Plan {
  readonly config: ConfigText;
  readonly client: Client;
  readonly file: ConfigFile;
  /** Every server in it, also one that another config declares too. */
  readonly specs: readonly Spec[];
  readonly floating: readonly Prepared[];
}

/** Every config in which something floats; one with two names once. Throws E_CONFIG as `discover` does. */
export async function plansOf(scope: Scope, host: Host): Promise<readonly Plan[]> {
  const { place } = scope;
  const { files } = await discover(scope, host);
  const here = await readingsHere(place, host);
  const plans: Plan[] = [];
  for (const source of await sourcesOf(scope, host)) {
    const { file } = source;
    if (!files.includes(file.path)) continue;
    const within = file.scope === 'project' ? place.workspaceFolder : place.userHome;
    const config = await readConfig(file.path, within, host);
    if (plans.some((plan) => plan.config.target === config.target)) continue;
    const clients = readersOf(source, config.text, place);
    const client: Client = { ...clients[0], read: readAll(clients) };
    const { specs } = client.read(config.text, file, place);
    const floating = specs.flatMap((spec): readonly Prepared[] => {
      const prepared = orUndefined(() =>
        prepare({ key: spec.name, spec, client: clientOfId(spec.client) }, place, here, host),
      );
      return prepared !== undefined && floats(prepared) ? [prepared] : [];
    });
    if (floating.length > 0) plans.push({ config, client, file, specs, floating });
  }
  return plans;
}

/** Whether the outermost launch names a package, but no exact version of it. */
const floats = ({ identity }: Prepared): boolean =>
  !identity.pinned && identity.token !== undefined && identity.opaque !== true;

/** Undefined for what cannot be locked at all: `init` says why. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}
