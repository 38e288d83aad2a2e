/**
 * Why an image's digest is not known, in a person's words: an image and a reason in, one E_REGISTRY out. Shows hosts, never
 * a login or a token.
 */
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { registryFailure } from '../registry-failure.ts';
import type { OciLogin } from './docker-login.ts';
import type { ImageName } from './image-name.ts';
import { imageText } from './image-name.ts';
import type { NoToken } from './token.ts';

/** One image at one registry, as every step needs it. */
export interface OciQuestion {
  readonly image: ImageName;
  readonly host: Host;
  /** Address of the manifest. */
  readonly url: URL;
}

/** No answer, or one with this status, from the registry or from its token service. */
export function ociFailure(
  question: OciQuestion,
  { reason, realm }: NoToken,
  login: OciLogin = {},
): McpLockError {
  const { image, url, host } = question;
  const what = `the image ${imageText(image)}`;
  const place = realm ?? url.origin;
  if (reason === 'REALM') {
    return new McpLockError(
      'E_REGISTRY',
      `the registry sends for a token to a place without https, so ${what} was not checked`,
      { place: url.origin, next: 'ask who runs the registry; mcp-lock sends no login in the clear' },
    );
  }
  if (reason === 'TOKEN') {
    return new McpLockError('E_REGISTRY', `the token service gives no usable token for ${what}`, {
      place,
      next: loginAdvice(image, login),
    });
  }
  const asked = {
    what,
    registry: place,
    login: loginAdvice(image, login),
    unknown: `check the spelling of the image and its tag; ${loginAdvice(image, login)}`,
  };
  return registryFailure(asked, reason, host);
}

/** An answer that no honest registry gives. */
export const ociNonsense = ({ image, url }: OciQuestion, what: string): McpLockError =>
  new McpLockError('E_REGISTRY', `the registry gives ${what} for the image ${imageText(image)}`, {
    place: url.origin,
    next: `see what Docker gets: docker manifest inspect ${imageText(image)}`,
  });

function loginAdvice({ registry }: ImageName, { unreadable, helper }: OciLogin): string {
  if (unreadable !== undefined) return `repair Docker's config.json, which cannot be read (${unreadable})`;
  const command = registry === 'docker.io' ? 'docker login' : `docker login ${registry}`;
  const silent = helper === undefined ? '' : `docker-credential-${helper} gave no login that works; `;
  return `${silent}if the image is private, log in: ${command}`;
}
