/**
 * A config with one server for any client, so that a new client is tested before it has a fixture of its own: a client and a server in,
 * one of its files and a text that it reads out. The key is found by trying every key under which clients list servers.
 */
import { stringify } from 'smol-toml';
import { AMBIGUOUS_CONTAINERS, KNOWN_CONTAINERS } from '../../src/config/reading/containers.ts';
import type { Client, ConfigFile, Place } from '../../src/contracts.ts';
import { orUndefined } from '../../src/errors.ts';

export interface UsualConfig {
  readonly file: ConfigFile;
  readonly text: string;
}

/** Names of files that are looked for in a folder. */
const FILE_NAMES = ['mcp-servers.json'];

/** Undefined if the client reads no such server without a notice or a problem. */
export function usualConfig(
  client: Client,
  name: string,
  server: Readonly<Record<string, unknown>>,
  place: Place,
): UsualConfig | undefined {
  const files = client.files(place).flatMap(({ each, ...file }): readonly ConfigFile[] => {
    if (each === undefined) return [file];
    const name = FILE_NAMES.find((one) => each.test(one));
    return name === undefined ? [] : [{ ...file, path: `${file.path}/${name}` }];
  });
  for (const file of files) {
    for (const path of [...KNOWN_CONTAINERS, ...AMBIGUOUS_CONTAINERS]) {
      const tree = path.reduceRight<Record<string, unknown>>((inner, key) => ({ [key]: inner }), {
        [name]: server,
      });
      // JSON is YAML, too.
      const text = file.format === 'toml' ? stringify(tree) : `${JSON.stringify(tree, null, 2)}\n`;
      const reading = orUndefined(() => client.read(text, file, place));
      if (reading === undefined || reading.notices.length + reading.problems.length > 0) continue;
      if (reading.specs.some((spec) => spec.name === name)) return { file, text };
    }
  }
  return undefined;
}
