/**
 * Why a registry of packages or images gave no usable answer, in a person's words: a trouble or a status in, one
 * E_REGISTRY with a next step out. Holds addresses only without user, password and query.
 */
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';

/** What was asked about. */
export interface Asked {
  /** `the package mcp-notes`, `the image ghcr.io/o/server:1`. */
  readonly what: string;
  /** The address as it may be shown. */
  readonly registry: string;
  /** How to log in, and what else a refusal may mean. */
  readonly login: string;
  /** What to check when it is not known there. */
  readonly unknown: string;
}

const CERTIFICATE =
  /^(?:CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_TLSV1_ALERT|INVALID_CA|HOSTNAME_MISMATCH)/;

/** The error for an answer that is missing or has this status. */
export function registryFailure(asked: Asked, reason: string | number, host: Host): McpLockError {
  const [message, next] =
    typeof reason === 'number' ? statusWords(asked, reason) : troubleWords(asked, reason, host);
  return new McpLockError('E_REGISTRY', message, { place: asked.registry, next });
}

function statusWords({ what, login, unknown }: Asked, status: number): readonly [string, string] {
  if (status === 401 || status === 403) return [`the registry refuses access to ${what} (${status})`, login];
  if (status === 404 || status === 410) return [`the registry does not know ${what} (${status})`, unknown];
  if (status === 429) {
    return [
      `the registry answers no more questions for now, so ${what} was not checked (429)`,
      `wait and run this again; ${login}`,
    ];
  }
  if (status >= 500) {
    return [`the registry failed, so ${what} was not checked (${status})`, 'run this again later'];
  }
  return [
    `the registry gives no usable answer about ${what} (${status})`,
    'check that the address is that of a registry',
  ];
}

function troubleWords({ what }: Asked, trouble: string, host: Host): readonly [string, string] {
  if (trouble === 'TIMEOUT') {
    return [`the registry gave no answer in time, so ${what} was not checked`, network(host)];
  }
  if (trouble === 'TOO_LARGE') {
    return [
      `the registry's answer about ${what} is larger than any honest one`,
      'check that the address is that of a registry',
    ];
  }
  if (trouble === 'INSECURE_REDIRECT') {
    return [
      `the registry leads from https to http, so ${what} was not checked`,
      "ask who runs the registry; an answer over http can be anyone's",
    ];
  }
  if (trouble === 'REDIRECTS' || trouble === 'BAD_REDIRECT') {
    return [
      `the registry leads elsewhere and never to an answer about ${what}`,
      'check that the address is that of a registry',
    ];
  }
  if (CERTIFICATE.test(trouble)) {
    return [
      `the registry's certificate is not trusted, so ${what} was not checked (${trouble})`,
      'set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority',
    ];
  }
  return [`the registry cannot be reached, so ${what} was not checked (${trouble})`, network(host)];
}

/** Node below 24 asks past a proxy unless it is told. */
function network(host: Host): string {
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => host.env[name]);
  return proxied
    ? 'check the network; to go through the proxy, use Node.js 24 and set NODE_USE_ENV_PROXY=1'
    : 'check the network and run this again';
}
