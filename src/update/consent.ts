/**
 * Shows the command of every server that is about to be started and asks once. Shown in full, as the config writes it:
 * variables by name, credentials replaced; nothing is started before the answer.
 */

import type { Settings } from '../config/settings.ts';
import { usage } from '../config/settings.ts';
import { breakCommands, printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { variableOf } from '../host/paths.ts';
import type { Prepared } from '../launch/prepared.ts';
import { redactArgs, redactCommand, redactUrl } from '../lock/redact.ts';
import { shown } from '../lock/store.ts';
import type { Launch } from '../model.ts';

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
    const head = `This starts ${servers.length === 1 ? 'this server' : `these ${servers.length} servers`}:`;
    const block = [head, ...servers.map((server) => describe(server, settings))].join('\n');
    host.terminal.stderr(`${breakCommands(block)}\n`);
  }
  if (yes || !interactive) return;
  const answer = await host.terminal.ask('Start them? [Y/n] ');
  host.signal.throwIfAborted();
  if (answer !== undefined && /^(?:y(?:es)?)?$/i.test(answer.trim())) return;
  if (answer !== undefined) throw declined();
  throw new McpLockError('E_INTERRUPTED', 'there was no answer: no server was started', {
    next: 'to go on, run the same command again and press Enter at the question, or add --yes',
  });
}

/** A no at a question. */
export const declined = (): McpLockError =>
  new McpLockError('E_INTERRUPTED', 'the answer was not yes', { declined: true });

function describe({ key, found }: Prepared, { host, root, place }: Settings): string {
  const { spec } = found;
  const { launch } = spec;
  const state = spec.enabled ? '' : '  (disabled in the config)';
  const lines = [`  ${printable(key)}  (${printable(shown(spec.file, host))})${state}`];
  if (launch.transport === 'stdio') {
    const { command, args, cwd, env } = launch;
    lines.push(`    ${[redactCommand(command), ...redactArgs(args, command)].map(word).join(' ')}`);
    if (cwd !== undefined && cwd !== root) lines.push(`    in ${printable(cwd)}`);
    const filled = namedIn(launch).filter((name) => variableOf(place, name) !== undefined);
    const names = [...new Set([...env, ...filled])].sort();
    if (names.length > 0) lines.push(`    with variables ${names.map((name) => printable(name)).join(', ')}`);
    return lines.join('\n');
  }
  lines.push(`    ${printable(redactUrl(launch.url))}`);
  const { headers } = launch;
  if (headers.length > 0) lines.push(`    with headers ${headers.map((name) => printable(name)).join(', ')}`);
  const filled = namedIn(launch).filter((name) => variableOf(place, name) !== undefined);
  if (filled.length > 0) lines.push(`    with variables ${filled.join(', ')}`);
  return lines.join('\n');
}

/** Variables of the environment that a launch names: `${VAR}`, `${VAR:-default}`, `${env:VAR}`. */
function namedIn(launch: Launch): readonly string[] {
  const texts =
    launch.transport === 'stdio' ? [launch.command, launch.cwd ?? '', ...launch.args] : [launch.url];
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\$\{(?:env:)?([A-Za-z_]\w*)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].sort();
}

/** One argument, quoted when it would not read as one word. */
const word = (text: string): string =>
  /^[\w@%+=:,./~^-]+$/.test(text) ? text : printable(JSON.stringify(text));
