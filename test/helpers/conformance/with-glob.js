/** Node 20 has no `fs.globSync`, which the suite imports and needs for none of the scenarios of a client. To be given to `--import`. */
import { register } from 'node:module';

register('./with-glob-hooks.js', import.meta.url);
