/** In: a path in the repository, however hostile. Out: the same for a service: its parts, of which none leads elsewhere. Pure. */

/** The parts of a path; of one that names nothing in the repository, those of the usual lockfile. */
export function pathParts(file: string): readonly string[] {
  const parts = file.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.length === 0 ? ['mcp-lock.json'] : parts;
}

/** As a relative address, each part percent-encoded. */
export const pathAddress = (file: string): string =>
  pathParts(file)
    .map((part) => encodeURIComponent(part.toWellFormed()).replace(/[!'()*]/g, encoded))
    .join('/');

const encoded = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
