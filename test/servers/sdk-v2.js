/**
 * The same surface on the second generation of the SDK (`@modelcontextprotocol/server` 2.x), which answers
 * both `server/discover` and `initialize`. With `--modern-only` it refuses `initialize`.
 */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { buildV2 } from './build-v2.js';

serveStdio(buildV2, { legacy: process.argv.includes('--modern-only') ? 'reject' : 'serve' });
