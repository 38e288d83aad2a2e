/**
 * Fields of what a file of settings holds: a path or a text in, an object out. Anything but an object has no fields.
 */
import { errno } from '../errors.ts';
import type { Host } from '../host/host.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Those of a JSON file; undefined when there is no such file, none when it is not JSON. Throws Node's errno errors. */
export async function readFields(
  path: string,
  host: { readonly files: Pick<Host['files'], 'read'> },
): Promise<Fields | undefined> {
  try {
    return fieldsOf(JSON.parse(new TextDecoder().decode(await host.files.read(path))));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Those of a text in YAML. Throws for a text that is not YAML, or repeats its parts too often by aliases. */
export const yamlFields = async (text: string): Promise<Fields> =>
  fieldsOf((await import('yaml')).parse(text, { maxAliasCount: 100 }));

/** The fields of an object; none for any other value. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
