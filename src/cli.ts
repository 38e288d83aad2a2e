/**
 * The command line: arguments and a host in, exit status out. The only place that sets the exit status; every
 * error ends here as message, place and `next:` line on stderr.
 */
import { Command, CommanderError } from 'commander';
import { initCommand } from './commands/init.ts';
import { listCommand } from './commands/list.ts';
import type { GlobalOptions, Settings } from './commands/settings.ts';
import { settingsOf } from './commands/settings.ts';
import { showCommand } from './commands/show.ts';
import { updateCommand } from './commands/update.ts';
import { verifyCommand } from './commands/verify.ts';
import { printable } from './display/printable.ts';
import { exitOf, McpLockError } from './errors.ts';
import type { Host } from './host.ts';

const BUG = 70;

/** Runs one command line (without `node` and the script); resolves to the exit status and never throws. */
export async function main(argv: readonly string[], host: Host, version: string): Promise<number> {
  let status = 0;
  const program = commandLine(host, version, async (work, options) => {
    status = await work(await settingsOf(options, host));
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return failed(error, host);
  }
}

type Run = (work: (settings: Settings) => Promise<number>, options: GlobalOptions) => Promise<void>;

function commandLine(host: Host, version: string, run: Run): Command {
  const { terminal } = host;
  const program = new Command('mcp-lock')
    .description('The package lockfile for MCP servers: pin what they tell your agent, and see what changed.')
    .version(version)
    .option('--cwd <folder>', 'folder the lockfile belongs to', '.')
    .option('--lockfile <file>', 'the lockfile (default: mcp-lock.json in that folder)')
    .option('--config <file>', 'read this config instead of looking for one; may be repeated', collect)
    .option('--user', 'also read the config files in your home folder')
    .option('--color <when>', 'auto, always or never', 'auto')
    .option('--no-input', 'never ask')
    .option('-q, --quiet', 'say only what is wrong')
    .option('-v, --verbose', 'show every finding and every server')
    .option('--timeout <seconds>', 'time for one server', '30')
    .option('--concurrency <n>', 'servers at a time', '8')
    .exitOverride()
    .configureOutput({ writeOut: terminal.stdout, writeErr: () => undefined })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('before', example('mcp-lock init', 'mcp-lock verify', 'mcp-lock update some-server'))
    .addHelpText(
      'after',
      '\nExit: 0 all matches · 1 drift · 2 usage, config or lockfile · 3 a server could not be checked',
    );

  const command = (name: string, description: string, ...examples: string[]) =>
    program
      .command(name)
      .description(description)
      .exitOverride()
      .configureOutput({ writeOut: terminal.stdout, writeErr: () => undefined })
      .configureHelp({ showGlobalOptions: true })
      .addHelpText('before', example(...examples));

  command(
    'init',
    'show what would be started, ask, read every server and write the lockfile',
    'mcp-lock init',
  )
    .option('--force', 'replace a lockfile that is there')
    .option('--hashes-only', 'store hashes and no text')
    .option('-y, --yes', 'do not ask')
    .action((options, self: Command) =>
      run((settings) => initCommand(options, settings), self.optsWithGlobals()),
    );

  command(
    'verify',
    'compare configs and live servers with the lock; never writes, never runs what is not locked',
    'mcp-lock verify',
    'mcp-lock verify --offline',
  )
    .argument('[server...]', 'only these')
    .option('--offline', 'start nothing and ask no network: check config and lock only')
    .option('--fail-on <severity>', 'lowest severity that fails: high, medium, low or info', 'low')
    .option('--reporter <name[=file]>', 'text or json; may be repeated', collect)
    .action((names, options, self: Command) =>
      run((settings) => verifyCommand(names, options, settings), self.optsWithGlobals()),
    );

  command(
    'update',
    'read servers anew, show what changed and accept it',
    'mcp-lock update --dry-run',
    'mcp-lock update some-server',
  )
    .argument('[server...]', 'only these')
    .option('--dry-run', 'show what would be accepted and write nothing')
    .option('--accept-integrity', 'accept other bytes under the same published version')
    .option('-y, --yes', 'do not ask')
    .action((names, options, self: Command) =>
      run((settings) => updateCommand(names, options, settings), self.optsWithGlobals()),
    );

  command(
    'list',
    'what is configured, how it starts, pinned or floating, locked or not; starts nothing',
    'mcp-lock list',
  )
    .option('--reporter <name>', 'text or json', collect)
    .action((options, self: Command) =>
      run((settings) => listCommand(options, settings), self.optsWithGlobals()),
    );

  command(
    'show',
    'what is locked, with hidden characters made visible',
    'mcp-lock show some-server/some_tool',
  )
    .argument('[server[/item]]', 'a server, or one of its items')
    .action((what, _options, self: Command) =>
      run((settings) => showCommand(what, settings), self.optsWithGlobals()),
    );

  return program;
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

const example = (...lines: readonly string[]): string =>
  `Example:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;

/** Says what went wrong and what to do next; returns the exit status. */
function failed(error: unknown, host: Host): number {
  const say = (line: string) => host.terminal.stderr(`${line}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    say(`error E_USAGE: ${printable(error.message.replace(/^error: /, ''))}`);
    say('next: mcp-lock --help');
    return exitOf('E_USAGE');
  }
  const reason: unknown = host.signal.aborted ? host.signal.reason : error;
  if (reason instanceof McpLockError) {
    say(
      `error ${reason.code}: ${reason.message
        .split('\n')
        .map((line) => printable(line))
        .join('\n')}`,
    );
    if (reason.detail.place !== undefined) say(`  at ${printable(reason.detail.place)}`);
    if (reason.detail.next !== undefined) say(`next: ${printable(reason.detail.next)}`);
    return exitOf(reason.code);
  }
  say('error: this is a bug in mcp-lock; please report it with the lines below');
  say(
    error instanceof Error
      ? printable(error.stack ?? error.message, { newlines: true })
      : printable(String(error)),
  );
  return BUG;
}
