/**
 * How the program speaks (CONTRIBUTING, "Words"): every message of every room is listed, short, and ends in advice that can be
 * followed. Each `next:` command of `mcp-lock` is run in a small repository.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../src/cli/command-line.ts';
import { withRunFlags } from '../src/display/run-flags.ts';
import { isCommand } from '../src/display/shell-word.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';
import type { Text } from './messages/all.ts';
import { messageTexts, SAMPLED, tableTexts } from './messages/all.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

const MESSAGES = messageTexts();
const ALL = [...MESSAGES, ...tableTexts()];

const shown = ({ room, name, text, next }: Text): string =>
  `${room} ${name}: ${text}${next === undefined ? '' : ` | ${next}`}`;

describe('the list of messages', () => {
  it('has every room that has messages', () => {
    const rooms = readdirSync(SRC, { withFileTypes: true }).filter(
      (one) => one.isDirectory() && readdirSync(join(SRC, one.name)).includes('messages.ts'),
    );
    expect(Object.keys(SAMPLED).sort()).toEqual(rooms.map(({ name }) => name).sort());
  });

  it('has an example of every message', () => {
    const named = new Set(MESSAGES.map(({ room, name }) => `${room} ${name}`));
    const missing = Object.entries(SAMPLED).flatMap(([room, { messages }]) =>
      Object.keys(messages)
        .map((name) => `${room} ${name}`)
        .filter((name) => !named.has(name)),
    );
    expect(missing).toEqual([]);
  });
});

const NEXT = MESSAGES.flatMap((one) => (one.next === undefined ? [] : [{ ...one, next: one.next }]));
const PROGRAMS = /^(?:mcp-lock|npm|npx|pnpm|yarn|bun|git|node|pip|uv|docker) \S/;

describe('what to do next', () => {
  it('is one command without quotes and double blanks, or a sentence', () => {
    const wrong = NEXT.filter(({ next }) =>
      isCommand(next)
        ? !PROGRAMS.test(next) || /\s\s|[`'“”<>…]|\b(?:SERVER|FILE|NAME|COMMAND)\b/.test(next)
        : !/^(?:[A-Z]|`)/.test(next) || !/[.?]$/.test(next) || /\s\s/.test(next),
    );
    expect(wrong.map(shown)).toEqual([]);
  });
});

/** Programs, packages, hosts and files that a message may begin with. `bugFound` ends with the words of another error. */
const NAMES = /^(?:mcp-lock|npm|npx|git|pip|uv|deno|bun|node_modules|notes|login\.example)\b/;

describe('an error message', () => {
  it('is a sentence', () => {
    const wrong = MESSAGES.filter(
      ({ name, code, text }) =>
        code !== undefined &&
        (!(/^[A-Z0-9`"$]/.test(text) || NAMES.test(text)) ||
          !(/[.:?]$/.test(text.split('\n')[0] ?? '') || name === 'bugFound')),
    );
    expect(wrong.map(shown)).toEqual([]);
  });
});

/** Sentences of a text; a command, an address or a name in it counts as one word. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/`[^`]*`|"[^"]*"|\([^()]*\)/g, 'X')
    .split(/\n|(?<=[.?!])\s/)
    .filter((sentence) => sentence.trim() !== '');

describe('a sentence', () => {
  it('has 25 words at most', () => {
    const long = ALL.flatMap((one) =>
      [one.text, one.next ?? '']
        .flatMap(sentencesOf)
        .filter((sentence) => sentence.trim().split(/\s+/).length > 25)
        .map((sentence) => `${one.room} ${one.name}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });
});

/** Riddles and feelings of which earlier texts were full, each with what to say instead. */
const BANNED: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'correct, fix'],
  [/\btold\b/i, 'says, reports'],
  [/\blet be\b/i, 'leave'],
  [/of an odd kind|\bodd\b/i, 'unknown'],
  [/disagrees? with (?:itself|its own)/i, 'does not match'],
  [/as it may any day/i, 'can change'],
  [/\bstands? (?:above|below|there|beside|in its)\b/i, 'is'],
  [/\bnobody (?:knows|is asked|asks)\b|\basks? nobody\b/i, 'what is missing'],
  [/\bhold still\b|\bheld against\b/i, 'pinned, compared'],
  [/\bwhat is no\b|\bis none\b/i, 'is not a'],
  [/\ball the same\b(?!:)/i, 'anyway'],
  [/\bbecomes? the agent\b/i, 'starts the agent'],
  [/\bwords of its own\b/i, 'an own text'],
  [/\bas it lies\b|\blies there\b/i, 'is'],
  [/\bvouch/i, 'confirms'],
  [/\bfar end\b|\bother end\b/i, 'server'],
  [/\bclean face\b/i, 'different texts'],
  [/\bgoing\b.*\bgone\b/i, 'removed'],
  [/\b(?:is|are|looks?) (?:safe|fine|secure)\b|\bshould be\b/i, 'a fact'],
];

describe('words', () => {
  it.each(BANNED)('%s is not used', (word) => {
    expect(
      ALL.filter(({ text, next }) => word.test(text) || (next !== undefined && word.test(next))).map(shown),
    ).toEqual([]);
  });
});

/** The words of a command as a shell reads them; no command here has other quotes. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

const PROGRAM = commandLine(nodeHost(new AbortController().signal), '0.0.0', async () => undefined);

/** What is wrong with a command line as far as it can be read: a command or an option that does not exist. */
function misread([first = '', ...words]: readonly string[]): readonly string[] {
  const command = PROGRAM.commands.find((one) => one.name() === first);
  if (command === undefined) return first.startsWith('-') ? [] : [`command ${first}`];
  const known = [...PROGRAM.options, ...command.options].flatMap(({ short, long }) => [short, long]);
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end))
    .flatMap((word) => (word.startsWith('-') ? (word.split('=')[0] ?? '') : []))
    .filter((flag) => flag !== '--help' && !known.includes(flag))
    .map((flag) => `${first} ${flag}`);
}

it('a command inside a text exists, with its options', () => {
  const wrong = ALL.flatMap(({ room, name, text, next = '' }) =>
    [...`${text}\n${next}`.matchAll(/`mcp-lock ([^`]+)`/g)].flatMap(([, line = '']) =>
      line === 'COMMAND --help' ? [] : misread(wordsOf(line)).map((what) => `${room} ${name}: ${what}`),
    ),
  );
  expect(wrong).toEqual([]);
});

/** Commands that are only read, since they would open a browser or wait for a client. */
const READ_ONLY: ReadonlySet<string> = new Set(['login', 'logout', 'guard', 'hook', 'exec']);

describe('a command to run next', () => {
  const commands = [...new Set(NEXT.map(({ next }) => next).filter((next) => next.startsWith('mcp-lock ')))];
  let folder = '';

  beforeAll(async () => {
    folder = scratch();
    const { root } = repository(
      { notes: HONEST, everything: HONEST, 'my notes; rm': HONEST },
      join(folder, 'app'),
    );
    expect(await mcpLock(root, ['init', '--yes'], { home: scratch() })).toMatchObject({ exit: 0 });
  });

  it('is there', () => expect(commands.length).toBeGreaterThan(10));

  it.each(commands)('%s', async (next) => {
    const flags = ' --config app/.mcp.json --lockfile app/mcp-lock.json --cwd app --timeout 60';
    const [, ...argv] = wordsOf(withRunFlags(next, flags));
    expect(misread(argv)).toEqual([]);
    if (READ_ONLY.has(argv[0] ?? '')) return;
    // `-i` needs a terminal; nobody answers there.
    const terminal = argv.includes('-i') ? { answers: [] } : {};
    const ran = await mcpLock(folder, argv, {
      home: scratch(),
      env: { XDG_CACHE_HOME: scratch() },
      ...terminal,
    });
    expect(ran.stderr).not.toMatch(/E_USAGE|E_BUG/);
  });
});
