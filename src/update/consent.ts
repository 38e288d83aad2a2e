/**
 * Shows the command of every server that is about to be started and asks once. Shown in full, as the config writes it:
 * variables by name, credentials replaced; nothing is started before the answer.
 */
import type { Settings } from '../config/settings.ts';
import { breakCommands, printable } from '../display/printable.ts';
import { displayWidth } from '../display/width.ts';
import { type ErrorMessage, McpLockError } from '../errors.ts';
import { variableOf } from '../host/paths.ts';
import { shown } from '../host/shown-path.ts';
import type { Prepared } from '../launch/prepared.ts';
import { redactArgs, redactCommand } from '../lock/redact.ts';
import { redactUrl } from '../lock/redact-url.ts';
import type { Launch } from '../model.ts';
import {
  disabledInConfig,
  headersUsed,
  startDeclined,
  startNeedsYes,
  startNotAnswered,
  startQuestion,
  startsServers,
  variablesUsed,
  workingFolder,
} from './messages.ts';

/** Returns when it may go on. Throws E_USAGE in CI without `--yes`, E_INTERRUPTED on a no. */
export async function consent(servers: readonly Prepared[], yes: boolean, settings: Settings): Promise<void> {
  const { host, quiet, interactive } = settings;
  if (host.env['CI'] && !yes) throw new McpLockError(startNeedsYes());
  if (!quiet || (interactive && !yes)) {
    const short = servers.length > MANY;
    const block = [
      startsServers(servers.length),
      ...servers.map((server) => describe(server, short, settings)),
    ];
    host.terminal.stderr(`${breakCommands(block.join('\n'))}\n`);
  }
  if (yes || !interactive) return;
  await askToGoOn(startQuestion(servers.length), startNotAnswered(), settings);
}

/** One question where Enter is yes. Throws E_INTERRUPTED on a no, and `unanswered` where the terminal went away. */
export async function askToGoOn(
  question: string,
  unanswered: ErrorMessage,
  { host }: Pick<Settings, 'host'>,
): Promise<void> {
  const answer = await host.terminal.ask(question);
  host.signal.throwIfAborted();
  if (answer === undefined) throw new McpLockError(unanswered);
  if (!isYesOrEnter(answer)) throw declined();
}

export const isYesOrEnter = (answer: string): boolean => /^(?:y(?:es)?)?$/i.test(answer.trim());

/** A no at a question. */
export const declined = (): McpLockError => new McpLockError(startDeclined(), { declined: true });

/** Of more servers than this, each is one line if it fits. */
const MANY = 12;

function describe({ key, found }: Prepared, short: boolean, { host, root, place, render }: Settings): string {
  const { spec } = found;
  const { launch } = spec;
  const head = `  ${printable(key)}  (${printable(shown(spec.file, host))})${spec.enabled ? '' : disabledInConfig()}`;
  const filled = namedIn(launch).filter((name) => variableOf(place, name) !== undefined);
  const parts =
    launch.transport === 'stdio'
      ? [
          [redactCommand(launch.command), ...redactArgs(launch.args, launch.command)].map(word).join(' '),
          ...(launch.cwd === undefined || launch.cwd === root ? [] : [workingFolder(launch.cwd)]),
          ...some([...new Set([...launch.env, ...filled])].sort(), variablesUsed),
        ]
      : [
          printable(redactUrl(launch.url)),
          ...some(launch.headers, headersUsed),
          ...some(filled, variablesUsed),
        ];
  const line = [head, ...parts].join('  ');
  if (short && displayWidth(line) <= render.columns) return line;
  return [head, ...parts.map((part) => `    ${part}`)].join('\n');
}

const some = (names: readonly string[], text: (names: readonly string[]) => string): readonly string[] =>
  names.length === 0 ? [] : [text(names)];

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
