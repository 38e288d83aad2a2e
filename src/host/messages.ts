/** All texts about this machine: facts in, sentences out. */
import type { ErrorMessage } from '../errors.ts';

/** `variable`: HTTP_PROXY or HTTPS_PROXY. */
export const proxyInvalid = (variable: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: `${variable} is not the http or https URL of a proxy.`,
  next: `Set it to a whole URL, as in ${variable}=http://HOST:PORT.`,
});

/** Stands where Node's code of a failed call stands: a message names the log file. */
export const logFileForeign = (): string => 'the file exists and is not an mcp-lock log';

/** What the browser shows after a sign-in. */
export const signInFinished = (): string => 'You can close this window and go back to the terminal.\n';

/** What it shows at any other address, and when the sign-in has finished already. */
export const pageNotFound = (): string => 'Not found.\n';
