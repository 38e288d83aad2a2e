/**
 * Wraps or unwraps one server in the text of a config: text, server and words in, the new text out. Reads every candidate as the client
 * would, and takes the one that changes this server's guard and nothing else. A wrapped text is taken only if `unwrap` gives back
 * every byte.
 */
import type { Client, ConfigFile, Place } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import type { Spec } from '../../model.ts';
import { clientOfId } from '../clients/index.ts';
import type { Leaf } from '../edit/index.ts';
import { formatOf, leavesIn } from '../edit/index.ts';
import { recently } from '../edit/recent.ts';
import { readTree } from '../formats/index.ts';
import type { ConfigSource } from '../rewritable-configs.ts';
import { unwrappedForms, wrappedForms } from './forms.ts';
import { plainEntry } from './remote-form.ts';
import { withoutStartKeys, withStartKeys } from './start-keys.ts';

/** The text with `words` before the launch of `spec`; undefined: it is remote, or must be changed by hand. */
export function wrappedText(
  config: ConfigSource,
  spec: Spec,
  words: readonly string[],
  place: Place,
): string | undefined {
  const { file, text } = config;
  const format = formatOf(file.path, text);
  if (format === undefined || spec.launch.transport !== 'stdio') return undefined;
  const guarded: Spec = { ...spec, guarded: words };
  const forms = wrappedForms(text, format, spec.pointer, spec.launch.command, words);
  const { startKeys } = clientOfId(spec.client).guardEntry(file, place);
  // Without the further keys where they could not be taken out again.
  for (const candidates of [forms.map((one) => withStartKeys(one, format, spec.pointer, startKeys)), forms]) {
    const found = onlyChange(config, guarded, candidates, place);
    if (found !== undefined && unwrappedText({ ...config, text: found }, guarded, place) === text)
      return found;
  }
  return undefined;
}

/** The text without the guard of `spec`; undefined: it must be changed by hand. */
export function unwrappedText(config: ConfigSource, spec: Spec, place: Place): string | undefined {
  const { file, text } = config;
  const format = formatOf(file.path, text);
  const { guarded, idle: _, ...plain } = spec;
  if (format === undefined || guarded === undefined) return undefined;
  const keys = clientOfId(spec.client).guardEntry(file, place);
  const texts = [withoutStartKeys(text, format, spec.pointer, keys.startKeys), text];
  if (spec.launch.transport === 'stdio') {
    const forms = texts.flatMap((one) => unwrappedForms(one, format, spec.pointer, guarded));
    return onlyChange(config, plain, forms, place);
  }
  const entries = texts.flatMap((one) => plainEntry(one, format, spec.pointer, keys) ?? []);
  return onlyChange(config, plain, entries, place);
}

/** Whether any key appears twice: clients may read either one. */
export function hasDuplicateKeys({ file, text }: ConfigSource): boolean {
  const format = formatOf(file.path, text);
  return format !== undefined && readTree(text, file.path, format).duplicates.length > 0;
}

/** The first candidate in which this server reads as `wanted` and everything else as before. */
export function onlyChange(
  config: ConfigSource,
  wanted: Spec,
  candidates: readonly string[],
  place: Place,
): string | undefined {
  const { file, text } = config;
  const read = readerOf(config, place);
  const before = read(text);
  const outside = (one: string) => {
    const format = formatOf(file.path, one);
    return format === undefined
      ? undefined
      : leavesIn(one, format)?.filter(({ pointer }) => !pointer.startsWith(`${wanted.pointer}/`));
  };
  const rest = outside(text);
  const isRest = (leaves: readonly Leaf[] | undefined): boolean =>
    leaves !== undefined &&
    leaves.length === rest?.length &&
    leaves.every((leaf, index) => isSameLeaf(leaf, rest[index]));
  const wantedText = sorted(wanted);
  return candidates.find((candidate) => {
    const after = read(candidate);
    return (
      before !== undefined &&
      after?.length === before.length &&
      after.every(
        (now, index) => now.text === (now.pointer === wanted.pointer ? wantedText : before[index]?.text),
      ) &&
      isRest(outside(candidate)) &&
      !hasDuplicateKeys({ ...config, text: candidate })
    );
  });
}

/** A server as a text, whatever the order of its keys. */
interface ReadSpec {
  readonly pointer: string;
  readonly text: string;
}

interface Reader {
  readonly client: Client;
  readonly place: Place;
  readonly read: (text: string) => readonly ReadSpec[] | undefined;
}

const readers = new WeakMap<ConfigFile, Reader>();

function readerOf({ client, file }: ConfigSource, place: Place): Reader['read'] {
  const known = readers.get(file);
  if (known?.client === client && known.place === place) return known.read;
  const read = recently((text: string) =>
    orUndefined(() =>
      client.read(text, file, place).specs.map((spec) => ({ pointer: spec.pointer, text: sorted(spec) })),
    ),
  );
  readers.set(file, { client, place, read });
  return read;
}

const isSameLeaf = (a: Leaf, b: Leaf | undefined): boolean =>
  a.pointer === b?.pointer && a.text === b.text && a.other === b.other;

const sorted = (spec: Spec): string =>
  JSON.stringify(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)));
