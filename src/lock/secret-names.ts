/**
 * Which names usually carry a credential. Names in, a judgement out; never keeps or prints a value. Pure.
 */

/** What carries nothing but credentials. */
const SECRET =
  /(?:^|[-_.])(?:(?:api|access|secret|private|account|signing|encryption|master|license|licence|service[-_]?role|client|auth|subscription|shared[-_]?access|ssh|host)[-_.]?keys?|apikeys?|tokens?|secrets?|passwords?|passwd|pwd|passphrase|passcode|authorization|credentials?|creds|bearer|pat|cookies?|dsn|jwt|otp|mnemonic|seed[-_]?phrase|recovery[-_]?(?:code|phrase)|sas(?:[-_]?(?:key|token|url))?|conn(?:ection)?[-_]?(?:str|string|uri|url)|(?:database|db|redis|mongo(?:db)?|postgres|mysql|amqp)[-_]?(?:url|uri)|webhook[-_]?url)(?:[-_]?(?:value|string|b64|base64|base))?$/i;
/** What carries a credential, or a choice: `--auth required`, `--session isolated`, `--sort-key name`. */
const MAYBE =
  /(?:^|[-_.])(?:key|auth|pass|session|signature|sid|sig|hmac|salt|nonce|(?:key|token|secret|session|auth|credentials?)[-_]?id)(?:[-_]?(?:value|string|b64|base64|base))?$/i;
/** Short options: a port, a package or a password, as the program likes. */
const SHORT = /^-[kKpPtTuUsSaAwW]$/;
const SWITCH = /^-*(?:no|disable|enable|skip|require|allow|use|with|without|has)-/i;

/** `PGPASSWORD`, `--authtoken`. */
const ENDS_SECRET = /(?:password|passwd|passphrase|token|secret|apikey)$/i;

/** Without the signs of an option, also of one that sets a property (`-Dname`); words parted. */
const spelled = (name: string): string =>
  name
    .replace(/^-[DPX](?=[a-z])/, '')
    .replace(/^[-/$]+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2');

/** Whether all that a flag, variable, header or member of this name is set to is a credential. */
export const isSecretName = (name: string): boolean =>
  !SWITCH.test(name) && (SECRET.test(spelled(name)) || ENDS_SECRET.test(name));

const CHOOSES_KEY =
  /(?:^|[-_.])(?:sort|primary|foreign|partition|cache|group|row|public|order|index|lookup|range|hash|routing|column|field|object|item|hot|short)[-_.]?keys?$/i;
/** `--openai-key`, not `--sort-key`: what it is set to is a credential if it has a digit. */
export const namesSomeKey = (name: string): boolean =>
  /[A-Za-z0-9][-_.]?keys?$/i.test(spelled(name)) && !CHOOSES_KEY.test(spelled(name));

/** Whether what it is set to is one if it looks like one. */
export const mayNameSecret = (name: string): boolean =>
  isSecretName(name) || SHORT.test(name) || (!SWITCH.test(name) && MAYBE.test(spelled(name)));
