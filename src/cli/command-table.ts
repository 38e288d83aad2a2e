/**
 * Every command: its help, its arguments and options as commander reads them, and what runs it. A table; a command's own file is
 * loaded only when the command is run. `docs/commands.md` is made from it.
 */
import type { Command } from 'commander';
import type { Settings } from '../config/settings.ts';
import { REPORTERS } from '../report/reporters/index.ts';
import type { WatchedServer } from '../server/watched-server.ts';

/** What a command is run with. */
interface Call {
  /** Of the command line, as commander gives them: a list for `[name...]`. */
  readonly args: Command['processedArgs'];
  /** Those of the command and those of every command. */
  readonly options: ReturnType<Command['optsWithGlobals']>;
  readonly settings: Settings;
  readonly version: string;
  /** For `guard`: its server, started before the command line was read. */
  readonly early: WatchedServer | undefined;
}

/** `[name, description]`, then the default value. An option that is `LIST` may be repeated. */
export type OptionRow = readonly [flags: string, description: string, value?: string | typeof LIST];

export const LIST = Symbol('a list');

export interface CommandRow {
  readonly name: string;
  readonly description: string;
  /** Command lines that work as they are, but for the name of the server. */
  readonly examples: readonly string[];
  readonly args?: readonly (readonly [name: string, description: string])[];
  readonly options?: readonly OptionRow[];
  /** Errors of the command become a report too, if `--reporter` asks for one. */
  readonly reports?: true;
  /** Resolves to the exit status. */
  readonly run: (call: Call) => Promise<number>;
}

/** Of every command. */
export const GLOBAL_OPTIONS: readonly OptionRow[] = [
  ['--cwd <folder>', 'Folder in which your agent is started.', '.'],
  [
    '--lockfile <file>',
    'The lockfile. Without it: the nearest mcp-lock.json in that folder or above it, inside the git repository.',
  ],
  ['--config <file>', 'Read this config instead of the usual ones. May be repeated.', LIST],
  ['--user', 'Your own lockfile and the configs in your home folder, in place of those of the project.'],
  ['--color <when>', 'auto, always or never.', 'auto'],
  ['--no-input', 'Never ask.'],
  ['--no-pager', 'Print long reports on the terminal without a pager.'],
  ['-q, --quiet', 'Print only problems.'],
  ['-v, --verbose', 'Print every finding and every server.'],
  ['--timeout <seconds>', 'Time limit for one server. Default: 30, or that of the settings.'],
  ['--concurrency <n>', 'How many servers are checked at a time.', '16'],
];

const AS: OptionRow = [
  '--as <client>',
  'Ask the servers as this client: with its name, version and capabilities.',
];
const ALLOW_VOLATILE: OptionRow = [
  '--allow-volatile <server/item>',
  'Leave the text of an item unpinned if it differs between two starts without a common kind and length. May be repeated.',
  LIST,
];
const YES: OptionRow = ['-y, --yes', 'Do not ask.'];
/** Of commands that start servers and then ask again. */
const START: OptionRow = ['-y, --yes', 'Start the servers without a question. Accepts nothing.'];
const FAIL_ON: OptionRow = [
  '--fail-on <severity>',
  "Lowest severity that fails: high, medium, low or info. If a server's launch line, origin or sign-in changed, mcp-lock does not start it and always fails, whatever --fail-on says. Default: low, or that of the settings.",
];
/** Names of the reporters. */
const FORMATS = REPORTERS.map(({ id }) => id)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ');
const REPORTER: OptionRow = [
  '--reporter <name[=file]>',
  `Format of the report: ${FORMATS}, on stdout or in a file. May be repeated.`,
  LIST,
];
const ALL: OptionRow = [
  '--all',
  'Also check the servers of your own configs. Without a lockfile of your own (`init --user`), they fail.',
];
const RECURSIVE: OptionRow = [
  '--recursive',
  'Also the configs in folders below the one of the lockfile, each with its own folder.',
];
const ONLY_THESE = ['[server...]', 'Only these servers.'] as const;

const NO_BROWSER: OptionRow = ['--no-browser', 'Only print the path of the page.'];

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'init',
    description:
      'Shows which servers it starts, asks, reads each server, shows what it can do and what stands out, asks again and writes the lockfile.',
    examples: ['mcp-lock init', 'mcp-lock init --pin', 'mcp-lock init --ci github'],
    options: [
      ['--pin', 'First write the exact version of every package into the configs.'],
      [
        '--accept <severity>',
        'Lock servers without a question if nothing in them is above this: low, medium or high. Without a terminal: medium, for servers that no lockfile has.',
      ],
      ['--force', 'Replace an existing lockfile. What differs from it is shown.'],
      RECURSIVE,
      ['--hashes-only', 'Store hashes only, without the texts.'],
      [
        '--ci <service>',
        'Only write the file for a CI service: github or gitlab. Shows it, asks, and replaces no file.',
      ],
      ALLOW_VOLATILE,
      AS,
      START,
    ],
    run: async ({ options, settings, version }) =>
      (await import('./commands/init.ts')).initCommand(options, version, settings),
  },
  {
    name: 'verify',
    description:
      'Compares configs and running servers with the lockfile. Never writes the lockfile or a config, and never starts a server that is not locked.',
    examples: ['mcp-lock verify', 'mcp-lock verify --offline'],
    args: [ONLY_THESE],
    options: [
      ['--offline', 'Start no server and use no network: check configs and lockfile only.'],
      AS,
      ['--cloak', 'Also ask as several clients, to find a server that shows them different texts.'],
      ['--deep', 'Resolve the dependencies of each npx server again. A change there is drift.'],
      ALL,
      RECURSIVE,
      FAIL_ON,
      REPORTER,
    ],
    reports: true,
    run: async ({ args: [names], options, settings }) =>
      (await import('./commands/verify.ts')).verifyCommand(names, options, settings),
  },
  {
    name: 'update',
    description: 'Reads servers again, shows what changed, then asks whether to accept it.',
    examples: ['mcp-lock update --dry-run', 'mcp-lock update some-server -i'],
    args: [ONLY_THESE],
    options: [
      ['-i, --interactive', 'Ask about each change. A local server is accepted as a whole.'],
      ['--dry-run', 'Show the changes and write nothing.'],
      [
        '--accept <severity>',
        'Accept servers without a question if nothing in them is above this: low, medium or high. Without a terminal, nothing else accepts.',
      ],
      ['--plan <file>', 'Show the changes and write them to a plan, for --apply. Accepts nothing.'],
      ['--apply <file>', 'Read the servers of a plan again and accept exactly what it holds, or nothing.'],
      RECURSIVE,
      ['--accept-integrity', 'Read a package whose content changed under the same version, too.'],
      ALLOW_VOLATILE,
      AS,
      START,
    ],
    run: async ({ args: [names], options, settings }) =>
      (await import('./commands/update.ts')).updateCommand(names, options, settings),
  },
  {
    name: 'upgrade',
    description:
      'Writes another version of a package into the configs and accepts what it changes: reads the server, shows the changes, then asks.',
    examples: ['mcp-lock upgrade some-server --dry-run', 'mcp-lock upgrade some-server'],
    args: [
      ['<server>', 'The server, whose package has an exact version in the config.'],
      ['[version]', 'The version. Without it: the newest, no pre-release unless the current one is.'],
    ],
    options: [
      ['--dry-run', 'Show the changes and write nothing.'],
      [
        '--accept <severity>',
        'Accept without a question if nothing is above this: low, medium or high. Without a terminal, nothing else accepts.',
      ],
      START,
    ],
    run: async ({ args: [server, version], options, settings }) =>
      (await import('./commands/upgrade.ts')).upgradeCommand(server, version, options, settings),
  },
  {
    name: 'list',
    description:
      'Lists the configured servers: launch, origin, pinned or not, locked or not. Starts no server.',
    examples: ['mcp-lock list'],
    options: [RECURSIVE, ['--reporter <name>', 'Format: text or json.', LIST]],
    run: async ({ options, settings }) => (await import('./commands/list.ts')).listCommand(options, settings),
  },
  {
    name: 'show',
    description: 'Shows what is locked, with hidden characters made visible. Reads only the lockfile.',
    examples: ['mcp-lock show some-server/some_tool', 'mcp-lock show --html'],
    args: [['[server[/item]]', 'A server, or one of its items.']],
    options: [
      [
        '--html [file]',
        'As a page, in a file. Without a file: in the browser; without a terminal, on stdout.',
      ],
      NO_BROWSER,
    ],
    run: async ({ args: [what], options, settings }) =>
      (await import('./commands/show.ts')).showCommand(what, options, settings),
  },
  {
    name: 'audit',
    description:
      'Judges configs, packages, addresses and locked texts by rules. Starts no server and uses no network. That nothing is noticed proves nothing.',
    examples: ['mcp-lock audit', 'mcp-lock audit --user'],
    args: [ONLY_THESE],
    options: [
      RECURSIVE,
      ['--fail-on <severity>', 'Lowest severity that fails: high, medium, low or info.', 'high'],
      REPORTER,
    ],
    reports: true,
    run: async ({ args: [names], options, settings }) =>
      (await import('./commands/audit.ts')).auditCommand(names, options, settings),
  },
  {
    name: 'diff',
    description:
      'Compares running servers with the lockfile, after it asks to start them. With --from or --to it compares two lockfiles and starts no server.',
    examples: ['mcp-lock diff some-server/some_tool', 'mcp-lock diff --from HEAD~1'],
    args: [['[server[/item]]', 'Only this server, or only this item.']],
    options: [
      ['--from <rev>', 'A git revision, or another lockfile. No server is started.'],
      ['--to <rev>', 'The other side. Without it: the lockfile in the working copy.'],
      AS,
      [
        '--fail-on <severity>',
        'Lowest severity that fails: high, medium, low or info. Default: low, or that of the settings.',
      ],
      REPORTER,
      YES,
    ],
    reports: true,
    run: async ({ args: [what], options, settings }) =>
      (await import('./commands/diff.ts')).diffCommand(what, options, settings),
  },
  {
    name: 'report',
    description:
      'Opens the last report about this lockfile in the browser: what verify, diff or audit found. Starts no server.',
    examples: ['mcp-lock report', 'mcp-lock report --no-browser'],
    options: [NO_BROWSER],
    run: async ({ options, settings }) =>
      (await import('./commands/report.ts')).reportCommand(options, settings),
  },
  {
    name: 'login',
    description: 'Signs in to a remote server in your browser, so that mcp-lock can read it.',
    examples: ['mcp-lock login some-server', 'mcp-lock login some-server --no-browser'],
    args: [['<server>', 'The server to sign in to.']],
    options: [
      ['--no-browser', 'Only print the address to open.'],
      ['--client-id <id>', 'Your registered OAuth client. Its secret: MCP_LOCK_CLIENT_SECRET.'],
      [
        '--scope <scopes>',
        'Scopes to request, separated by spaces. Without it: those that the server names.',
      ],
      YES,
    ],
    run: async ({ args: [server], options, settings }) =>
      (await import('./commands/login.ts')).loginCommand(server, options, settings),
  },
  {
    name: 'logout',
    description: 'Removes the sign-in of a remote server and revokes its tokens.',
    examples: ['mcp-lock logout some-server'],
    args: [['<server>', 'The server to sign out of.']],
    run: async ({ args: [server], settings }) =>
      (await import('./commands/logout.ts')).logoutCommand(server, settings),
  },
  {
    name: 'wrap',
    description:
      'Changes configs so that clients start locked servers through the guard. Shows the changes and asks.',
    examples: ['mcp-lock wrap', 'mcp-lock wrap some-server --via path'],
    args: [ONLY_THESE],
    options: [
      [
        '--via <how>',
        'npx, pnpm, yarn, bun: the mcp-lock of the repository. path: the mcp-lock on the PATH. Default: as the project installs packages.',
      ],
      YES,
    ],
    run: async ({ args: [names], options, settings }) =>
      (await import('./commands/wrap.ts')).wrapCommand(names, options, settings),
  },
  {
    name: 'guard',
    description: 'Runs between a client and its server, and passes on only what is locked.',
    examples: ['mcp-lock guard notes -- npx -y notes-mcp@1.2.0', 'mcp-lock guard notes-remote'],
    args: [
      ['<server>', 'Its name in the lockfile.'],
      ['[command...]', 'After --: the command line of the server. Without it: the address in the config.'],
    ],
    options: [
      [
        '--on-drift <what>',
        'hide: hide what is not locked. stop: end the server. warn: only report it.',
        'hide',
      ],
      ['--strict', 'Decline requests of the server to the model or the user.'],
      ['--log <file>', 'Append what happens to this file, one JSON object per line.'],
    ],
    run: async ({ args: [name, line], options, settings, early }) =>
      (await import('./commands/guard.ts')).guardCommand(name, line, options, settings, early),
  },
  {
    name: 'status',
    description:
      'Shows what guards hid or refused in the last 7 days, and what to do. Exit 1: something was. Starts no server.',
    examples: ['mcp-lock status', 'mcp-lock status --line'],
    options: [
      [
        '--line',
        'One short line for a status line or a shell prompt; nothing if nothing was hidden. Exit 0.',
      ],
    ],
    run: async ({ options, settings }) =>
      (await import('./commands/status.ts')).statusCommand(options['line'] === true, settings),
  },
  {
    name: 'exec',
    description: 'Runs verify, then starts your agent. If verify fails, the agent is not started.',
    examples: ['mcp-lock exec -- my-agent --its-flags', 'mcp-lock exec --max-age 10m -- my-agent'],
    args: [['[command...]', 'After --: the command line of the agent.']],
    options: [
      ['--offline', 'Verify without servers and network: check configs and lockfile only.'],
      ALL,
      FAIL_ON,
      [
        '--max-age <time>',
        'Skip verify if it passed within this time (30s, 10m, 1h) and lockfile, configs, settings and entry files are unchanged.',
      ],
    ],
    run: async ({ args: [line], options, settings, version }) =>
      (await import('./commands/exec.ts')).execCommand(line, options, version, settings),
  },
  {
    name: 'hook',
    description:
      "Answers a client's hooks: checks its servers when a session starts, and denies calls to tools that are not locked.",
    examples: ['mcp-lock hook claude-code', 'mcp-lock hook cursor'],
    args: [['[client]', 'claude-code or cursor.']],
    run: async ({ args: [client], options, settings, version }) =>
      (await import('./commands/hook.ts')).hookCommand(client, options, version, settings),
  },
  {
    name: 'ci',
    description:
      'What the GitHub action runs; its inputs are the variables INPUT_MODE, INPUT_FAIL_ON and so on. For use at a terminal there are the other commands.',
    examples: ['mcp-lock ci verify', 'mcp-lock ci review'],
    args: [['<what>', 'verify, review, comment, collect or propose.']],
    reports: true,
    run: async ({ args: [what], options, settings }) =>
      (await import('./commands/ci.ts')).ciCommand(what, options, settings),
  },
  {
    name: 'store',
    description:
      'Manages the package trees that guard starts: shows where they are, checks that they are unchanged, removes those that are not needed.',
    examples: ['mcp-lock store verify', 'mcp-lock store prune'],
    args: [
      ['<what>', 'path, verify or prune.'],
      ['[server...]', 'For path: only the trees of these servers.'],
    ],
    options: [YES],
    run: async ({ args: [what, names], options, settings }) =>
      (await import('./commands/store.ts')).storeCommand(what, names, options, settings),
  },
  {
    name: 'unwrap',
    description: 'Changes configs back to what they were before wrap. Shows the changes and asks.',
    examples: ['mcp-lock unwrap some-server'],
    args: [ONLY_THESE],
    options: [YES],
    run: async ({ args: [names], options, settings }) =>
      (await import('./commands/wrap.ts')).unwrapCommand(names, options, settings),
  },
  {
    name: 'git',
    description:
      'Shows and merges lockfiles in git. install sets it up for this repository; git calls the rest. Starts no server.',
    examples: ['mcp-lock git install'],
    args: [
      ['<what>', 'install, diff, textconv or merge.'],
      ['[argument...]', 'As git gives them.'],
    ],
    options: [YES],
    run: async ({ args: [what, args], options, settings }) =>
      (await import('./commands/git.ts')).gitCommand(what, args, options, settings),
  },
  {
    name: 'explain',
    description: 'Says what a rule or an error code means and what to do.',
    examples: ['mcp-lock explain text/hidden-characters', 'mcp-lock explain E_LAUNCH'],
    args: [['[rule-or-code]', 'A rule or an error code. Without it, all are listed.']],
    run: async ({ args: [name], settings }) =>
      (await import('./commands/explain.ts')).explainCommand(name, settings),
  },
  {
    name: 'schema',
    description: 'Prints the JSON Schema of the JSON report, of the lockfile or of the settings.',
    examples: ['mcp-lock schema report', 'mcp-lock schema lock'],
    args: [['<what>', 'report, lock or config.']],
    run: async ({ args: [what], settings }) =>
      (await import('./commands/schema.ts')).schemaCommand(what, settings),
  },
  {
    name: 'completion',
    description:
      'Prints a script with which your shell completes commands, options, servers, items and rules.',
    examples: ['mcp-lock completion bash', 'mcp-lock completion fish'],
    args: [['<shell>', 'bash, zsh, fish or powershell.']],
    run: async ({ args: [shell], settings }) =>
      (await import('./commands/completion.ts')).completionCommand(shell, settings),
  },
];
