/**
 * A server that shows a client its true face only when it knows that client's name, on both generations of the SDK:
 * `node cloaking.js v1|v2|initialize [NAME]`. To NAME (default `claude-code`) the description of its tool says more;
 * with `initialize` a server of both eras does so in the older one alone.
 */
import { serve } from './cloaking-server.js';

await serve(process);
