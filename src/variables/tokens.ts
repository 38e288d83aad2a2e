/** Signs other than `${…}` that are variables to some client. Data only; `dialects.ts` says whose they are. */
import type { Context, LookupResult } from './lookups.ts';
import { envVariable, variable } from './lookups.ts';
import { clientCommand, clientFile } from './messages.ts';

/** A sign other than `${…}`. The pattern is sticky and bounded: it must never search. */
export interface Token {
  readonly mark: string;
  readonly pattern: RegExp;
  readonly read: (found: RegExpExecArray, context: Context) => LookupResult;
}

/** `$VAR` */
export const DOLLAR: Token = {
  mark: '$',
  pattern: /\$([A-Za-z_][A-Za-z0-9_]{0,200})/y,
  read: ([, name = ''], context) => variable(name, context),
};
/** The same, for clients that leave an unknown one to the program they start: `bash -c 'echo $1 $name'`. */
export const LOOSE: Token = {
  ...DOLLAR,
  read: ([, name = ''], context) => {
    const found = variable(name, context);
    return found !== undefined && 'unset' in found ? { ...found, leftToShell: true } : found;
  },
};
/** `$1`, `$@`, `$$` of a shell. */
export const SPECIAL: Token = {
  mark: '$',
  pattern: /\$([0-9@*#?$!-])/y,
  read: ([written]) => ({ clientOnly: written }),
};
/** What a shell takes the backslash off. */
export const BACKSLASH: Token = {
  mark: '\\',
  pattern: /\\([$`\\])/y,
  read: ([, char = '']) => ({ value: char }),
};
/** `$VAR` and `$$` in the command of a client that expands it as a path. */
export const SHELL_PATH: readonly Token[] = [
  { mark: '$$', pattern: /\$\$/y, read: () => ({ value: '$' }) },
  DOLLAR,
];
/** `~` and `~/x` at the beginning of a text. */
export const TILDE: Token = {
  mark: '~',
  pattern: /(?<![\s\S])~(?=[/\\]|$)/y,
  read: (_, { place }) => ({ value: place.userHome }),
};
/** The same for a client of which one version expands them and another may not. */
export const UNSURE_PATH: readonly Token[] = [
  TILDE,
  DOLLAR,
  { ...DOLLAR, pattern: /\$\{([^{}]{1,200})\}/y },
].map((token) => ({ ...token, read: ([written]) => ({ clientOnly: written, doubtful: true }) }));
/** `%VAR%` */
export const PERCENT: Token = {
  mark: '%',
  pattern: /%([A-Za-z_][A-Za-z0-9_]{0,200})%/y,
  read: ([, name = ''], context) => variable(name, context),
};
/** `{env:VAR}` */
export const BRACE_ENV: Token = {
  mark: '{env:',
  pattern: /\{(env:[^}]{1,200})\}/y,
  read: ([, name = ''], context) => envVariable(name, context),
};
/** `{file:path}` */
export const BRACE_FILE: Token = {
  mark: '{file:',
  pattern: /\{file:/y,
  read: () => ({ clientOnly: '{file:…}', note: clientFile() }),
};
/** `{{VAR}}` */
export const DOUBLE: Token = {
  mark: '{{',
  pattern: /\{\{\s{0,9}([A-Za-z_][\w.-]{0,200})\s{0,9}\}\}/y,
  read: ([, name = ''], context) => variable(name, context),
};
/** `{{VAR}}`, which only the client knows: a user's name, a setting of the user. */
export const DOUBLE_KEPT: Token = { ...DOUBLE, read: ([, name = '']) => ({ clientOnly: `{{${name}}}` }) };
/** `${{ secrets.VAR }}`, `${{ inputs.VAR }}` */
export const SECRETS: Token = {
  mark: '${{',
  pattern: /\$\{\{\s{0,9}(secrets|inputs)\.([\w.-]{1,200})\s{0,9}\}\}/y,
  read: ([written, kind, name = ''], context) =>
    kind === 'secrets' ? variable(name, context) : { clientOnly: written.replaceAll(/\s+/g, '') },
};
/** `$(command)` and the older form of it. */
export const COMMANDS: readonly Token[] = [
  { mark: '$(', pattern: /\$\(/y, read: () => ({ clientOnly: '$(…)', note: clientCommand('$(…)') }) },
  { mark: '`', pattern: /`/y, read: () => ({ clientOnly: '$(…)', note: clientCommand('$(…)') }) },
];
