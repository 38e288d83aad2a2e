/** Every text of the program, in the order of the rooms: what `npm run messages` prints and `test/messages.test.ts` reads. */
import { COMMANDS } from '../../src/cli/command-table.ts';
import { families } from '../../src/diff/rules/table.ts';
import { ERROR_TEXTS } from '../../src/report/error-texts.ts';
import * as ci from './ci.ts';
import * as cli from './cli.ts';
import * as config from './config.ts';
import * as git from './git.ts';
import * as guard from './guard.ts';
import * as hooks from './hooks.ts';
import * as host from './host.ts';
import * as launch from './launch.ts';
import * as lock from './lock.ts';
import * as origin from './origin.ts';
import * as report from './report.ts';
import * as server from './server.ts';
import * as update from './update.ts';
import * as variables from './variables.ts';
import * as verify from './verify.ts';

/** By the name of the room. */
export const SAMPLED: Readonly<Record<string, { readonly messages: object; readonly samples: object }>> = {
  ...{ cli, ci, hooks, guard, git, update, verify, server, config },
  ...{ launch, origin, variables, report, lock, host },
};

export interface Text {
  readonly room: string;
  /** The function or constant that gives it, or the row of a table. */
  readonly name: string;
  /** Of an error. */
  readonly code?: string;
  readonly text: string;
  readonly next?: string;
}

/** The texts of all rooms' `messages.ts`, one for each sample. */
export const messageTexts = (): readonly Text[] =>
  Object.entries(SAMPLED).flatMap(([room, { messages, samples }]) => {
    const functions = Object.entries(samples).flatMap(([name, examples]: [string, readonly Args[]]) =>
      examples.flatMap((args) => textsOf(room, name, Reflect.get(messages, name)(...args))),
    );
    const constants = Object.entries(messages).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'function' ? [] : textsOf(room, name, value),
    );
    return [...functions, ...constants];
  });

type Args = readonly unknown[];

/** The texts of the tables: commands, error codes, rules. */
export const tableTexts = (): readonly Text[] => [
  ...COMMANDS.flatMap(({ name, description, args = [], options = [] }) => [
    { room: 'help', name, text: description },
    ...[...args, ...options].map(([flags, text]) => ({ room: 'help', name: `${name} ${flags}`, text })),
  ]),
  ...Object.entries(ERROR_TEXTS).flatMap(([code, { title, means, causes, remedy }]) =>
    [title, means, ...causes, remedy].map((text) => ({ room: 'explain', name: code, text })),
  ),
  ...families().flatMap(({ rules }) =>
    rules.flatMap(({ id, row }) =>
      [row.title, row.why, row.accept].map((text) => ({ room: 'rules', name: id, text })),
    ),
  ),
];

/** What a message is made of: a string, lines, an error, a reason with advice, or a table of words. */
function textsOf(room: string, name: string, value: unknown): readonly Text[] {
  if (typeof value === 'string') return splitNext(room, name, value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return splitNext(room, name, value.join('\n'));
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(room, name, one));
  if (typeof value !== 'object' || value === null) return [];
  const { code, next, ...texts } = value as { readonly code?: string; readonly next?: string };
  const [first = '', ...more] = Object.values(texts).flatMap((one) =>
    textsOf(room, name, one).map(({ text }) => text),
  );
  const said = { room, name, text: first };
  return [
    { ...said, ...(code === undefined ? {} : { code }), ...(next === undefined ? {} : { next }) },
    ...more.map((text) => ({ room, name, text })),
  ];
}

/** A text that ends with its own `next:` line. */
function splitNext(room: string, name: string, whole: string): readonly Text[] {
  const [text = '', next] = whole.trimEnd().split(/(?:^|\n)next: /);
  return next === undefined ? [{ room, name, text: whole.trimEnd() }] : [{ room, name, text, next }];
}
