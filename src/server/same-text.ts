/** Whether two readings of a server are the same text: two entries in, yes or no out, by their hashes alone. Pure. */
import type { Entry, Hashed } from '../model.ts';

/** Whether two entries have the same hashes of server, items, linked pages and skills. */
export const sameText = (live: Entry, locked: Entry): boolean => textHashes(live) === textHashes(locked);

/** All these hashes as one text, to compare one entry with many. */
export const textHashes = (entry: Entry): string =>
  JSON.stringify([
    entry.server.hash,
    ...hashedLists(entry).map((items) =>
      Object.entries(items)
        .map(([key, item]) => `${key} ${item.hash}`)
        .sort(),
    ),
  ]);

const hashedLists = (entry: Entry): readonly Readonly<Record<string, Hashed>>[] => {
  const { tools, prompts, resources, resourceTemplates, linked = {}, skills = {} } = entry;
  return [tools, prompts, resources, resourceTemplates, linked, skills];
};
