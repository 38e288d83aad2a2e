/** What a whole run of the tests writes lies in one folder, which is gone after it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'mcp-lock-tests-'));

export const setup = (): void => {
  process.env['TMPDIR'] = folder;
};

export function teardown(): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    console.warn(`${folder} stays: ${error instanceof Error ? error.message : error}`);
  }
}
