/**
 * Who asks: the name, version and capabilities a client presents to a server. Type only; the clients one can be are
 * in `profiles.ts`, mcp-lock's own name stands in `connect.ts`.
 */
import type { JsonObject } from '../model.ts';

export interface Profile {
  /** As one types it: `--as claude-code`. */
  readonly id: string;
  /** `clientInfo` of the opening request. */
  readonly info: { readonly name: string; readonly version: string; readonly title?: string };
  readonly capabilities: JsonObject;
}
