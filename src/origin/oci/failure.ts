/**
 * Why the digest of an image is not known. In: an image and a reason. Out: one E_REGISTRY. Shows hosts, never a login
 * or a token.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import {
  dockerConfigUnreadable,
  dockerLogin,
  imageNamed,
  imageSpelling,
  tokenMissing,
  tokenServiceInsecure,
} from '../messages.ts';
import { registryFailure } from '../registry-failure.ts';
import type { OciLogin } from './docker-login.ts';
import type { ImageName } from './image-name.ts';
import { imageText } from './image-name.ts';
import type { NoToken } from './token.ts';

/** One image at one registry, as every step needs it. */
export interface OciRequest {
  readonly image: ImageName;
  readonly host: Host;
  /** Address of the manifest. */
  readonly url: URL;
}

/** No answer, or one with this status, from the registry or from its token service. */
export function ociFailure(
  request: OciRequest,
  { reason, realm }: NoToken,
  login: OciLogin = {},
): McpLockError {
  const { image, url, host } = request;
  const what = imageNamed(imageText(image));
  const place = realm ?? url.origin;
  if (reason === 'REALM') return new McpLockError(tokenServiceInsecure(what), { place: url.origin });
  const advice = loginAdvice(image, login);
  if (reason === 'TOKEN') return new McpLockError(tokenMissing(what, advice), { place });
  const question = { what, registry: place, login: advice, check: imageSpelling(advice) };
  return registryFailure(question, reason, host);
}

/** For an invalid response; `message` takes the image as a person writes it. */
export const ociInvalid = (
  { image, url }: OciRequest,
  message: (image: string) => ErrorMessage,
): McpLockError => new McpLockError(message(imageText(image)), { place: url.origin });

const loginAdvice = ({ registry }: ImageName, { unreadable, helper }: OciLogin): string =>
  unreadable === undefined ? dockerLogin(registry, helper) : dockerConfigUnreadable(unreadable);
