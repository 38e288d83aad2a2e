/**
 * The program as commander reads and explains it: the options of every command, the form of help, and a commander command for
 * each row of `command-table.ts`. A host and what runs a command's work in, a program out. Sets no exit status.
 */
import type { Argument, HelpConfiguration, OutputConfiguration } from 'commander';
import { Command } from 'commander';
import type { GlobalOptions, Settings } from '../config/settings.ts';
import type { ServerHost } from '../host/host.ts';
import { automaticReporters } from '../report/reporters/index.ts';
import type { WatchedServer } from '../server/watched-server.ts';
import type { CommandRow } from './command-table.ts';
import { COMMANDS, GLOBAL_OPTIONS, LIST } from './command-table.ts';
import { helpExamples, helpExits } from './messages.ts';

/** Runs a command's work with the options it was given. */
export type Run = (work: (settings: Settings) => Promise<number>, options: RunOptions) => Promise<void>;

/** `reporter`: of a command whose errors become a report too. */
type RunOptions = GlobalOptions & { readonly reporter?: readonly string[] | undefined };

/** The list of commands shows names and arguments without options. Lines fold where the terminal is narrow. */
const HELP: HelpConfiguration = {
  showGlobalOptions: true,
  minWidthToWrap: 20,
  subcommandTerm: (one) =>
    [one.name(), ...one.registeredArguments.map((argument) => humanReadable(argument))].join(' '),
};

const humanReadable = (argument: Argument): string => {
  const name = argument.name() + (argument.variadic ? '…' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
};

/** The program: every command with its options, each ending in `run`. `early`: a server that `guard` may find running. */
export function commandLine(host: ServerHost, version: string, run: Run, early?: WatchedServer): Command {
  const { terminal } = host;
  const columns = () => (terminal.stdoutIsTTY ? terminal.columns : 80);
  const output: OutputConfiguration = {
    writeOut: terminal.stdout,
    writeErr: terminal.stderr,
    outputError: () => undefined,
    getOutHelpWidth: columns,
    getErrHelpWidth: columns,
  };
  const configured = (command: Command, examples: readonly string[]): Command =>
    command
      .exitOverride()
      .configureOutput(output)
      .configureHelp(HELP)
      .addHelpText('before', helpExamples(examples));

  const program = configured(new Command('mcp-lock'), [
    'mcp-lock init',
    'mcp-lock verify',
    'mcp-lock update some-server -i',
  ])
    .description('The package lockfile for MCP servers: pin what they tell your agent, and see what changed.')
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [command]', 'Prints the help of a command.')
    .addHelpText('after', helpExits());

  declare(program, { options: GLOBAL_OPTIONS });
  for (const row of COMMANDS) {
    const command = configured(program.command(row.name), row.examples)
      .description(row.description)
      .helpOption('-h, --help', 'Print this help.');
    declare(command, row);
    command.action(() => {
      const options = command.optsWithGlobals();
      return run((settings) => row.run({ args: command.processedArgs, options, settings, version, early }), {
        ...options,
        reporter: row.reports === true ? errorReporters(options, host) : undefined,
      });
    });
  }
  return program;
}

/** Where an error is reported to beside stderr; undefined: nowhere. */
function errorReporters(
  { reporter }: ReturnType<Command['optsWithGlobals']>,
  host: Pick<ServerHost, 'env'>,
): readonly string[] | undefined {
  if (reporter !== undefined) return reporter;
  const automatic = automaticReporters(host);
  return automatic.length === 0 ? undefined : automatic;
}

/** Gives a command the arguments and options of its row. */
function declare(command: Command, { args = [], options = [] }: Pick<CommandRow, 'args' | 'options'>): void {
  for (const [name, description] of args) command.argument(name, description);
  for (const [flags, description, value] of options) {
    if (value === LIST) command.option(flags, description, collect);
    else command.option(flags, description, value);
  }
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];
