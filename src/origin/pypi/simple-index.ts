/**
 * What one index offers of one project. In: an index and a name. Out: the files, or undefined when the index does not
 * know the project. Asks for JSON (PEP 691) and accepts HTML (PEP 503). Throws E_REGISTRY for any other response. A
 * login goes to that index alone and is never shown.
 */
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { HttpResponse } from '../http.ts';
import { sendRequest } from '../http.ts';
import { indexLogin, indexPageInvalid, indexSpelling, packageNamed } from '../messages.ts';
import { netrcLogin } from '../netrc.ts';
import { registryFailure } from '../registry-failure.ts';
import type { PypiFile } from './distribution.ts';
import type { PypiIndex } from './question.ts';
import { readHtmlIndex } from './simple-html.ts';

const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01';
const MAX_BYTES = 32 * 1024 * 1024;

/** `project`: in the one spelling. */
export async function filesOf(
  index: PypiIndex,
  project: string,
  host: Host,
): Promise<readonly PypiFile[] | undefined> {
  const question = {
    what: packageNamed(project),
    registry: index.shown,
    login: indexLogin(),
    check: indexSpelling(),
  };
  const url = new URL(index.url);
  url.pathname += `${project}/`;
  const response = await sendRequest(
    {
      url: url.href,
      headers: { accept: ACCEPT },
      authorization: index.authorization ?? (await netrcLogin(url.hostname, host)),
      maxBytes: MAX_BYTES,
    },
    host,
  );
  if ('failure' in response) throw registryFailure(question, response.failure, host);
  if (response.status === 404 || response.status === 410) return undefined;
  if (response.status !== 200) throw registryFailure(question, response.status, host);
  const files = read(response);
  if (files !== undefined) return files;
  throw new McpLockError(indexPageInvalid(project), { place: index.shown });
}

function read({ headers, body }: HttpResponse): readonly PypiFile[] | undefined {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  const text = new TextDecoder().decode(body);
  switch (type.trim().toLowerCase()) {
    case 'application/vnd.pypi.simple.v1+json':
      return readJsonIndex(text);
    case 'application/vnd.pypi.simple.v1+html':
    case 'text/html':
      return readHtmlIndex(text);
    default:
      return undefined;
  }
}

/** PEP 691: the files, or undefined when the text is something else. One entry that cannot be read spoils the page. */
export function readJsonIndex(text: string): readonly PypiFile[] | undefined {
  let page: unknown;
  try {
    page = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(page) || !isRecord(page['meta']) || !Array.isArray(page['files'])) return undefined;
  if (!/^1\.\d+$/.test(String(page['meta']['api-version']))) return undefined;
  const files = page['files'].map(fileOf);
  return files.includes(undefined) ? undefined : files.filter((file) => file !== undefined);
}

function fileOf(entry: unknown): PypiFile | undefined {
  if (!isRecord(entry) || typeof entry['filename'] !== 'string' || !isRecord(entry['hashes']))
    return undefined;
  const { yanked = false } = entry;
  if (typeof yanked !== 'boolean' && typeof yanked !== 'string') return undefined;
  const requires = entry['requires-python'] ?? undefined;
  if (requires !== undefined && typeof requires !== 'string') return undefined;
  const sha256 = Object.hasOwn(entry['hashes'], 'sha256') ? entry['hashes']['sha256'] : undefined;
  if (sha256 !== undefined && !(typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256)))
    return undefined;
  return {
    filename: entry['filename'],
    yanked: yanked !== false,
    ...(sha256 === undefined ? {} : { sha256: sha256.toLowerCase() }),
    ...(requires === undefined ? {} : { requiresPython: requires }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
