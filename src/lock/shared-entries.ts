/**
 * Which entries of a lock differ from another one in their launch alone: several clients start one server in different
 * ways (`name`, `name@client`, `name@client-2`). The servers in, the name of the other entry for each out. Pure.
 */
import type { Entry, Lockfile } from '../model.ts';

/** `bodyText`: the text of all but the launch. The other entry is the one with the shortest name, and is itself no such entry. */
export function sharedEntries(
  servers: Lockfile['servers'],
  bodyText: (entry: Entry) => string,
): ReadonlyMap<string, string> {
  const sameAs = new Map<string, string>();
  const texts = new Map<string, string>();
  const bodyOf = (name: string) => {
    const text = texts.get(name) ?? bodyText(servers[name] as Entry);
    texts.set(name, text);
    return text;
  };
  for (const name of Object.keys(servers).sort()) {
    const other = namesBefore(name).find(
      (shorter) =>
        Object.hasOwn(servers, shorter) && !sameAs.has(shorter) && bodyOf(shorter) === bodyOf(name),
    );
    if (other !== undefined) sameAs.set(name, other);
  }
  return sameAs;
}

/** What stands before each `@`, shortest first. */
const namesBefore = (name: string): readonly string[] =>
  [...name.matchAll(/(?!^)@/g)].map(({ index }) => name.slice(0, index));
