/**
 * Shows the exact command of every server that is about to be started and asks once. Shown in full, with
 * credentials replaced; nothing is started before the answer.
 */
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { redactArgs, redactUrl } from '../lock/redact.ts';
import { shown } from '../lock/store.ts';
import type { Prepared } from '../snapshot.ts';
import type { Settings } from './settings.ts';
import { usage } from './settings.ts';

/** Returns when it may go on. Throws E_USAGE in CI without `--yes`, E_INTERRUPTED on a no. */
export async function consent(servers: readonly Prepared[], yes: boolean, settings: Settings): Promise<void> {
  const { host, quiet, interactive } = settings;
  if (host.env['CI'] && !yes) {
    throw usage(
      'this starts servers, and CI has nobody to ask',
      'run it on your own machine, or say so: --yes',
    );
  }
  if (!quiet || (interactive && !yes)) {
    host.terminal.stderr(
      `Locking starts ${servers.length === 1 ? 'this server' : `these ${servers.length} servers`}:\n`,
    );
    for (const server of servers) host.terminal.stderr(`${describe(server, settings)}\n`);
  }
  if (yes || !interactive) return;
  const answer = await host.terminal.ask('Start them? [Y/n] ');
  if (answer === undefined || !/^(?:y(?:es)?)?$/i.test(answer.trim())) {
    throw new McpLockError('E_INTERRUPTED', 'nothing was started and nothing written');
  }
}

function describe({ key, found, launch }: Prepared, { host, root }: Settings): string {
  const { spec } = found;
  const from = `  ${printable(key)}  (${printable(shown(spec.file, host))})`;
  if (launch.transport !== 'stdio') {
    const headers =
      launch.headers.length === 0
        ? ''
        : `\n    with headers ${launch.headers.map((name) => printable(name)).join(', ')}`;
    return `${from}\n    ${printable(redactUrl(launch.url))}${headers}`;
  }
  const line = [redactUrl(launch.command), ...redactArgs(launch.args)].map(word).join(' ');
  const cwd = launch.cwd === undefined || launch.cwd === root ? '' : `\n    in ${printable(launch.cwd)}`;
  const env =
    launch.env.length === 0
      ? ''
      : `\n    with variables ${launch.env.map((name) => printable(name)).join(', ')}`;
  return `${from}\n    ${line}${cwd}${env}`;
}

/** One argument, quoted when it would not read as one word. */
const word = (text: string): string =>
  /^[\w@%+=:,./~^-]+$/.test(text) ? text : printable(JSON.stringify(text));
