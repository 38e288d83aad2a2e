/**
 * Wraps one remote entry in the text of a JSON config: text, server and words in, the new text or the reason why not out. Takes a text
 * only if its client reads the same server in it, without new notices, and `unwrap` gives back every byte.
 */

import type { Place } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { tokensOf } from '../../lock/pointer.ts';
import type { Spec } from '../../model.ts';
import { expand } from '../../variables/expand.ts';
import { clientOfId } from '../clients/index.ts';
import { formatOf, spanOf } from '../edit/index.ts';
import { readTree } from '../formats/index.ts';
import { isBranch } from '../formats/tree.ts';
import {
  ambiguousKeys,
  entryNotReversible,
  keysLostBehindGuard,
  nameInsideEntry,
  placeholdersOfClient,
  remoteNeedsJson,
} from '../messages.ts';
import type { ConfigSource } from '../rewritable-configs.ts';
import { ignoredKeys } from './ignored-keys.ts';
import { guardedEntry } from './remote-form.ts';
import { hasDuplicateKeys, onlyChange, unwrappedText } from './rewrite.ts';

type Wrapping = { readonly text: string } | { readonly why: string };

/** The text with the guard in place of `spec`. */
export function wrappedRemoteText(
  config: ConfigSource,
  spec: Spec,
  words: readonly string[],
  place: Place,
): Wrapping {
  const { client, file, text } = config;
  const format = formatOf(file.path, text);
  if (format !== 'json') {
    const named = /\.ya?ml$/i.test(file.path) ? 'YAML' : /\.toml$/i.test(file.path) ? 'TOML' : undefined;
    return { why: remoteNeedsJson(named) };
  }
  if (hasDuplicateKeys(config)) return { why: ambiguousKeys() };
  const span = spanOf(text, 'json', spec.pointer);
  const entry = span === undefined ? '' : text.slice(span.start, span.end);
  const tree = orUndefined(() => readTree(entry, file.path, 'json').root);
  if (isBranch(tree) && tree.get('name') === spec.name && tokensOf(spec.pointer).at(-1) !== spec.name)
    return { why: nameInsideEntry() };
  const lost = ignoredKeys(tree);
  if (lost.length > 0) return { why: keysLostBehindGuard(lost) };
  // The client fills in the environment of the guard, and with it the whole text of the entry, even comments.
  const dialects = [client.dialect, clientOfId(spec.client).dialect];
  if (dialects.some((dialect) => expand(entry, dialect, place, file.path).clientOnly.length > 0))
    return { why: placeholdersOfClient() };
  const candidate = guardedEntry(text, spec.pointer, words);
  if (candidate === undefined) return notReversible;
  const added = newMessage(config, candidate, spec.pointer, place);
  if (added !== undefined) return { why: added };
  const guarded: Spec = { ...spec, guarded: words };
  const found = onlyChange(config, guarded, [candidate], place);
  if (found === undefined || unwrappedText({ ...config, text: found }, guarded, place) !== text)
    return notReversible;
  return { text: found };
}

const notReversible = { why: entryNotReversible() } as const;

/** A message of the client about the new text that the old one did not get. Pointers into the entry count as its own. */
function newMessage(
  { client, file, text }: ConfigSource,
  candidate: string,
  pointer: string,
  place: Place,
): string | undefined {
  const readingOf = (one: string) =>
    orUndefined(() => client.read(one, file, place)) ?? { problems: [], notices: [] };
  const at = (one: string) => (`${one}/`.startsWith(`${pointer}/`) ? pointer : one);
  const all = ({ problems, notices }: ReturnType<typeof readingOf>) => [...problems, ...notices];
  const before = all(readingOf(text)).map((one) => `${at(one.pointer)} ${one.message}`);
  return all(readingOf(candidate)).find((one) => !before.includes(`${at(one.pointer)} ${one.message}`))
    ?.message;
}
