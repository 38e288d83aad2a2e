/**
 * `mcp-lock login`: show who gives out a server's tokens, ask, sign in with the browser, keep the tokens in the user's
 * own folder and pin issuer and resource in the entry of the lock. Prints no token. Without an entry the pin is made
 * when the server is locked.
 */
import type { Settings } from '../../config/settings.ts';
import { foldedText } from '../../display/fold.ts';
import { McpLockError } from '../../errors.ts';
import { shown } from '../../host/shown-path.ts';
import { entryIn } from '../../lock/entry.ts';
import { loadLock } from '../../lock/store.ts';
import type { Auth, Entry } from '../../model.ts';
import { browserFlow, requestedScope } from '../../server/auth/browser-flow.ts';
import { findIssuer } from '../../server/auth/find-issuer.ts';
import type { Issuer } from '../../server/auth/grant.ts';
import { pinOf } from '../../server/auth/pin.ts';
import { oauthKeys, registeredClient } from '../../server/auth/registered-client.ts';
import { signInOf, withSignInLock, writeSignIn } from '../../server/auth/stored-sign-in.ts';
import { declined } from '../../update/consent.ts';
import { notePin } from '../../update/sign-in-pin.ts';
import {
  authorizationHeaderSet,
  authorizationServerDiffers,
  authorizationServerRecorded,
  noBrowser,
  openAddress,
  signedIn,
  signInNotAnswered,
  signInPlan,
  signInQuestion,
  signInTimedOut,
  waitingForSignIn,
} from '../messages.ts';
import { signInTarget } from '../sign-in-target.ts';

interface LoginOptions {
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
    throw new McpLockError(authorizationHeaderSet(name));
  }
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new McpLockError(signInTimedOut())), LIMIT_MS);
  const signal = AbortSignal.any([host.signal, limit.signal]);
  try {
    const stored = await loadLock(lockPath, root, host);
    const entry = entryIn(stored.lockfile, name);
    const locked = entry?.origin.auth;
    if (prepared.unreachable !== undefined) throw prepared.unreachable;
    const search = { key: prepared.key, request, preferredIssuer: locked?.issuer, timeoutMs, signal };
    const issuer = await findIssuer(search, host);
    const pin = pinOf(issuer.discovered, locked, prepared);
    await confirm({ name, options, issuer, pin, entry, url }, settings);
    const client = registeredClient(prepared, options.clientId, host);
    const { oauth } = oauthKeys(prepared);
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
    const say = (text: string) => host.terminal.stdout(foldedText(text, settings.render.columns));
    say(signedIn(name, pin.issuer));
    if (await notePin(prepared, pin, settings))
      say(authorizationServerRecorded(shown(lockPath, host), settings.scope.user));
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

/** Shows where the person signs in, and asks. A sign-in that differs from the lock needs an answer or `--yes`. */
async function confirm(agreement: Agreement, settings: Settings): Promise<void> {
  const { name, options, issuer, pin, entry, url } = agreement;
  const { host, interactive } = settings;
  const before = entry?.origin.auth;
  const differs = before !== undefined && (before.issuer !== pin.issuer || before.resource !== pin.resource);
  const lines = signInPlan({
    server: name,
    origin: url.origin,
    issuer: pin.issuer,
    resource: pin.resource,
    otherOrigin: new URL(issuer.discovered.issuer).origin !== url.origin,
    scope: requestedScope(issuer, options.scope),
    locked: differs ? before : undefined,
  });
  host.terminal.stderr(`${lines.join('\n')}\n`);
  if (options.yes === true || (!interactive && !differs)) return;
  const answer = interactive ? await host.terminal.ask(signInQuestion(differs)) : undefined;
  host.signal.throwIfAborted();
  const yes = differs ? /^y(?:es)?$/i : /^(?:y(?:es)?)?$/i;
  if (answer !== undefined && yes.test(answer.trim())) return;
  if (differs && !interactive) throw new McpLockError(authorizationServerDiffers(name));
  if (answer !== undefined) throw declined();
  throw new McpLockError(signInNotAnswered());
}

async function show(address: URL, { browser }: LoginOptions, { host }: Settings): Promise<void> {
  host.terminal.stderr(openAddress(address.href));
  if (browser !== false && !(await host.browse(address))) host.terminal.stderr(noBrowser());
  host.terminal.stderr(waitingForSignIn());
}
