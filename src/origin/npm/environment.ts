/**
 * The environment in which the user's npm is run. In: the host's variables and those of the server's config. Out: the
 * host's, without what an outer `npm run` set, and those of the config that say where npm looks. None of the config's
 * can make npm or Node.js load code.
 */
import type { Host } from '../../host/host.ts';

/** Set by an outer npm for its script: it would move this npm to another project or workspace. */
const LEFTOVER =
  /^(?:npm_(?:package_|lifecycle_|command$|execpath$|node_execpath$|config_(?:local_prefix|global_prefix|workspaces?|include_workspace_root)$)|INIT_CWD$)/i;

/** Also the folders in which npm, as npx does, finds the settings of the user. */
const NPM_VARIABLES =
  /^(?:npm_config_|npm_token$|node_auth_token$|(?:https?|all|no)_?proxy$|node_extra_ca_certs$|ssl_cert_(?:file|dir)$|home$|userprofile$|(?:local)?appdata$|xdg_)/i;

/** A `.npmrc` of a project could have npm write these files anywhere. */
const NO_LOGS = { npm_config_logs_max: '0', npm_config_timing: 'false' };

/** Variables for `npm`; `own`, from the config, wins. npm writes no logs. */
export function npmEnvironment(
  host: Host,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const out: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(host.env)) {
    if (value !== undefined && !LEFTOVER.test(name)) out[name] = value;
  }
  for (const [name, value] of Object.entries(own)) {
    if (NPM_VARIABLES.test(name) && !LEFTOVER.test(name)) set(out, name, value);
  }
  for (const [name, value] of Object.entries(NO_LOGS)) set(out, name, value);
  return out;
}

/** npm reads these names in any case, and the last one it meets would win. */
function set(out: Record<string, string>, name: string, value: string): void {
  for (const other of Object.keys(out)) if (other.toLowerCase() === name.toLowerCase()) delete out[other];
  out[name] = value;
}
