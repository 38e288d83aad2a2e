/**
 * The formats of config files: text in, the same kind of tree out. Knows no client.
 */
import type { Format } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { configOfNoFormat, configTooDeep } from '../messages.ts';
import { readJson } from './json.ts';
import { readProperties } from './properties.ts';
import { readToml } from './toml.ts';
import type { TreeReading } from './tree.ts';
import { parseError } from './tree.ts';
import { readYaml } from './yaml.ts';

const READERS = { json: readJson, toml: readToml, yaml: readYaml, properties: readProperties } as const;
type FileFormat = keyof typeof READERS;

/** The format of a file by the extension of its name. */
const ENDINGS: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(?:jsonc?|json5|code-workspace)$/i, 'json'],
  [/\.toml$/i, 'toml'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.properties$/i, 'properties'],
];

interface FormatReading extends TreeReading {
  readonly format: FileFormat;
}

/**
 * Parses a whole config file. `any`: by the extension of its name, otherwise each format is tried. Throws E_CONFIG with file, line
 * and column if it cannot be parsed.
 */
export function readTree(text: string, file: string, format: Format): FormatReading {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const known = format === 'any' ? ENDINGS.find(([ending]) => ending.test(file))?.[1] : format;
  if (known !== undefined) return readAs(body, file, known);
  const failures: McpLockError[] = [];
  for (const tried of ['json', 'toml', 'yaml'] as const) {
    try {
      const reading = readAs(body, file, tried);
      // Nearly every text is valid YAML: one long string.
      if (tried !== 'yaml' || typeof reading.root !== 'string') return reading;
    } catch (error) {
      if (!(error instanceof McpLockError)) throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first !== undefined && /^\s*(?:\/[/*]|[{[])/.test(body)) throw first;
  throw parseError(configOfNoFormat(), file, body, 0);
}

/** Several clients read the same file one after the other, so the last result is kept. */
let last: { readonly body: string; readonly file: string; readonly reading: FormatReading } | undefined;

function readAs(body: string, file: string, format: FileFormat): FormatReading {
  if (last?.body === body && last.file === file && last.reading.format === format) return last.reading;
  try {
    last = { body, file, reading: { ...READERS[format](body, file), format } };
    return last.reading;
  } catch (error) {
    // Parsers recurse: a file that is nested deeply enough exhausts the stack.
    if (error instanceof RangeError) throw parseError(configTooDeep(), file, body, 0);
    throw error;
  }
}
