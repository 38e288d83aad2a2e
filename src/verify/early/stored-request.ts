/**
 * What to start, in words that hold no value of the environment or of a config: a request in, where each of its words comes from out,
 * and back. Undefined where a word with a secret in it has no place that it could be read from again. Pure, but for the config file.
 */
import type { Host } from '../../host/host.ts';
import type { ProcessRequest } from '../../launch/target.ts';
import { tokensOf } from '../../lock/pointer.ts';
import { redactText } from '../../lock/redact-text.ts';
import type { Json } from '../../model.ts';

/** `env`: the value of this variable, behind `before`. `config`: what stands at this pointer of the config file. */
type Source =
  | { readonly text: string }
  | { readonly env: string; readonly before: string }
  | { readonly config: string };

export interface StoredRequest {
  readonly command: string;
  readonly args: readonly string[];
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

export async function storedRequest(
  { command, args, cwd, env }: ProcessRequest,
  { file, pointer, ownEnv, secrets }: RequestValues,
  host: Pick<Host, 'env' | 'files'>,
): Promise<StoredRequest | undefined> {
  const all = [...secrets, ...Object.values(ownEnv).filter(({ length }) => length >= TELLING)];
  const holdsSecret = (text: string) =>
    redactText(text) !== text || all.some((secret) => secret !== '' && text.includes(secret));
  if ([command, cwd, ...args].some(holdsSecret)) return undefined;
  const config = await configOf(file, host);
  const sources: [string, Source][] = [];
  for (const [name, value] of Object.entries(env)) {
    const source = sourceOf(name, value, host.env) ?? fromConfig(name, value);
    if (source === undefined) return undefined;
    sources.push([name, source]);
  }
  return { command, args, cwd, env: sources, file };

  function fromConfig(name: string, value: string): Source | undefined {
    if (ownEnv[name] !== value) return holdsSecret(value) ? undefined : { text: value };
    const at = [...tokensOf(pointer), 'env', name];
    return valueAt(config, at) === value ? { config: JSON.stringify(at) } : undefined;
  }
}

function sourceOf(name: string, value: string, env: Host['env']): Source | undefined {
  if (env[name] === value) return { env: name, before: '' };
  const path = env['PATH'] ?? '';
  if (path !== '' && value.endsWith(path))
    return { env: 'PATH', before: value.slice(0, value.length - path.length) };
  if (value.length < TELLING) return undefined;
  const other = Object.keys(env).find((one) => env[one] === value);
  return other === undefined ? undefined : { env: other, before: '' };
}

/** Undefined where a value is no longer there. */
export async function requestFrom(
  { command, args, cwd, env, file }: StoredRequest,
  host: Pick<Host, 'env' | 'files'>,
): Promise<ProcessRequest | undefined> {
  const needsConfig = env.some(([, source]) => 'config' in source);
  const config = needsConfig ? await configOf(file, host) : undefined;
  const values: Record<string, string> = {};
  for (const [name, source] of env) {
    const value = textOf(source, config, host.env);
    if (typeof value !== 'string') return undefined;
    values[name] = value;
  }
  return { command, args, cwd, env: values };
}

function textOf(source: Source, config: Json | undefined, env: Host['env']): unknown {
  if ('text' in source) return source.text;
  if ('config' in source) return valueAt(config, JSON.parse(source.config) as string[]);
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

function valueAt(value: unknown, tokens: readonly string[]): unknown {
  let at = value;
  for (const token of tokens) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[token];
  }
  return at;
}
