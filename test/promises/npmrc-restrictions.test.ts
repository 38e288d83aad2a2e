import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { refuseNpmrc } from '../../src/launch/npm/npmrc.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from './npmrc-restrictions.cases.ts';

const host = nodeHost(new AbortController().signal);

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ project, user = '', lifts }) => {
    const home = realpathSync(scratch());
    const folder = join(home, 'repo');
    mkdirSync(folder);
    writeFileSync(join(home, '.npmrc'), user);
    writeFileSync(join(folder, '.npmrc'), project);
    const place = {
      platform: 'linux',
      workspaceFolder: folder,
      userHome: home,
      tmpdir: '/tmp',
      env: {},
    } as const;
    const refused = refuseNpmrc(folder, place, host);
    if (lifts === undefined) await expect(refused).resolves.toBeUndefined();
    else
      await expect(refused).rejects.toMatchObject({
        code: 'E_LAUNCH',
        message: `\`npx\` would obey "${lifts}" in a .npmrc and lift a restriction that you may have set.`,
      });
  });
});
