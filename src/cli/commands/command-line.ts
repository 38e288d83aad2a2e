/**
 * The commands and their options, as commander reads and explains them. A host and what runs a command's work in, a
 * program out. Loads a command only when it is run; sets no exit status.
 */
import type { Argument, HelpConfiguration, OutputConfiguration } from 'commander';
import { Command } from 'commander';
import type { GlobalOptions, Settings } from '../../config/settings.ts';
import type { WatchedServer } from '../../guard/watched-server.ts';
import type { ServerHost } from '../../host/host.ts';
import { REPORTERS } from '../../report/reporters/index.ts';

/** Runs a command's work with the options it was given. */
export type Run = (work: (settings: Settings) => Promise<number>, options: RunOptions) => Promise<void>;

/** `reporter`: of a command whose reports programs read. */
type RunOptions = GlobalOptions & { readonly reporter?: readonly string[] | undefined };

/** Commands without their options, which each tells itself; folded as soon as a line is too long. */
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
    .option('--concurrency <n>', 'servers at a time', '16')
    .exitOverride()
    .configureOutput(output)
    .configureHelp(HELP)
    .addHelpText('before', example('mcp-lock init', 'mcp-lock verify', 'mcp-lock update some-server'))
    .addHelpText(
      'after',
      '\nExit: 0 all matches · 1 drift · 2 usage, config or lockfile\n      3 a server could not be checked',
    );

  const command = (name: string, description: string, ...examples: string[]) =>
    program
      .command(name)
      .description(description)
      .exitOverride()
      .configureOutput(output)
      .configureHelp(HELP)
      .addHelpText('before', example(...examples));

  command(
    'init',
    'show what would be started, ask, read every server and write the lockfile',
    'mcp-lock init',
    'mcp-lock init --pin',
  )
    .option('--pin', 'first write the exact version of every package into the configs')
    .option('--force', 'replace a lockfile that is there')
    .option('--hashes-only', 'store hashes and no text')
    .option('--as <client>', 'ask as this client: its name, its version, what it can do')
    .option('-y, --yes', 'do not ask')
    .action((options, self: Command) =>
      run(
        async (settings) => (await import('./init.ts')).initCommand(options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'verify',
    'compare configs and live servers with the lock; never writes, never runs what is not locked',
    'mcp-lock verify',
    'mcp-lock verify --offline',
  )
    .argument('[server...]', 'only these')
    .option('--offline', 'start nothing and ask no network: check config and lock only')
    .option('--as <client>', 'ask as this client: its name, its version, what it can do')
    .option('--cloak', 'also ask as several clients: a server may show whoever checks it a clean face')
    .option('--deep', 'resolve the packages below each npx server anew; a change there is drift')
    .option('--fail-on <severity>', FAIL_ON, 'low')
    .option('--reporter <name[=file]>', `${FORMATS}; may be repeated`, collect)
    .action((names, options, self: Command) =>
      run(
        async (settings) => (await import('./verify.ts')).verifyCommand(names, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'update',
    'read servers anew, show what changed and accept it',
    'mcp-lock update --dry-run',
    'mcp-lock update some-server',
  )
    .argument('[server...]', 'only these')
    .option('-i, --interactive', 'ask about each change; a local server is accepted whole')
    .option('--dry-run', 'show what would be accepted and write nothing')
    .option('--accept-integrity', 'accept other bytes under the same published version')
    .option('--as <client>', 'ask as this client: its name, its version, what it can do')
    .option('-y, --yes', 'do not ask')
    .action((names, options, self: Command) =>
      run(
        async (settings) => (await import('./update.ts')).updateCommand(names, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'list',
    'what is configured, how it starts, pinned or floating, locked or not; starts nothing',
    'mcp-lock list',
  )
    .option('--reporter <name>', 'text or json', collect)
    .action((options, self: Command) =>
      run(async (settings) => (await import('./list.ts')).listCommand(options, settings), {
        ...self.optsWithGlobals(),
        reporter: undefined,
      }),
    );

  command(
    'show',
    'what is locked, with hidden characters made visible',
    'mcp-lock show some-server/some_tool',
  )
    .argument('[server[/item]]', 'a server, or one of its items')
    .action((what, _options, self: Command) =>
      run(
        async (settings) => (await import('./show.ts')).showCommand(what, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'diff',
    'what is live against the lock (starts the servers), or two locks (starts nothing)',
    'mcp-lock diff some-server/some_tool',
    'mcp-lock diff --from HEAD~1',
  )
    .argument('[server[/item]]', 'only this server, or only this item of it')
    .option('--from <rev>', 'a git revision of the lock, or a lockfile: start nothing')
    .option('--to <rev>', 'the other side; default: the lock as it lies there')
    .option('--as <client>', 'ask as this client: its name, its version, what it can do')
    .option('--fail-on <severity>', 'lowest severity that fails: high, medium, low or info', 'low')
    .option('--reporter <name[=file]>', `${FORMATS}; may be repeated`, collect)
    .option('-y, --yes', 'do not ask')
    .action((what, options, self: Command) =>
      run(
        async (settings) => (await import('./diff.ts')).diffCommand(what, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'login',
    'sign in to a remote server in your browser, for init, verify, update and diff to read it',
    'mcp-lock login some-server',
    'mcp-lock login some-server --no-browser',
  )
    .argument('<server>', 'the server to sign in to')
    .option('--no-browser', 'only print the address to open')
    .option('--client-id <id>', 'the client registered for you (its secret: MCP_LOCK_CLIENT_SECRET)')
    .option('--scope <scopes>', 'what to ask for, separated by spaces (default: what the server asks for)')
    .option('-y, --yes', 'do not ask')
    .action((server, options, self: Command) =>
      run(
        async (settings) => (await import('./login.ts')).loginCommand(server, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command('logout', 'forget the sign-in of a remote server, and revoke it', 'mcp-lock logout some-server')
    .argument('<server>', 'the server to sign out of')
    .action((server, _options, self: Command) =>
      run(
        async (settings) => (await import('./logout.ts')).logoutCommand(server, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'wrap',
    'have clients start locked servers through the guard; shows the configs and asks',
    'mcp-lock wrap',
    'mcp-lock wrap some-server --via path',
  )
    .argument('[server...]', 'only these')
    .option('--via <how>', 'npx: the mcp-lock of the repository; path: the one on the PATH')
    .option('-y, --yes', 'do not ask')
    .action((names, options, self: Command) =>
      run(
        async (settings) => (await import('./wrap.ts')).wrapCommand(names, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'guard',
    'stand between a client and its server, and let through only what is locked',
    'mcp-lock guard notes -- npx -y notes-mcp@1.2.0',
    'mcp-lock guard notes-remote',
  )
    .argument('<server>', 'its name in the lock')
    .argument('[command...]', 'after --: what starts it; none: the address in the config')
    .option('--on-drift <what>', 'hide what is not locked, stop the server, or only warn', 'hide')
    .option('--strict', 'decline what the server asks of the model or the user')
    .option('--log <file>', 'add what happened to this file, one JSON object a line')
    .action((name, line, options, self: Command) =>
      run(
        async (settings) => (await import('./guard.ts')).guardCommand(name, line, options, settings, early),
        self.optsWithGlobals(),
      ),
    );

  command(
    'exec',
    'verify, then become the agent; a verdict other than 0 starts nothing',
    'mcp-lock exec -- my-agent --its-flags',
    'mcp-lock exec --max-age 10m -- my-agent',
  )
    .argument('[command...]', 'after --: what starts the agent')
    .option('--offline', 'start nothing and ask no network before: check config and lock only')
    .option('--fail-on <severity>', FAIL_ON, 'low')
    .option(
      '--max-age <time>',
      'let a verdict of this age count, if lock, configs, settings and entry files are the same: 30s, 10m, 1h',
    )
    .action((line, _options, self: Command) =>
      run(
        async (settings) =>
          (await import('./exec.ts')).execCommand(line, self.optsWithGlobals(), version, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'hook',
    "answer a client's hooks: check its servers when a session starts, and deny calls to what is not locked",
    'mcp-lock hook claude-code',
    'mcp-lock hook cursor',
  )
    .argument('[client]', 'claude-code or cursor')
    .action((client, _options, self: Command) =>
      run(
        async (settings) =>
          (await import('./hook.ts')).hookCommand(client, self.optsWithGlobals(), version, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'store',
    'the trees that guard starts: where they lie, whether they are unchanged, and which are not needed',
    'mcp-lock store verify',
    'mcp-lock store prune',
  )
    .argument('<what>', 'path, verify or prune')
    .argument('[server...]', 'path: the trees of these')
    .option('-y, --yes', 'do not ask')
    .action((what, names, options, self: Command) =>
      run(
        async (settings) => (await import('./store.ts')).storeCommand(what, names, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'unwrap',
    'write the configs as they were before wrap; shows them and asks',
    'mcp-lock unwrap some-server',
  )
    .argument('[server...]', 'only these')
    .option('-y, --yes', 'do not ask')
    .action((names, options, self: Command) =>
      run(
        async (settings) => (await import('./wrap.ts')).unwrapCommand(names, options, settings),
        self.optsWithGlobals(),
      ),
    );

  command(
    'explain',
    'what a rule or an error code means and what to do',
    'mcp-lock explain text/hidden-characters',
    'mcp-lock explain E_LAUNCH',
  )
    .argument('[rule-or-code]', 'a rule or an error code; without one all are listed')
    .action((name, _options, self: Command) =>
      run(
        async (settings) => (await import('./explain.ts')).explainCommand(name, settings),
        self.optsWithGlobals(),
      ),
    );

  return program;
}

const FAIL_ON =
  'lowest severity that fails: high, medium, low or info; a server whose launch or origin differs is not started, and always fails';

/** Names of the reporters. */
const FORMATS = REPORTERS.map(({ id }) => id).join(' or ');

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

const example = (...lines: readonly string[]): string =>
  `Example:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
