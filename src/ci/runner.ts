/**
 * What the CI service says of the run: variables and the event's file in, a few checked facts out. The event holds texts of whoever
 * opened the pull request, so nothing of it is used but numbers and hashes. Writes the outputs of a step, and nothing else.
 */
import { randomBytes } from 'node:crypto';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { isFile } from '../host/kind-at.ts';
import { parsedUrl } from '../lock/address.ts';
import { parseJson } from '../lock/json.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { serviceUnknown } from './messages.ts';

const MAX_EVENT_BYTES = 32 * 1024 * 1024;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/;
const COMMIT = /^[0-9a-f]{40,64}$/;

export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly owner: string;
  /** Addresses without a slash at the end. */
  readonly api: string;
  readonly server: string;
  readonly graphql: string | undefined;
}

/** Throws E_USAGE outside of GitHub Actions. */
export function repositoryOf({ env }: Pick<ServerHost, 'env'>): Repository {
  const name = env['GITHUB_REPOSITORY'] ?? '';
  const api = addressOf(env['GITHUB_API_URL']);
  const server = addressOf(env['GITHUB_SERVER_URL']);
  if (!REPOSITORY.test(name) || api === undefined || server === undefined)
    throw new McpLockError(serviceUnknown());
  const [owner = ''] = name.split('/');
  return { name, owner, api, server, graphql: addressOf(env['GITHUB_GRAPHQL_URL']) };
}

function addressOf(text = ''): string | undefined {
  const url = parsedUrl(text);
  if (url === undefined || !/^(?:https?|file):$/.test(url.protocol) || url.username !== '') return undefined;
  return url.href.replace(/\/+$/, '');
}

export interface Event {
  /** Of the pull request. */
  readonly number: number | undefined;
  /** The newest commit of the pull request. */
  readonly head: string | undefined;
  /** The commit of the base branch, also of a merge queue. */
  readonly base: string | undefined;
}

/** An event that cannot be read says nothing. */
export async function eventOf(host: ServerHost): Promise<Event> {
  const path = host.env['GITHUB_EVENT_PATH'] ?? '';
  const event = path === '' ? undefined : await readJson(path, host);
  const pull = member(event, 'pull_request');
  const number = member(pull, 'number');
  return {
    number: typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined,
    head: commitIn(member(pull, 'head'), 'sha'),
    base: commitIn(member(pull, 'base'), 'sha') ?? commitIn(member(event, 'merge_group'), 'base_sha'),
  };
}

async function readJson(path: string, host: ServerHost): Promise<Json | undefined> {
  try {
    if (!(await isFile(path, host)) || (await host.files.size(path)) > MAX_EVENT_BYTES) return undefined;
    const reading = parseJson(new TextDecoder().decode(await host.files.read(path)));
    return reading.ok ? reading.value : undefined;
  } catch {
    return undefined;
  }
}

/** An own member of what may be an object. */
export const member = (value: Json | undefined, name: string): Json | undefined =>
  value !== undefined && isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

function commitIn(value: Json | undefined, name: string): string | undefined {
  const sha = member(value, name);
  return typeof sha === 'string' && COMMIT.test(sha) ? sha : undefined;
}

/** Outputs of the step, where the service takes some: numbers, words of ours, and paths. */
export async function setOutputs(values: Readonly<Record<string, string>>, host: ServerHost): Promise<void> {
  const file = host.env['GITHUB_OUTPUT'] ?? '';
  if (file === '') return;
  const end = `end-${randomBytes(16).toString('hex')}`;
  const lines = Object.entries(values).map(([name, value]) => `${name}<<${end}\n${value}\n${end}\n`);
  const before = new TextDecoder().decode(await host.files.read(file).catch(() => new Uint8Array()));
  await host.files.replace(file, before + lines.join(''));
}
