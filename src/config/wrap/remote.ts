/**
 * Wraps one remote entry in the text of a config: text, server and words in, the new text or the reason why not out. Takes a text
 * only if its client reads the same server in it, without new notices, and `unwrap` gives back every byte.
 */
import type { Place } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { tokensOf } from '../../lock/pointer.ts';
import type { Spec } from '../../model.ts';
import { expand } from '../../variables/expand.ts';
import { clientOfId } from '../clients/index.ts';
import type { Format } from '../edit/index.ts';
import { formatOf } from '../edit/index.ts';
import { readTree } from '../formats/index.ts';
import type { Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';
import {
  ambiguousKeys,
  configNotPlain,
  entryNotReversible,
  keysLostBehindGuard,
  placeholdersOfClient,
} from '../messages.ts';
import type { ConfigSource } from '../rewritable-configs.ts';
import { entryRegion } from './entry-region.ts';
import { ignoredKeys } from './ignored-keys.ts';
import { guardedEntry } from './remote-form.ts';
import { hasDuplicateKeys, onlyChange, unwrappedText } from './rewrite.ts';
import { withStartKeys } from './start-keys.ts';

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
  // With variables outside of quotes the text is not JSON, but may pass for YAML.
  if (format === undefined || (format !== 'json' && /\.jsonc?$/i.test(file.path)))
    return { why: configNotPlain() };
  if (hasDuplicateKeys(config)) return { why: ambiguousKeys() };
  const own = clientOfId(spec.client);
  const keys = own.guardEntry(file, place);
  const tree = entryAt(text, file.path, format, spec.pointer);
  const isListed = tokensOf(spec.pointer).at(-1) !== spec.name;
  const stays = (key: string) => keys.shared.includes(key) || (isListed && key === 'name');
  const kept = new Map(isBranch(tree) ? [...tree].filter(([key]) => stays(key)) : []);
  const lost = ignoredKeys(tree).filter((key) => !kept.has(key));
  if (lost.length > 0) return { why: keysLostBehindGuard(lost) };
  const region = entryRegion(text, format, spec.pointer);
  if (region === undefined) return notReversible;
  const entry = text.slice(region.start, region.end);
  // The client fills in the environment of the guard, and with it the whole text of the entry, even comments.
  const dialects = [client.dialect, own.dialect];
  if (dialects.some((dialect) => expand(entry, dialect, place, file.path).clientOnly.length > 0))
    return { why: placeholdersOfClient() };
  const guarded: Spec = { ...spec, guarded: words };
  const plain = guardedEntry(text, format, spec.pointer, { words, keys, kept });
  if (plain === undefined) return notReversible;
  const candidate = withStartKeys(plain, format, spec.pointer, keys.startKeys);
  if (bringsMessage(config, candidate, spec.pointer, place)) return notReversible;
  const found = onlyChange(config, guarded, [candidate], place);
  if (found === undefined || unwrappedText({ ...config, text: found }, guarded, place) !== text)
    return notReversible;
  return { text: found };
}

/** The entry as its client reads it. */
const entryAt = (text: string, path: string, format: Format, pointer: string): Tree | undefined =>
  orUndefined(() =>
    tokensOf(pointer).reduce<Tree | undefined>(
      (tree, token) => (isList(tree) ? tree[Number(token)] : isBranch(tree) ? tree.get(token) : undefined),
      readTree(text, path, format).root,
    ),
  );

const notReversible = { why: entryNotReversible() } as const;

/** Whether the client says something of the new text that it did not say of the old one. Pointers into the entry count as its own. */
function bringsMessage(
  { client, file, text }: ConfigSource,
  candidate: string,
  pointer: string,
  place: Place,
): boolean {
  const readingOf = (one: string) =>
    orUndefined(() => client.read(one, file, place)) ?? { problems: [], notices: [] };
  const at = (one: string) => (`${one}/`.startsWith(`${pointer}/`) ? pointer : one);
  const all = ({ problems, notices }: ReturnType<typeof readingOf>) =>
    [...problems, ...notices].map((one) => `${at(one.pointer)} ${one.message}`);
  const before = all(readingOf(text));
  return all(readingOf(candidate)).some((one) => !before.includes(one));
}
