/** Whether two readings of a server are the same text: two entries in, yes or no out, by their hashes alone. Pure. */
import { same } from '../lock/canonical.ts';
import type { Entry, Hashed } from '../model.ts';

/** Whether two entries have the same hashes of server, items, linked pages and skills. */
export const sameText = (live: Entry, locked: Entry): boolean => textHashes(live) === textHashes(locked);

/**
 * Whether nothing of what a server tells is different, so that a comparison would find nothing and need not be loaded. Where any text may
 * stand, it is looked at each time.
 */
export const isUnchanged = (live: Entry, locked: Entry): boolean =>
  live.volatile === undefined &&
  locked.volatile === undefined &&
  same({ ...live.server }, { ...locked.server }) &&
  sameText(live, locked);

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
