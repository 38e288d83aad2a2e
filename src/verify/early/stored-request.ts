/**
 * What to start, in words that hold no value of the environment or of a config: a request in, where each of its words comes from out,
 * and back. Undefined where a word with a secret in it has no place that it could be read from again. Pure, but for the config file.
 */
import type { Host } from '../../host/host.ts';
import { shellWords } from '../../launch/direct/shell-words.ts';
import type { ProcessRequest } from '../../launch/target.ts';
import { tokensOf } from '../../lock/pointer.ts';
import { redactText } from '../../lock/redact-text.ts';
import type { Json } from '../../model.ts';

/** `env`: the value of this variable, behind `before`. `config`: what stands at this place of the config file. */
type Source =
  | { readonly text: string }
  | { readonly env: string; readonly before: string }
  | { readonly config: readonly string[] };

/** What the shell reads: `before` and the last `words` of the list at this place of the config file. */
interface Script {
  readonly before: string;
  readonly words: number;
  readonly config: readonly string[];
}

export interface StoredRequest {
  readonly command: string;
  readonly script: Script;
  readonly cwd: string;
  readonly env: readonly (readonly [name: string, source: Source])[];
  /** The config file, as far as it is needed. */
  readonly file: string;
}

/** What is known of the values in a request. */
export interface RequestValues {
  readonly file: string;
  /** Of the server in the config file. */
  readonly pointer: string;
  /** What the config sets, expanded. */
  readonly ownEnv: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** The shortest value that is looked for under another name. */
const TELLING = 8;

/** What npm sets. Whatever else is in an environment comes from the config or the environment of mcp-lock. */
const OF_NPM = /^(?:npm_|(?:NODE|COLOR|EDITOR|INIT_CWD)$)/;

/** A program's name as npm writes it for the shell. */
const PROGRAM = /^'?[\w.-]+'?$/;

export async function storedRequest(
  { command, args, cwd, env }: ProcessRequest,
  { file, pointer, ownEnv, secrets }: RequestValues,
  host: Pick<Host, 'env' | 'files'>,
): Promise<StoredRequest | undefined> {
  const all = [...secrets, ...Object.values(ownEnv).filter(({ length }) => length >= TELLING)];
  const holdsSecret = (text: string) =>
    redactText(text) !== text || all.some((secret) => secret !== '' && text.includes(secret));
  const config = await configOf(file, host);
  const script = scriptOf(args, tokensOf(pointer), config);
  if (script === undefined || [command, cwd, script.before].some(holdsSecret)) return undefined;
  const sources: [string, Source][] = [];
  for (const [name, value] of Object.entries(env)) {
    const source = sourceOf(name, value, env, host.env) ?? fromConfig(name, value);
    if (source === undefined) return undefined;
    sources.push([name, source]);
  }
  return { command, script, cwd, env: sources, file };

  function fromConfig(name: string, value: string): Source | undefined {
    if (ownEnv[name] !== value) return OF_NPM.test(name) && !holdsSecret(value) ? { text: value } : undefined;
    const at = [...tokensOf(pointer), 'env', name];
    return valueAt(config, at) === value ? { config: at } : undefined;
  }
}

/** Undefined for another request than a program's name behind `sh -c`, with arguments that stand in the config as they are. */
function scriptOf(
  args: readonly string[],
  at: readonly string[],
  config: Json | undefined,
): Script | undefined {
  const [option, text = '', ...more] = args;
  if (option !== '-c' || more.length > 0) return undefined;
  for (const member of ['args', 'command']) {
    const place = [...at, member];
    const list = wordsAt(config, place);
    for (let words = 0; words <= list.length; words += 1) {
      const end = shellWords(list.slice(list.length - words));
      const before = text.slice(0, text.length - end.length);
      if (text.endsWith(end) && PROGRAM.test(before)) return { before, words, config: place };
    }
  }
  return PROGRAM.test(text) ? { before: text, words: 0, config: at } : undefined;
}

/** `given`: the whole environment of the server. Another of its variables may have the value, or end it. */
function sourceOf(
  name: string,
  value: string,
  given: ProcessRequest['env'],
  env: Host['env'],
): Source | undefined {
  if (env[name] === value) return { env: name, before: '' };
  const path = env['PATH'] ?? '';
  if (path !== '' && value.endsWith(path))
    return { env: 'PATH', before: value.slice(0, value.length - path.length) };
  if (value.length < TELLING) return undefined;
  const other = Object.keys(given).find((one) => env[one] === value);
  return other === undefined ? undefined : { env: other, before: '' };
}

/** Undefined where a value is no longer there. */
export async function requestFrom(
  { command, script, cwd, env, file }: StoredRequest,
  host: Pick<Host, 'env' | 'files'>,
): Promise<ProcessRequest | undefined> {
  const needsConfig = script.words > 0 || env.some(([, source]) => 'config' in source);
  const config = needsConfig ? await configOf(file, host) : undefined;
  const values: Record<string, string> = {};
  for (const [name, source] of env) {
    const value = textOf(source, config, host.env);
    if (typeof value !== 'string') return undefined;
    values[name] = value;
  }
  const list = script.words === 0 ? [] : wordsAt(config, script.config);
  if (list.length < script.words) return undefined;
  const text = script.before + shellWords(list.slice(list.length - script.words));
  return { command, args: ['-c', text], cwd, env: values };
}

function textOf(source: Source, config: Json | undefined, env: Host['env']): unknown {
  if ('text' in source) return source.text;
  if ('config' in source) return valueAt(config, source.config);
  const value = env[source.env];
  return value === undefined ? undefined : source.before + value;
}

/** Variables whose values are needed. */
export const variablesOf = ({ env }: StoredRequest): readonly string[] =>
  env.flatMap(([, source]) => ('env' in source ? [source.env] : []));

async function configOf(file: string, { files }: Pick<Host, 'files'>): Promise<Json | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await files.read(file))) as Json;
  } catch {
    // With comments in it, for instance: what stands there is found only by more code than is worth loading here.
    return undefined;
  }
}

function wordsAt(config: Json | undefined, place: readonly string[]): readonly string[] {
  const list = valueAt(config, place);
  return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : [];
}

function valueAt(value: unknown, tokens: readonly string[]): unknown {
  let at = value;
  for (const token of tokens) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[token];
  }
  return at;
}
