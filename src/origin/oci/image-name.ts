/**
 * The name of an image as a command line has it. In: text. Out: registry, repository, tag and digest, by the reference
 * grammar of the distribution project and Docker's defaults (`docker.io`, `library/`). Pure.
 */

export interface ImageName {
  /** Host and port: `docker.io`, `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  /** Path in the registry, with `library/` where Docker puts it. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:…` or `sha512:…`. */
  readonly digest?: string;
}

const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(String.raw`^(?:${LABEL}(?:\.${LABEL})*|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?$`);
const SEGMENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const LONGEST = 255;

/** Whether a text is a digest of a kind that pins. */
export const isDigest = (text: string): boolean => DIGEST.test(text);

/** Undefined when the text names no image of a registry; 64 hex digits alone name one of this machine. */
export function parseImage(text: string): ImageName | undefined {
  if (text.length > 2 * LONGEST + 256 || /^[0-9a-f]{64}$/.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) return undefined;
  const tagged = at < 0 ? text : text.slice(0, at);
  // A colon before the last slash divides host and port.
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : tagged.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  const place = repositoryOf(colon < 0 ? tagged : tagged.slice(0, colon));
  if (place === undefined) return undefined;
  return { ...place, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

function repositoryOf(name: string): Pick<ImageName, 'registry' | 'repository'> | undefined {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const named = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const path = named ? name.slice(slash + 1) : name;
  const written = named ? first.toLowerCase() : 'docker.io';
  const registry = written === 'index.docker.io' ? 'docker.io' : written;
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (!HOST.test(registry) || `${registry}/${repository}`.length > LONGEST) return undefined;
  return repository.split('/').every((segment) => SEGMENT.test(segment))
    ? { registry, repository }
    : undefined;
}

/** As a person would write it. */
export function imageText({ registry, repository, tag, digest }: ImageName): string {
  const name = registry === 'docker.io' ? repository.replace(/^library\//, '') : `${registry}/${repository}`;
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
