/**
 * A machine on which some files have another text, while those on the disk stay as they are: a host and texts in, a host out. For a look at
 * what a change would bring. Writes nothing.
 */
import type { Host } from './host.ts';
import { realPathOf } from './is-inside.ts';

/** `texts`: by absolute path with every link followed, of files that exist. */
export function withTexts<H extends Pick<Host, 'files'>>(host: H, texts: ReadonlyMap<string, string>): H {
  const bytesOf = async (path: string): Promise<Uint8Array | undefined> => {
    const text = texts.get(await realPathOf(path, host));
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  return {
    ...host,
    files: {
      ...host.files,
      read: async (path) => (await bytesOf(path)) ?? host.files.read(path),
      size: async (path) => (await bytesOf(path))?.length ?? host.files.size(path),
    },
  };
}
