/** The real disk without what an administrator set up for the whole machine: settings of pip, uv and clients in `/etc`. */
import { nodeFiles } from '../../src/host/files.ts';
import type { Files } from '../../src/host/host.ts';

const MACHINE_WIDE = /^(?:\/etc\/|\/Library\/Application Support\/|[a-z]:\\ProgramData\\)/i;

export const bareFiles: Files = {
  ...nodeFiles,
  kind: async (path) => (MACHINE_WIDE.test(path) ? undefined : nodeFiles.kind(path)),
  read: async (path) => {
    if (MACHINE_WIDE.test(path)) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    return nodeFiles.read(path);
  },
};
