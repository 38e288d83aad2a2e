/** A small server on the first generation of the SDK (`@modelcontextprotocol/sdk` 1.x): initialize era only. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { buildV1 } from './build-v1.js';

await buildV1().connect(new StdioServerTransport());
