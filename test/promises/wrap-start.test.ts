import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFile } from '../helpers/put-file.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { kind } from './wrap-start.cases.ts';

const WITHOUT_GUARD = ['node', 'servers/scripted.js', 'notes.json'];

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ files, argv = [], comes }) => {
    const { root } = repository({ notes: HONEST });
    execFileSync('git', ['init', '-q', root]);
    const folders = [join(root, 'programs'), join(root, 'programs/node_modules/.bin'), '/usr/bin', '/bin'];
    const options = { home: join(root, 'home'), env: { PATH: folders.join(':') } };
    mkdirSync(options.home);
    expect(await mcpLock(root, ['init', '--yes'], { home: options.home })).toMatchObject({ exit: 0 });
    for (const [name, text] of Object.entries(files)) putFile(root, name.replace(/^~/, 'programs'), text);
    const config = () => readFileSync(join(root, '.mcp.json'), 'utf8');
    const before = config();
    const ran = await mcpLock(root, ['wrap', ...argv], options);
    const listed = async () => (await mcpLock(root, ['list'], options)).stdout;
    if ('says' in comes) {
      expect(ran).toMatchObject({ exit: 2, stdout: '' });
      expect(flat(ran.stderr)).toContain('The guard could not start');
      expect(flat(ran.stderr)).toContain(comes.says);
      expect(config()).toBe(before);
      return;
    }
    if ('refused' in comes) {
      expect(ran).toMatchObject({ exit: 3, stdout: '' });
      expect(flat(ran.stderr)).toContain(comes.refused);
      expect(config()).toBe(before);
      return;
    }
    expect(ran).toMatchObject({ exit: 0 });
    const { command, args } = JSON.parse(config()).mcpServers.notes;
    expect([command, ...args].join(' ')).toBe(`${comes.words} guard notes -- ${WITHOUT_GUARD.join(' ')}`);
    expect(await listed()).toContain('locked, guarded');
    // The same config where nothing is installed, as on another machine.
    const bare = { ...options, env: { PATH: '/nowhere' } };
    const there = await mcpLock(root, ['list'], bare);
    expect(there.stdout).not.toContain('guarded');
    expect(flat(there.stdout)).toContain('Its guard cannot start');
    expect(await mcpLock(root, ['unwrap'], bare)).toMatchObject({ exit: 0 });
    expect(config()).toBe(before);
  });
});
