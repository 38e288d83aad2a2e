import { describe, expect, test } from 'vitest';
import { clientOfId } from '../../src/config/clients/index.ts';
import type { Place } from '../../src/contracts.ts';
import { expandSpec } from '../../src/variables/expand.ts';
import { kind } from './client-variables.cases.ts';

const open = (text: string): string => text.replaceAll('$[', '${');

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ client: id, text, env = {}, starts, error, notice, missing }) => {
    const place: Place = {
      platform: 'linux',
      workspaceFolder: '/r',
      userHome: '/home/ada',
      tmpdir: '/tmp',
      env,
    };
    const client = clientOfId(id);
    const read = () => client.read(open(text), { path: '/r/config', scope: 'project' }, place);
    if (error !== undefined) {
      expect(read).toThrow(error);
      return;
    }
    if (notice !== undefined)
      expect(
        read()
          .notices.map(({ message }) => message)
          .join(),
      ).toMatch(notice);
    const [spec] = read().specs.slice(-1);
    const expanded = spec && expandSpec(spec, client.dialect, place);
    if (missing !== undefined)
      expect(expanded?.missing).toMatchObject({ ...missing, name: open(missing.name) });
    else {
      const launch = expanded?.launch;
      expect(launch?.transport === 'stdio' ? [launch.command, ...launch.args] : launch).toEqual(
        starts?.map(open),
      );
      expect(expanded?.missing).toBeUndefined();
    }
  });
});
