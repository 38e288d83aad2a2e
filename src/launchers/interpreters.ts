/**
 * Programs that run a file given as an argument: a command line in, that argument out. Knows for each which flags
 * take the next word as their value and which mean that no file is run at all (`-e`, `-c`, `-m`). Never reads the disk.
 */

interface Interpreter {
  readonly names: RegExp;
  /** Flags whose value is the next word. */
  readonly valued: readonly string[];
  /** Flags after which no file is run. */
  readonly inline: RegExp;
  /** Flags whose value is the file. */
  readonly file?: readonly string[];
  /** Words before the file that are not it. */
  readonly verbs?: readonly string[];
  /** The first word may also be a task or package: only what looks like a file is one. */
  readonly tasks?: boolean;
}

const NODE =
  '-r --require --import --loader --experimental-loader --env-file --env-file-if-exists -C --conditions';

const INTERPRETERS: readonly Interpreter[] = [
  {
    names: /^(?:node|nodejs)$/,
    valued: NODE.split(' '),
    inline: /^(?:-e|--eval|-p|--print|-pe|-i|--interactive|--run)(?:=|$)/,
  },
  {
    names: /^(?:tsx|ts-node|ts-node-esm)$/,
    valued: [...NODE.split(' '), '-P', '--project', '--tsconfig', '-O', '--compiler-options'],
    inline: /^(?:-e|--eval|-p|--print|-pe)(?:=|$)/,
    verbs: ['watch'],
  },
  {
    names: /^bun$/,
    valued: ['--cwd', '--shell', '--env-file', '--config', '-c', '--preload', '-r'],
    inline: /^(?:-e|--eval|-p|--print)(?:=|$)/,
    verbs: ['run'],
    tasks: true,
  },
  {
    names: /^deno$/,
    valued: [
      ...[
        '-c',
        '--config',
        '--import-map',
        '--node-modules-linker',
        '--cert',
        '--seed',
        '--location',
        '--ext',
      ],
      ...['--preload', '--require', '--conditions', '--min-dep-age', '-L', '--log-level', '--lock'],
    ],
    inline: /^(?!)/,
    verbs: ['run', 'serve'],
    tasks: true,
  },
  {
    names: /^(?:python|pypy|pythonw)[\d.]*$|^py$/,
    valued: ['-W', '-X', '--check-hash-based-pycs'],
    inline: /^-(?![WX-])[A-Za-z]*[cm]/,
  },
  { names: /^ruby[\d.]*$/, valued: ['-r', '-I', '-C', '-E'], inline: /^-e/ },
  { names: /^php[\d.]*$/, valued: ['-d', '-c', '-z'], inline: /^(?:-r|-B|-R|-S)/, file: ['-f', '-F'] },
  { names: /^perl[\d.]*$/, valued: ['-I'], inline: /^-[eE]/ },
  {
    names: /^(?:sh|bash|zsh|dash|ksh|fish|ash)$/,
    valued: ['-o', '+o', '-O', '+O', '--rcfile', '--init-file'],
    inline: /^-(?!-)[A-Za-z]*[cs]/,
  },
  {
    names: /^(?:pwsh|powershell)$/,
    valued: ['-ExecutionPolicy', '-WorkingDirectory', '-ConfigurationName', '-OutputFormat', '-InputFormat'],
    inline: /^-(?:c|command|e|ec|encodedcommand)$/i,
    file: ['-File', '-f', '-file'],
  },
  {
    names: /^java$/,
    valued: ['-cp', '-classpath', '--class-path', '-p', '--module-path'],
    inline: /^-m$/,
    file: ['-jar'],
  },
];

/** Whether a program of this name runs files given as arguments. */
export const isInterpreter = (program: string): boolean =>
  INTERPRETERS.some(({ names }) => names.test(program));

/** The argument that names the file it runs, or undefined when there is none. */
export function scriptArgument(program: string, args: readonly string[]): string | undefined {
  const interpreter = INTERPRETERS.find(({ names }) => names.test(program));
  if (interpreter === undefined) return undefined;
  const { valued, inline, file = [], verbs = [], tasks } = interpreter;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (file.includes(arg)) return args[at + 1];
    if (arg === '--') return args[at + 1];
    if (arg === '-' || inline.test(arg)) return undefined;
    if (valued.includes(arg)) at += 1;
    else if (!/^[-+]./.test(arg) && !verbs.includes(arg)) {
      // Java names a class where others name a file.
      if (program === 'java') return undefined;
      return tasks !== true || (/[\\/]|\.\w+$/.test(arg) && !/^\w[\w+.-]+:/.test(arg)) ? arg : undefined;
    }
  }
  return undefined;
}
