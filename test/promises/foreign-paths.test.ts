import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import { foreignPathError } from '../../src/launch/foreign-path.ts';
import { understand } from '../../src/launch/line/understand.ts';
import { kind } from './foreign-paths.cases.ts';

const PLACES = {
  linux: { workspaceFolder: '/home/ada/repo', userHome: '/home/ada', tmpdir: '/tmp' },
  win32: { workspaceFolder: 'C:\\repo', userHome: 'C:\\Users\\Ada', tmpdir: 'C:\\Temp' },
};

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ platform, line: [command = '', ...args], foreign }) => {
    const place: Place = { platform, env: {}, ...PLACES[platform] };
    const understood = understand({ transport: 'stdio', command, args, env: [] }, place);
    const error = foreignPathError(understood, place, '.mcp.json/mcpServers/a');
    if (foreign === undefined) expect(error).toBeUndefined();
    else {
      expect(error?.message).toContain(`"${foreign}"`);
      expect(understood.identity.url).not.toContain(foreign);
    }
  });
});
