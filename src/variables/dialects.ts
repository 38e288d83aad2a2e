/**
 * How each client writes variables, one row each: what is between `${` and `}`, and other forms. Data only; `text.ts`
 * reads it. A client that documents nothing has the row `any`, which accepts what people write.
 */
import type { Dialect } from '../contracts.ts';
import type { Context, Lookup, LookupResult } from './lookups.ts';
import {
  bundle,
  clientInput,
  envVariable,
  extension,
  fileText,
  firstOf,
  folders,
  pluginFolder,
  unsupportedEnv,
  userConfig,
  variable,
  workspaceFolder,
} from './lookups.ts';
import { clientCommand, clientFile } from './messages.ts';

/** A sign other than `${…}`. The pattern is sticky and bounded: it must never search. */
export interface Token {
  readonly mark: string;
  readonly pattern: RegExp;
  readonly read: (found: RegExpExecArray, context: Context) => LookupResult;
}

interface Syntax {
  /** `${…}`, with what parts a name from its default. */
  readonly braces?: { readonly lookUp: Lookup; readonly default?: ':-' | ':' };
  /** Tried before `${…}`. */
  readonly tokens?: readonly Token[];
  /** Only in values of variables and headers, not in the launch line. */
  readonly onlyValues?: true;
}

/** `$VAR` */
const DOLLAR: Token = {
  mark: '$',
  pattern: /\$([A-Za-z_][A-Za-z0-9_]{0,200})/y,
  read: ([, name = ''], context) => variable(name, context),
};
/** The same, for clients that leave an unknown one to the program they start: `bash -c 'echo $1 $name'`. */
const LOOSE: Token = {
  ...DOLLAR,
  read: ([, name = ''], context) => {
    const found = variable(name, context);
    return found !== undefined && 'unset' in found ? { ...found, leftToShell: true } : found;
  },
};
/** `%VAR%`, which Gemini CLI fills in on Windows. */
const PERCENT: Token = {
  mark: '%',
  pattern: /%([A-Za-z_][A-Za-z0-9_]{0,200})%/y,
  read: ([, name = ''], context) =>
    context.place.platform === 'win32' && context.value ? variable(name, context) : undefined,
};
/** `{env:VAR}` */
const BRACE_ENV: Token = {
  mark: '{env:',
  pattern: /\{(env:[^{}]{1,200})\}/y,
  read: ([, name = ''], context) => envVariable(name, context),
};
/** `{file:path}` */
const BRACE_FILE: Token = {
  mark: '{file:',
  pattern: /\{file:/y,
  read: () => ({ clientOnly: '{file:…}', note: clientFile() }),
};
/** `{{VAR}}` */
const DOUBLE: Token = {
  mark: '{{',
  pattern: /\{\{\s{0,9}([A-Za-z_][\w.-]{0,200})\s{0,9}\}\}/y,
  read: ([, name = ''], context) => variable(name, context),
};
/** `{{VAR}}`, which only the client knows: a user's name, a setting of the user. */
const DOUBLE_KEPT: Token = { ...DOUBLE, read: ([, name = '']) => ({ clientOnly: `{{${name}}}` }) };
/** `${{ secrets.VAR }}`, `${{ inputs.VAR }}` */
const SECRETS: Token = {
  mark: '${{',
  pattern: /\$\{\{\s{0,9}(secrets|inputs)\.([\w.-]{1,200})\s{0,9}\}\}/y,
  read: ([written, kind, name = ''], context) =>
    kind === 'secrets' ? variable(name, context) : { clientOnly: written.replaceAll(/\s+/g, '') },
};
/** `$(command)` and the older form of it. */
const COMMANDS: readonly Token[] = [
  { mark: '$(', pattern: /\$\(/y, read: () => ({ clientOnly: '$(…)', note: clientCommand('$(…)') }) },
  { mark: '`', pattern: /`/y, read: () => ({ clientOnly: '$(…)', note: clientCommand('$(…)') }) },
];

const DEFAULT = ':-';

export const DIALECTS: Readonly<Record<Dialect, Syntax>> = {
  none: {},
  any: {
    braces: {
      lookUp: firstOf(clientInput, envVariable, folders, fileText, userConfig, variable),
      default: DEFAULT,
    },
  },
  'amazon-q': { braces: { lookUp: envVariable }, onlyValues: true },
  'claude-code': {
    braces: {
      lookUp: firstOf(clientInput, unsupportedEnv, pluginFolder, userConfig, variable),
      default: DEFAULT,
    },
  },
  cline: { braces: { lookUp: envVariable } },
  continue: { tokens: [SECRETS] },
  copilot: { braces: { lookUp: variable, default: DEFAULT }, tokens: [LOOSE] },
  crush: { braces: { lookUp: variable, default: DEFAULT }, tokens: [...COMMANDS, DOLLAR] },
  cursor: { braces: { lookUp: firstOf(clientInput, envVariable, folders) } },
  'fast-agent': { braces: { lookUp: variable, default: ':' } },
  gemini: {
    braces: { lookUp: firstOf(extension, variable), default: DEFAULT },
    tokens: [LOOSE, PERCENT],
  },
  kilo: { braces: { lookUp: firstOf(envVariable, workspaceFolder) }, tokens: [BRACE_ENV, BRACE_FILE] },
  kiro: { braces: { lookUp: variable }, onlyValues: true },
  librechat: { braces: { lookUp: variable }, tokens: [DOUBLE_KEPT] },
  mcpb: { braces: { lookUp: firstOf(bundle, userConfig) } },
  opencode: { tokens: [BRACE_ENV, BRACE_FILE] },
  roo: { braces: { lookUp: firstOf(envVariable, workspaceFolder) } },
  vscode: { braces: { lookUp: firstOf(clientInput, envVariable, folders) } },
  warp: { braces: { lookUp: variable }, tokens: [DOUBLE] },
  windsurf: { braces: { lookUp: firstOf(envVariable, fileText) } },
};
