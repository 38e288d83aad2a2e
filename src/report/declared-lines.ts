/**
 * The lines of servers in config files: configs and what a finding is about in; the line of the server, and the line in it that says what
 * is new, out. Pure.
 */
import { once } from '../host/once.ts';
import { tokensOf } from '../lock/pointer.ts';
import { lineFinder } from '../lock/text-position.ts';
import type { Finding, Json } from '../model.ts';

/** A file of the repository. */
export interface PlacedFile {
  /** As anchors name it. */
  readonly file: string;
  /** As the places of failures begin with it: where the run was started, and absolute. */
  readonly names: readonly string[];
  /** Absent: it cannot be read. */
  readonly text?: string;
}

/** UTF-16 offsets. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface PlacedConfig extends PlacedFile {
  /** The value at a JSON pointer, with its key; undefined where it cannot be told. */
  readonly around: (pointer: string) => Span | undefined;
  /** The pointer of each server that it declares, by key of the lock. */
  readonly servers: ReadonlyMap<string, string>;
}

/** A server in its config: its line, and the line of a word in it. */
export interface Declaration {
  readonly config: PlacedConfig;
  readonly line: number;
  readonly lineOf: (words: readonly string[]) => number | undefined;
}

/** Each server of the configs, read when it is asked for. */
export function declarationsIn(
  configs: readonly PlacedConfig[],
): (server: string) => Declaration | undefined {
  const reads = new Map(
    configs.flatMap((config) => {
      const lineAt = once(() => lineFinder(config.text ?? ''));
      return [...config.servers].map(
        ([key, pointer]) => [key, once(() => declaration(config, pointer, lineAt()))] as const,
      );
    }),
  );
  return (server) => reads.get(server)?.();
}

function declaration(config: PlacedConfig, pointer: string, lineAt: (offset: number) => number): Declaration {
  const { start, end } = config.around(pointer) ?? { start: 0, end: 0 };
  const block = (config.text ?? '').slice(start, end);
  return {
    config,
    line: lineAt(start),
    lineOf: (words) => {
      const at = words.map((word) => indexOfWord(block, word)).find((index) => index >= 0);
      return at === undefined ? undefined : lineAt(start + at);
    },
  };
}

const LONGEST_WORD = 500;
const MOST_WORDS = 50;

/** What a config says where it says what is new: the key or name that the finding is about, then each new text. */
export function wordsOf({ subject, before, after }: Finding): readonly string[] {
  const old = new Set(textsIn(before));
  const key = tokensOf(subject.pointer ?? '');
  const named = subject.kind === 'launch' && key[0] === 'extra' ? key.slice(1, 2) : [];
  const texts = [...named, ...(subject.name === undefined ? [] : [subject.name]), ...textsIn(after)];
  return texts
    .filter((text) => text !== '' && text.length <= LONGEST_WORD && !old.has(text))
    .slice(0, MOST_WORDS)
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1), ...partsOf(text)]);
}

/** What of an address a person wrote: the path below the folder of the lock, or the name of a package. */
function partsOf(text: string): readonly string[] {
  const [, path] = /^(?:file:)?\$\{workspaceFolder\}\/(.+)$/.exec(text) ?? [];
  const [, name] = /^pkg:[a-z]+\/((?:%40)?[\w./-]+?)(?:@[^@]*)?$/.exec(text) ?? [];
  return [path, name?.replace('%40', '@')].filter((part) => part !== undefined);
}

const textsIn = (value: Json | undefined): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? (value as readonly Json[]).flatMap((one) => (typeof one === 'string' ? [one] : []))
      : [];

const WORD = /[\w.-]/;

/** `1.2` stands in `notes@1.2` and not in `notes@11.2.0`. */
function indexOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + word.length))) return at;
  }
  return -1;
}
