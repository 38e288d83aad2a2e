/**
 * Why a registry of packages or images gave no usable response. In: a status, or the failure of a request. Out: one
 * E_REGISTRY. Addresses in it have no user, password or query.
 */
import type { ErrorMessage } from '../errors.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import {
  registryBusy,
  registryFailed,
  registryInsecureRedirect,
  registryRedirects,
  registryRefused,
  registryResponseTooLarge,
  registryTimedOut,
  registryUnreachable,
  registryUntrusted,
  registryUnusable,
  unknownToRegistry,
} from './messages.ts';

/** What was asked about. */
interface RegistryQuestion {
  /** `the package notes`, `the image ghcr.io/acme/notes:1`. */
  readonly what: string;
  /** The address without credentials, for messages. */
  readonly registry: string;
  /** Advice: how to log in, and what else a refusal may mean. */
  readonly login: string;
  /** Advice: what to check when it is not known there. */
  readonly check: string;
}

const CERTIFICATE =
  /^(?:CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_TLSV1_ALERT|INVALID_CA|HOSTNAME_MISMATCH)/;

/** The error for a response that is missing or has this status. `reason`: a status, or the failure of `sendRequest`. */
export const registryFailure = (
  question: RegistryQuestion,
  reason: string | number,
  host: Host,
): McpLockError =>
  new McpLockError(
    typeof reason === 'number' ? statusMessage(question, reason) : failureMessage(question, reason, host),
    { place: question.registry },
  );

function statusMessage({ what, login, check }: RegistryQuestion, status: number): ErrorMessage {
  if (status === 401 || status === 403) return registryRefused(what, status, login);
  if (status === 404 || status === 410) return unknownToRegistry(what, status, check);
  if (status === 429) return registryBusy(what, login);
  return status >= 500 ? registryFailed(what, status) : registryUnusable(what, status);
}

function failureMessage({ what }: RegistryQuestion, failure: string, { env }: Host): ErrorMessage {
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name]);
  if (failure === 'TIMEOUT') return registryTimedOut(what, proxied);
  if (failure === 'TOO_LARGE') return registryResponseTooLarge(what);
  if (failure === 'INSECURE_REDIRECT') return registryInsecureRedirect(what);
  if (failure === 'REDIRECTS' || failure === 'BAD_REDIRECT') return registryRedirects(what);
  if (CERTIFICATE.test(failure)) return registryUntrusted(what, failure);
  return registryUnreachable(what, failure, proxied);
}
