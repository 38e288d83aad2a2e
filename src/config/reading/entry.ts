/**
 * One server of a config file: its name and its block in, a spec onto the pages of what was read, or a problem. What a guard
 * stands in front of is read in its place. Never throws for what stands in the block.
 */
import type { ConfigFile, Place } from '../../contracts.ts';
import type { Notice, Spec } from '../../model.ts';
import { onlyItsClient } from '../../variables/expand.ts';
import type { Tree } from '../formats/tree.ts';
import { pointerTo } from '../formats/tree.ts';
import { aboutServer, guardOfOtherName, guardWarnsOnly, serverWithoutName } from '../messages.ts';
import { isKeyOf, wrappedLaunch } from './guard-line.ts';
import type { ClientLayout } from './layout.ts';
import { readServerBlock } from './server-block.ts';
import { wrappedRemoteEntry } from './wrapped-remote.ts';

/** What was read so far. */
export interface Collected {
  readonly specs: Spec[];
  readonly notices: Notice[];
  readonly problems: Notice[];
  readonly extraKeys: Set<string>;
  /** What the file is written in. */
  readonly format: string;
}

/** Reads one. */
export function readEntry(
  name: string,
  block: Tree,
  pointer: string,
  file: ConfigFile,
  shape: ClientLayout,
  place: Place,
  { specs, notices, problems, extraKeys: unread, format }: Collected,
): void {
  // The pointer into a list does not say whose entry it is.
  const isNamed = pointer.endsWith(pointerTo('', name));
  const about = (into: Notice[], at: string, message: string) =>
    void into.push({
      file: file.path,
      pointer: at,
      message: isNamed ? message : aboutServer(name, message),
      server: name,
    });
  if (name.trim() === '') {
    about(problems, pointer, serverWithoutName());
    return;
  }
  const outer = readServerBlock(block, shape);
  const remote = outer.ok
    ? wrappedRemoteEntry(outer, { name, block, file, format }, shape, place)
    : undefined;
  const reading = remote === undefined ? outer : remote.ok ? remote.reading : remote;
  if (!reading.ok) {
    const at = reading.at === undefined ? pointer : reading.at.split('.').reduce(pointerTo, pointer);
    about(reading.skipped === true ? notices : problems, at, reading.reason);
    return;
  }
  const { env, borrowed, enabled } = reading;
  const trouble = remote?.ok === true ? remote.trouble : undefined;
  if (trouble !== undefined) about(problems, pointer, trouble);
  const wrapped =
    remote?.ok === true
      ? { ...remote.guard, launch: reading.launch }
      : wrappedLaunch(reading.launch, shape.dialect, place);
  const own = wrapped !== undefined && isKeyOf(wrapped.name, name, shape.client) ? wrapped : undefined;
  const launch = own?.launch ?? reading.launch;
  if (wrapped !== undefined && own === undefined) about(notices, pointer, guardOfOtherName(wrapped.name));
  if (own?.warnsOnly === true) about(notices, pointer, guardWarnsOnly());
  const spec: Spec = {
    name,
    client: shape.client,
    file: file.path,
    pointer,
    scope: file.scope,
    launch,
    env,
    ...(borrowed === undefined ? {} : { borrowed }),
    enabled,
    ...(own === undefined ? {} : { guarded: own.words }),
    ...(own?.warnsOnly === true || trouble !== undefined ? { idle: true as const } : {}),
  };
  specs.push(spec);
  for (const oddity of [...reading.notices, ...onlyItsClient(spec, shape.dialect, place)])
    about(notices, pointer, oddity);
  for (const key of reading.extraKeys) unread.add(key);
}
