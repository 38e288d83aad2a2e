/**
 * Servers that one client makes of several configs, key by key: the parts in, servers as the project alone, the user alone or both
 * together start them out. Reads no disk.
 */
import type { Client, ConfigFile, ConfigPart, MergedServer, Place } from '../contracts.ts';
import type { Notice, Spec } from '../model.ts';
import type { Declared } from './effective.ts';
import { compared } from './effective.ts';
import { launchText } from './launch-text.ts';
import { partOfOtherConfig } from './messages.ts';

/** Whose configs count: a lock of the project must not depend on what one user has at home. */
type Side = 'project' | 'user' | 'both';

interface MergedSide {
  readonly declared: readonly Declared[];
  readonly notices: readonly Notice[];
  readonly problems: readonly Notice[];
}

/** `parts`: of one client. With `user`: also what configs of the project and of the user make together. */
export function mergedSide(
  client: Client,
  parts: readonly ConfigPart[],
  side: Side,
  place: Place,
): MergedSide {
  const ordered = [...parts].sort((a, b) => compared(a.file.strength ?? [], b.file.strength ?? []));
  const of = (scope: ConfigFile['scope']) => ordered.filter(({ file }) => file.scope === scope);
  // Asked for each server, and the same few times over.
  const known = new Map<string, readonly MergedServer[]>();
  const merge = (some: readonly ConfigPart[]) => {
    const key = some.map(({ file }) => file.path).join('\n');
    const servers = known.get(key) ?? client.merge?.(some, place) ?? [];
    known.set(key, servers);
    return servers;
  };
  const out = { declared: [] as Declared[], notices: [] as Notice[], problems: [] as Notice[] };
  const add = (server: MergedServer, change: (spec: Spec) => Spec) => {
    for (const spec of server.reading.specs.map(change)) {
      const file = server.files.find(({ path }) => path === spec.file);
      if (file !== undefined) out.declared.push({ spec, by: [{ client, file }] });
    }
    const { notices, problems } = server.reading;
    out.notices.push(...notices);
    // Alone, the configs of a project may only change a server of its users.
    if (server.incomplete === true && server.files.every(({ scope }) => scope === 'project'))
      out.notices.push(...problems.map((one) => ({ ...one, message: partOfOtherConfig() })));
    else out.problems.push(...problems);
  };
  const addAs = (server: MergedServer, own: readonly ConfigPart[]) =>
    add(server, (spec) => placed(spec, server, own, merge));
  if (side === 'project') {
    for (const one of merge(of('project'))) addAs(one, of('project'));
    return out;
  }
  const alone = { project: merge(of('project')), user: merge(of('user')) };
  const ownOf = (servers: readonly MergedServer[], name: string) => servers.find((one) => one.name === name);
  for (const whole of merge(ordered)) {
    const [spec] = whole.reading.specs;
    const inProject = ownOf(alone.project, whole.name);
    const ofUser = ownOf(alone.user, whole.name);
    const isSame = (one: MergedServer | undefined) =>
      spec !== undefined &&
      one?.reading.specs.some((other) => launchText(other) === launchText(spec)) === true;
    const own = inProject === undefined ? ordered : of('project');
    if (ofUser === undefined) {
      if (side === 'both') addAs(whole, own);
    } else if (isSame(ofUser) && !isSame(inProject)) {
      // Only a switch of the project may differ.
      add(ofUser, (one) => ({
        ...placed(one, ofUser, of('user'), merge),
        enabled: spec?.enabled === true,
      }));
    } else if (inProject === undefined || (isSame(inProject) && side === 'both')) addAs(whole, own);
    else {
      if (side === 'user') addAs(ofUser, of('user'));
      if (!isSame(inProject)) add(whole, (one) => ofBoth(one, whole));
    }
  }
  return out;
}

/** The spec with the scope and the folder of the strongest config without which it would start something else. */
function placed(
  spec: Spec,
  { name, files }: MergedServer,
  parts: readonly ConfigPart[],
  merge: (some: readonly ConfigPart[]) => readonly MergedServer[],
): Spec {
  const own = parts.filter(({ file }) => files.some(({ path }) => path === file.path));
  const at = own.findIndex((_, index) =>
    merge(own.slice(0, index + 1)).some(
      (one) => one.name === name && one.reading.specs.some((other) => launchText(other) === launchText(spec)),
    ),
  );
  const file = own[at]?.file;
  return file === undefined ? spec : inFolderOf(spec, file);
}

/** What both together make is the user's, in the nearest folder of the project that has a part in it. */
function ofBoth(spec: Spec, { files }: MergedServer): Spec {
  const nearest = files.filter(({ scope }) => scope === 'project').at(-1);
  return nearest === undefined ? spec : { ...inFolderOf(spec, nearest), scope: 'user' };
}

function inFolderOf({ folder: _, ...spec }: Spec, { scope, folder, layer }: ConfigFile): Spec {
  return {
    ...spec,
    scope,
    ...(folder === undefined ? {} : { folder }),
    ...(layer === undefined ? {} : { layer }),
  };
}
