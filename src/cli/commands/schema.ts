/** `mcp-lock schema NAME`: prints the JSON Schema of a format, as it is in the package. Reads no lock and no config. */
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../config/settings.ts';
import { McpLockError } from '../../errors.ts';
import { unknownSchema } from '../messages.ts';

/** Files at the root of the package, by what they describe. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  report: 'mcp-lock-report.schema.json',
  lock: 'mcp-lock.schema.json',
  config: 'mcp-lock.config.schema.json',
};

/** From the built program and from its source to the root of the package. */
const ROOTS = ['../', '../../../'];

/** Runs the command; returns the exit status. Throws E_USAGE for a format that has no schema. */
export async function schemaCommand(name: string, { host }: Settings): Promise<number> {
  const file = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (file === undefined) throw new McpLockError(unknownSchema(Object.keys(SCHEMAS)));
  const paths = ROOTS.map((root) => fileURLToPath(new URL(root + file, import.meta.url)));
  const bytes = await host.files.read(paths[0] ?? '').catch(() => host.files.read(paths[1] ?? ''));
  host.terminal.stdout(new TextDecoder().decode(bytes));
  return 0;
}
