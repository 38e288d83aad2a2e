/**
 * Puts an exact word into the text of a config: text, server and word in, the new text out. It tries every place of the old word,
 * reads each result as the client would, and takes the one that pins this launch and changes nothing else. Gives nothing if there
 * is no such result, or more than one.
 */
import type { Place, Understood } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { partsOf, understand } from '../../launch/line/understand.ts';
import type { Launch, Spec } from '../../model.ts';
import { formatOf, leavesIn, setText } from '../edit/index.ts';
import type { ConfigSource } from '../rewritable-configs.ts';

/** The text with `word` in place of the package name of `spec`; undefined: it must be changed by hand. */
export function pinnedText(config: ConfigSource, spec: Spec, word: string, place: Place): string | undefined {
  const { client, file, text } = config;
  const read = (candidate: string): readonly Spec[] =>
    orUndefined(() => client.read(candidate, file, place).specs) ?? [];
  const before = orUndefined(() => understand(spec.launch, place));
  const token = before?.identity.token;
  const format = formatOf(file.path, text);
  if (before === undefined || token === undefined || format === undefined) return undefined;
  const specs = read(text);
  const candidates = (leavesIn(text, format) ?? [])
    .filter(({ pointer }) => pointer.startsWith(`${spec.pointer}/`))
    .flatMap(({ pointer, text: value = '' }) =>
      replacements(value, token, word).map((next) => setText(text, format, pointer, next)),
    );
  const found = [...new Set(candidates)]
    .filter((candidate) => candidate !== undefined)
    .filter((candidate) => isPinnedBy(specs, read(candidate), { spec, before, word, place }));
  return found.length === 1 ? found[0] : undefined;
}

/** `value` with one occurrence of a word replaced, for each occurrence: alone, after `=`, or in a line of words. */
export function replacements(value: string, token: string, word: string): readonly string[] {
  const out: string[] = [];
  for (let at = value.indexOf(token); at >= 0; at = value.indexOf(token, at + 1)) {
    const [before = '', after = ''] = [value[at - 1], value[at + token.length]];
    if (/[^\s="']/.test(before) || /[^\s"']/.test(after)) continue;
    out.push(value.slice(0, at) + word + value.slice(at + token.length));
  }
  return out;
}

interface Wanted {
  readonly spec: Spec;
  readonly before: Understood;
  readonly word: string;
  readonly place: Place;
}

/** Whether two readings differ only in the launch of one server, which is pinned in the second one. */
function isPinnedBy(before: readonly Spec[], after: readonly Spec[], wanted: Wanted): boolean {
  const { spec, word, place } = wanted;
  if (before.length !== after.length) return false;
  return after.every((now, index) => {
    const old = before[index];
    if (now.pointer !== spec.pointer) return same(now, old);
    if (!same({ ...now, launch: undefined }, { ...old, launch: undefined })) return false;
    const understood = orUndefined(() => understand(now.launch, place));
    if (understood === undefined || !understood.identity.pinned || understood.identity.token !== word)
      return false;
    return sameButVersion(understood, wanted.before) && same(aroundOf(now.launch), aroundOf(spec.launch));
  });
}

/** Whether two launches mean the same but for the version. */
export const sameButVersion = (now: Understood, before: Understood): boolean =>
  same(restOf(now), restOf(before));

/** The meaning of a launch without the version. */
const restOf = (understood: Understood): unknown => [
  understood.wrappers,
  [understood, ...partsOf(understood)].map(({ identity }, index) => [
    identity.launcher,
    identity.url,
    identity.runs,
    index === 0 ? '' : [identity.requested, identity.token],
  ]),
];

/** A launch without its words. */
const aroundOf = (launch: Launch): unknown =>
  launch.transport === 'stdio' ? { ...launch, command: '', args: launch.args.length } : launch;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
