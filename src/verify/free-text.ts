/**
 * Suspicious content in places of an entry where any text may stand: the entry of a lock in; a test for what a server just said, as
 * `makeEntry` gives it, out. The cues are loaded only for a lock that has such places.
 */
import type { Entry } from '../model.ts';

export async function freeTextTest(server: string, locked: Entry): Promise<(read: Entry) => boolean> {
  const hasFreeText = Object.values(locked.volatile ?? {}).some((hole) => hole.includes('any'));
  if (!hasFreeText) return () => false;
  const [{ holeCues }, { contextOf }] = await Promise.all([
    import('../diff/hole-cues.ts'),
    import('../diff/context.ts'),
  ]);
  const context = contextOf({ [server]: locked });
  return (read) => holeCues(server, read, context).some(({ severity }) => severity !== 'info');
}
