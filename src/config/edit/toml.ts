/**
 * TOML as an editor sees it: the parser says what a document means, a walk of our own where each value stands. Never
 * formats anything.
 */
import { parse } from 'smol-toml';
import type { Syntax } from './syntax.ts';
import { leavesOf, orNothing } from './syntax.ts';
import { tomlSpans } from './toml-spans.ts';

/** TOML 1.0. */
export const toml: Syntax = {
  find: (text, pointer) => orNothing(() => tomlSpans(text).get(pointer)),
  spell: (value, written) => {
    const basic = JSON.stringify(value);
    return written.startsWith("'") && !value.includes("'") ? [`'${value}'`, basic] : [basic];
  },
  leaves: (text) => orNothing(() => leavesOf(parse(text, { integersAsBigInt: 'asNeeded' }))),
};
