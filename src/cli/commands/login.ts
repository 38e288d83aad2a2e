/**
 * `mcp-lock login`: show who gives out a server's tokens, ask, sign in with the browser, keep the tokens in the user's
 * own folder and pin issuer and resource in the entry of the lock. Prints no token. Without an entry the pin is made
 * when the server is locked.
 */

import type { Settings } from '../../config/settings.ts';
import { commandOf, nameWord, usage } from '../../config/settings.ts';
import { printable } from '../../display/printable.ts';
import { McpLockError } from '../../errors.ts';
import { entryIn } from '../../lock/entry.ts';
import { loadLock, shown } from '../../lock/store.ts';
import type { Auth, Entry } from '../../model.ts';
import { browserFlow, requestedScope } from '../../server/auth/browser-flow.ts';
import { findIssuer } from '../../server/auth/find-issuer.ts';
import type { Issuer } from '../../server/auth/grant.ts';
import { pinOf } from '../../server/auth/pin.ts';
import { signInOf, withSignInLock, writeSignIn } from '../../server/auth/stored-sign-in.ts';
import { declined } from '../../update/consent.ts';
import { notePin } from '../../update/sign-in-pin.ts';
import { clientFor, extraOf } from './known-client.ts';
import { signInTarget } from './sign-in-target.ts';

export interface LoginOptions {
  readonly browser?: boolean;
  readonly clientId?: string;
  readonly scope?: string;
  readonly yes?: boolean;
}

/** How long a person may take. */
const LIMIT_MS = 5 * 60_000;

/** Runs the command; returns the exit status. */
export async function loginCommand(name: string, options: LoginOptions, settings: Settings): Promise<number> {
  const { host, root, lockPath, timeoutMs } = settings;
  const target = await signInTarget(name, settings);
  const { prepared, request, url, folder } = target;
  if (Object.keys(request.headers).some((header) => header.toLowerCase() === 'authorization')) {
    throw usage(
      `the config gives "${printable(name)}" an Authorization header, which is what is sent`,
      'take that header out of the config to sign in instead',
    );
  }
  const limit = new AbortController();
  const late = new McpLockError('E_TIMEOUT', 'nobody signed in within 5 minutes', {
    next: 'run the same command again',
  });
  const timer = setTimeout(() => limit.abort(late), LIMIT_MS);
  const signal = AbortSignal.any([host.signal, limit.signal]);
  try {
    const stored = await loadLock(lockPath, root, host);
    const entry = entryIn(stored.lockfile, name);
    const locked = entry?.origin.auth;
    if (prepared.unreachable !== undefined) throw prepared.unreachable;
    const search = { key: prepared.key, request, preferredIssuer: locked?.issuer, timeoutMs, signal };
    const issuer = await findIssuer(search, host);
    const pin = pinOf(issuer.discovered, locked, prepared);
    await agreed({ name, options, issuer, pin, entry, url }, settings);
    const client = clientFor(target, options.clientId, settings);
    const { oauth } = extraOf(target);
    const port = Number.isInteger(oauth['callbackPort']) ? Number(oauth['callbackPort']) : 0;
    const result = await browserFlow(
      issuer,
      {
        serverUrl: url,
        port: port > 0 && port < 65_536 ? port : 0,
        signal,
        show: (address) => show(address, options, settings),
        ...(client === undefined ? {} : { client }),
        ...(options.scope === undefined ? {} : { scope: options.scope }),
      },
      host,
    );
    const signIn = signInOf(issuer.discovered, result.client, result.tokens);
    await withSignInLock(folder, signIn, host, () => writeSignIn(folder, signIn, host));
    host.terminal.stdout(`Signed in to ${printable(name)} at ${printable(pin.issuer)}.\n`);
    if (await notePin(prepared, pin, settings))
      host.terminal.stdout(`Noted its authorization server in ${shown(lockPath, host)}: commit it.\n`);
    return 0;
  } finally {
    clearTimeout(timer);
  }
}

interface Agreement {
  readonly name: string;
  readonly options: LoginOptions;
  readonly issuer: Issuer;
  readonly pin: Auth;
  readonly entry: Entry | undefined;
  readonly url: URL;
}

/** Shows where the sign-in leads, and asks. What the lock says otherwise is never agreed to without a word. */
async function agreed(agreement: Agreement, settings: Settings): Promise<void> {
  const { name, options, issuer, pin, entry, url } = agreement;
  const { host, interactive } = settings;
  const before = entry?.origin.auth;
  const moved = before !== undefined && (before.issuer !== pin.issuer || before.resource !== pin.resource);
  const elsewhere =
    new URL(issuer.discovered.issuer).origin !== url.origin ? '  (another origin than the server)' : '';
  const lines = [
    `${printable(name)}  ${printable(url.origin)}`,
    `  signs in at  ${printable(pin.issuer)}${elsewhere}`,
    `  for          ${printable(pin.resource)}`,
    ...scopeLine(requestedScope(issuer, options.scope)),
    ...(moved
      ? [
          `  THE LOCK SAYS  ${printable(before.issuer)} for ${printable(before.resource)}: ask the vendor first`,
        ]
      : []),
  ];
  host.terminal.stderr(`${lines.join('\n')}\n`);
  if (options.yes === true || (!interactive && !moved)) return;
  const answer = interactive
    ? await host.terminal.ask(moved ? 'Sign in there all the same? [y/N] ' : 'Sign in there? [Y/n] ')
    : undefined;
  host.signal.throwIfAborted();
  const yes = moved ? /^y(?:es)?$/i : /^(?:y(?:es)?)?$/i;
  if (answer !== undefined && yes.test(answer.trim())) return;
  if (moved && !interactive) {
    throw usage(
      `"${printable(name)}" names another authorization server than the lock`,
      `ask the vendor whether the sign-in moved; then: ${commandOf(`login ${nameWord(name)} --yes`, settings)}`,
    );
  }
  if (answer !== undefined) throw declined();
  throw new McpLockError('E_INTERRUPTED', 'there was no answer: nobody was signed in', {
    next: 'to go on, run the same command again and agree',
  });
}

const scopeLine = (scope: string | undefined): readonly string[] =>
  scope === undefined ? [] : [`  to           ${printable(scope)}`];

async function show(address: URL, { browser }: LoginOptions, { host }: Settings): Promise<void> {
  host.terminal.stderr(`Open this address in your browser:\n  ${printable(address.href)}\n`);
  if (browser !== false && !(await host.browse(address)))
    host.terminal.stderr('No browser could be started here: open it yourself.\n');
  host.terminal.stderr('Waiting for the sign-in. Ctrl-C ends it.\n');
}
