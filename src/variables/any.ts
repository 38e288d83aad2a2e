/** What is a variable in the dialect of some client or other, for texts whose dialect is not known or does not matter. */

const SIGNS =
  /\$\{\{[^{}]*\}\}|\$\{(?:[^{}]|\$\{[^{}]*\})*\}|\{\{[^{}]*\}\}|\{(?:env|file):[^{}]*\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%/g;

/** Each of them as it stands, with where it does. */
export const anyVariables = (text: string): readonly { readonly text: string; readonly index: number }[] =>
  [...text.matchAll(SIGNS)].map(({ 0: found, index }) => ({ text: found, index }));
