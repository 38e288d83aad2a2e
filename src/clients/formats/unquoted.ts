/**
 * JSON in which variables stand without quotes, for clients that fill them in before they parse: text in, JSON out. Only
 * what stands outside texts and comments is touched; nothing is filled in.
 */

const PIECES =
  /"[^"\\]*(?:\\.[^"\\]*)*"|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|(\{(?:env|file):[^{}"\r\n]{1,200}\})/gs;

/** `{"a": {env:B}}` → `{"a": "{env:B}"}` */
export const quoteVariables = (text: string): string =>
  /\{(?:env|file):/.test(text)
    ? text.replace(PIECES, (piece, variable?: string) =>
        variable === undefined ? piece : JSON.stringify(variable),
      )
    : text;
