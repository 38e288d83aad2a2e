/**
 * How each client writes variables, one row each, with the source it was learned from. Data only; `text.ts` reads it. A
 * client that documents nothing has the row `any`, which accepts what people write.
 */
import type { Dialect } from '../contracts.ts';
import {
  anyVariable,
  bundle,
  clientInput,
  editorState,
  envVariable,
  envWord,
  extension,
  fileText,
  firstOf,
  folders,
  namedFolder,
  pluginFolder,
  shellVariable,
  unsupportedEnv,
  userConfig,
  variable,
  workspaceFolder,
} from './lookups.ts';
import type { Syntax } from './syntax.ts';
import {
  BACKSLASH,
  BRACE_ENV,
  BRACE_FILE,
  COMMANDS,
  DOLLAR,
  DOUBLE,
  DOUBLE_KEPT,
  LOOSE,
  PERCENT,
  SECRETS,
  SHELL_PATH,
  SPECIAL,
  TILDE,
  UNSURE_PATH,
} from './tokens.ts';

const DEFAULT = ':-';
const empty = (): string => '';

export const DIALECTS: Readonly<Record<Dialect, Syntax>> = {
  none: {
    source: 'Codex, Zed, Claude Desktop, Goose, mcp-agent: documents and sources, 2026-08.',
    stages: [],
  },
  any: {
    source:
      'No document. What people write: `${VAR}`, `${VAR:-default}`, `${env:VAR}` and what editors know.',
    lineUnknown: true,
    stages: [
      {
        braces: {
          lookUp: firstOf(clientInput, envVariable, folders, fileText, userConfig, variable),
          default: DEFAULT,
          ends: 'unknown',
        },
      },
    ],
  },
  'amazon-q': {
    source:
      'Amazon Q CLI, source of 2026-04: `${env:VAR}` in values becomes `${VAR}` when unset; the command goes through shellexpand.',
    stages: [
      { parts: ['value'], braces: { lookUp: envVariable, ends: 'first' }, unset: (name) => `\${${name}}` },
      {
        parts: ['command'],
        braces: { lookUp: variable, default: DEFAULT, ends: 'first', emptyIsUnset: true },
        tokens: [TILDE, ...SHELL_PATH],
      },
    ],
  },
  'claude-code': {
    source:
      'Claude Code 2.1, source of its bundle: /\\$\\{([^}]+)\\}/, then split(":-", 2), which drops what follows a second mark.',
    stages: [
      {
        braces: {
          lookUp: firstOf(clientInput, unsupportedEnv, pluginFolder, userConfig, variable),
          default: DEFAULT,
          ends: 'first',
          cut: true,
        },
      },
    ],
  },
  cline: {
    source: 'Cline, source of 2026-08: /\\$\\{env:([^}]+)\\}/.',
    stages: [{ braces: { lookUp: envVariable, ends: 'first' } }],
  },
  continue: {
    source:
      'Continue, source of 2026-06: `${{ secrets.X }}` in the text of the block; an unset one is an error.',
    stages: [{ tokens: [SECRETS] }],
  },
  copilot: {
    source:
      'Copilot CLI 1.0.10 and later, answer of a maintainer (issue 903), on the values of variables; its coding agent: document.',
    lineUnknown: true,
    stages: [{ braces: { lookUp: variable, default: DEFAULT, ends: 'unknown' }, tokens: [LOOSE] }],
  },
  crush: {
    source:
      'Crush, source of 2026-08: each value is a here-document of its shell; unset is empty, nothing is split.',
    stages: [
      {
        braces: { lookUp: shellVariable, default: DEFAULT, ends: 'own', emptyIsUnset: true },
        tokens: [BACKSLASH, ...COMMANDS, DOLLAR, SPECIAL],
        unset: empty,
      },
    ],
  },
  cursor: {
    source: 'Cursor, document of 2026-11.',
    stages: [{ braces: { lookUp: firstOf(clientInput, envVariable, folders), ends: 'unknown' } }],
  },
  'fast-agent': {
    source: 'fast-agent, source of 2026-08: /\\$\\{([^}]+)\\}/, split(":", 1).',
    stages: [{ braces: { lookUp: variable, default: ':', ends: 'first' } }],
  },
  gemini: {
    source:
      'Gemini CLI 0.61, source: all settings with /\\$(?:(\\w+)|{([^}]+?)(?::-([^}]*))?})/, then values once more, where unset is empty.',
    stages: [
      {
        braces: { lookUp: firstOf(extension, variable), default: DEFAULT, ends: 'first' },
        tokens: [LOOSE],
      },
      {
        parts: ['value'],
        braces: { lookUp: variable, ends: 'first' },
        tokens: [DOLLAR, PERCENT],
        unset: empty,
      },
    ],
  },
  kilo: {
    source:
      'Kilo Code, source of 2026-10: as opencode, but not behind `$` and not on comment lines; its older files as Roo Code.',
    stages: [
      {
        braces: { lookUp: firstOf(envWord, workspaceFolder), ends: 'first' },
        tokens: [BRACE_ENV, BRACE_FILE],
        unset: empty,
      },
    ],
    raw: { env: '{env:', file: '{file:', notBehind: '$', sparesComments: true },
  },
  kiro: {
    source: 'Kiro, document of 2026-11: `${VAR}` in values. Its command line client descends from Amazon Q.',
    stages: [
      { parts: ['value'], braces: { lookUp: variable, ends: 'unknown' } },
      { parts: ['command'], tokens: UNSURE_PATH },
    ],
  },
  librechat: {
    source: 'LibreChat, source of 2026-10: /\\$\\{([^}]+)\\}/.',
    stages: [{ braces: { lookUp: variable, ends: 'first' }, tokens: [DOUBLE_KEPT] }],
  },
  mcpb: {
    source: 'MCPB, source of 2026-10: each known name, as it is written.',
    stages: [{ braces: { lookUp: firstOf(bundle, userConfig), ends: 'first' } }],
  },
  opencode: {
    source:
      'opencode 1.18, source: /\\{env:([^}]+)\\}/ and then /\\{file:[^}]+\\}/ in the raw text; unset is empty.',
    stages: [{ tokens: [BRACE_ENV, BRACE_FILE], unset: empty }],
    raw: { env: '{env:', file: '{file:', escapesIn: 'some versions' },
  },
  qwen: {
    source:
      'Qwen Code 0.24.4, run: `${VAR}` and `$VAR` in its settings, no default; in the shared `.mcp.json` it fills in nothing.',
    stages: [{ braces: { lookUp: variable, ends: 'first' }, tokens: [LOOSE] }],
  },
  roo: {
    source: 'Roo Code, source of 2026-04: /\\$\\{env:([\\w]+)\\}/; unset is empty.',
    stages: [{ braces: { lookUp: firstOf(envWord, workspaceFolder), ends: 'first' }, unset: empty }],
  },
  vscode: {
    source:
      'VS Code, source of 2026-08: brackets are counted, what is nested is text; an unset `${env:X}` is empty.',
    stages: [
      {
        braces: { lookUp: firstOf(clientInput, envVariable, namedFolder, folders, editorState), ends: 'own' },
        unset: empty,
      },
    ],
  },
  warp: {
    source:
      'Warp, source of 2026-08: /\\$\\{([^}]+)\\}/ in the raw text; one that is unset or empty refuses the file.',
    stages: [{ braces: { lookUp: anyVariable, ends: 'first' }, tokens: [DOUBLE] }],
    raw: { env: '${', refusesUnset: true },
    refusesUnset: true,
  },
  windsurf: {
    source: 'Windsurf, tables of other tools.',
    stages: [{ braces: { lookUp: firstOf(envVariable, fileText), ends: 'unknown' } }],
  },
};
