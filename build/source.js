/** Our own modules, as the bundler names them on any system. */
import { join } from 'node:path';

const plain = (path) => path.replaceAll('\\', '/');

export const SOURCE = join(import.meta.dirname, '../src/');

/** Whether a module is one of ours. */
export const isOurs = (id) => plain(id).startsWith(plain(SOURCE));
