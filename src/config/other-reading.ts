/**
 * One entry that two clients start differently, because their keys or their variables differ. In: the entry as each of them
 * reads it. Out: what differs, in words and without values; undefined where they start the same, or where one of them cannot
 * start it. Looks on the disk only for a file whose name is a variable as it is written.
 */
import type { Client, Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { exists } from '../host/kind-at.ts';
import { pathsOf, startIn, variableOf } from '../host/paths.ts';
import { parsedUrl } from '../lock/address.ts';
import type { Launch, Spec } from '../model.ts';
import { DIALECTS } from '../variables/dialects.ts';
import { expandSpec } from '../variables/expand.ts';
import { readDifferently } from './messages.ts';

/** An entry as one client reads it. */
export interface ReadAs {
  readonly client: Client;
  readonly spec: Spec;
}

/** The first difference among clients that are known to start the entry. */
export async function otherReading(
  readers: readonly ReadAs[],
  place: Place,
  host: Pick<Host, 'files'>,
): Promise<string | undefined> {
  const known = readers.filter(({ client }) => DIALECTS[client.dialect].lineUnknown !== true);
  const [first, ...others] = known.map((one) => ({ ...one, words: wordsOf(one, place) }));
  if (first?.words === undefined) return undefined;
  for (const other of others) {
    // A guard counts only for the client whose server it names; the line is the same for all.
    if (
      other.words === undefined ||
      (other.spec.guarded === undefined) !== (first.spec.guarded === undefined)
    )
      continue;
    // That others use a "cwd" which one client is known to ignore is documented for none of them.
    const isIgnored = [first, other].some(({ spec }) => spec.launch.extra?.['cwd'] !== undefined);
    const part = await partThatDiffers(first.words, other.words, isIgnored, place, host);
    if (part === undefined) continue;
    const how = (words: ReadonlyMap<string, Word>) => words.get(part)?.isWritten === true;
    return readDifferently(
      part,
      [first.client.label, how(first.words)],
      [other.client.label, how(other.words)],
    );
  }
  return undefined;
}

interface Word {
  readonly text: string;
  /** It has a variable of some client, and this one leaves it as it is. */
  readonly isWritten: boolean;
}

/** Each part of the launch line by its name; undefined where the client cannot start it. */
function wordsOf({ client, spec }: ReadAs, place: Place): ReadonlyMap<string, Word> | undefined {
  const { launch, missing } = expandSpec(spec, client.dialect, place);
  if (missing !== undefined) return undefined;
  const written = partsOf(spec.launch);
  const out = new Map<string, Word>();
  for (const [name, text] of partsOf(launch)) {
    if (name === 'url' && !/^https?:$/.test(parsedUrl(text)?.protocol ?? '')) return undefined;
    const isWritten = written.get(name) === text && /\$[\w{]|\{\{|\{(?:env|file):|^~/.test(text);
    out.set(name, { text: name === 'cwd' ? startIn(place, text) : text, isWritten });
  }
  return out;
}

const partsOf = (launch: Launch): ReadonlyMap<string, string> =>
  new Map(
    launch.transport === 'stdio'
      ? [
          ['command', launch.command],
          ...launch.args.map((arg, index): [string, string] => [`argument ${index + 1}`, arg]),
          ['cwd', launch.cwd ?? ''],
        ]
      : [['url', launch.url]],
  );

async function partThatDiffers(
  one: ReadonlyMap<string, Word>,
  other: ReadonlyMap<string, Word>,
  isIgnored: boolean,
  place: Place,
  host: Pick<Host, 'files'>,
): Promise<string | undefined> {
  const isShell = /(?:^|[\\/])(?:ba|da|z)?sh(?:\.exe)?$/i.test(one.get('command')?.text ?? '');
  for (const part of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(part), other.get(part)];
    if (a?.text === b?.text || (part === 'cwd' && isIgnored)) continue;
    // A shell fills in what its client leaves.
    if (isShell && a && b && afterShell(a.text, place) === afterShell(b.text, place)) continue;
    // A path with an unknown variable in it leads nowhere, unless somebody has made it.
    const written = [a, b].filter((word) => word?.isWritten === true).map((word) => word?.text ?? '');
    const made = await Promise.all(written.map((word) => isThere(word, place, host)));
    if (written.length === 0 || made.includes(true)) return part;
  }
  return undefined;
}

const afterShell = (text: string, place: Place): string =>
  text.replaceAll(
    /\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g,
    (written, braced, bare) => variableOf(place, braced ?? bare) ?? written,
  );

const isThere = (word: string, place: Place, host: Pick<Host, 'files'>): Promise<boolean> =>
  exists(pathsOf(place).resolve(startIn(place), word.slice(word.indexOf('=') + 1)), host);
