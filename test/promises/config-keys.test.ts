import { describe, expect, test } from 'vitest';
import { clientOfId } from '../../src/config/clients/index.ts';
import { kind } from './config-keys.cases.ts';

const PLACE = { platform: 'linux', workspaceFolder: '/r', userHome: '/home/ada', tmpdir: '/tmp', env: {} };

const open = (text: string): string => text.replaceAll('$[', '${');

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ client, file = 'config', text, problems = [] }) => {
    const reading = clientOfId(client).read(open(text), { path: `/r/${file}`, scope: 'project' }, PLACE);
    expect(reading.problems.map(({ pointer }) => pointer)).toEqual(
      problems.map(([pointer]) => open(pointer)),
    );
    for (const [at, [, says]] of problems.entries()) expect(reading.problems[at]?.message).toMatch(says);
    // Whoever asks for one server is told, too.
    expect(reading.problems.filter((one) => one.server === undefined && one.isAboutAll !== true)).toEqual([]);
  });
});
