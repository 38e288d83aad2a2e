/**
 * Everything a verdict rests on that can be looked at without network and without starting a server, as one hash: lock,
 * configs, what each server's launch is here and now, the bytes of local files. Holds no secret but as part of the hash.
 */
import { join } from 'node:path';
import { sourcesOf } from '../config-files.ts';
import type { Place } from '../contracts.ts';
import type { Scope } from '../discover.ts';
import { discover } from '../discover.ts';
import type { Host } from '../host.ts';
import { partsOf } from '../launchers/line/understand.ts';
import { hashOf } from '../lock/canonical.ts';
import type { Json } from '../model.ts';
import { prepare, readingsHere } from '../prepare.ts';
import { watch } from './watched.ts';

export interface Judged {
  readonly host: Host;
  readonly place: Place;
  readonly scope: Scope;
  readonly root: string;
  readonly lockPath: string;
}

/** Throws what `verify` would throw where it cannot be told. */
export async function basisOf(flags: Json, judged: Judged): Promise<string> {
  const { host, place, scope, lockPath, root } = judged;
  const { found } = await discover(scope, host);
  const readings = await readingsHere(place, host);
  const servers = await Promise.all(
    found.map(async (one): Promise<Json> => {
      const { target, understood, ownEnv } = prepare(one, place, readings, host);
      const there = { ...place, env: { ...place.env, ...ownEnv } };
      const near = [understood, ...partsOf(understood)].filter(({ launcher }) => !launcher.remote);
      const origins = await Promise.all(
        near.map(({ launcher, identity, launch }) => launcher.resolve(identity, launch, there, host)),
      );
      return [one.key, one.spec.enabled, target, origins] as unknown as Json;
    }),
  );
  const files = await watch(
    [
      lockPath,
      ...(await sourcesOf(scope, host)).map(({ file }) => file.path),
      // What npm would choose may follow from these.
      ...['.npmrc', 'package-lock.json', 'node_modules/.package-lock.json'].map((name) => join(root, name)),
    ],
    host,
  );
  return hashOf([flags, files, servers]);
}
