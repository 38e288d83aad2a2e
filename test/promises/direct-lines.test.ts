/** What `verify` learns of how npx starts a server: a pretended npm, real processes, and every file that is kept. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pretendedNpm } from '../helpers/pretended-npm.ts';
import { kind } from './direct-lines.cases.ts';

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : [];

describe.skipIf(process.platform === 'win32')(kind.kind, () => {
  test.each(kind.cases)('$name: $direct', async (one) => {
    const { command, args, env, token, npm, interpreter, around, direct, never } = one;
    const machine = pretendedNpm(
      { ...(command && { command }), ...(args && { args }), ...(env && { env }) },
      token,
      interpreter,
    );
    if (npm !== undefined) writeFileSync(machine.at('~/hands-over'), npm);
    const ran = await machine.run(['init', '--yes', '--accept', 'high']);
    expect(ran, ran.stderr + ran.stdout).toMatchObject({ exit: 0 });
    machine.starts();
    const dumps: unknown[] = [];
    for (const way of ['npx', direct ? 'direct' : 'npx']) {
      writeFileSync(machine.at('~/dump'), '');
      const { exit, stdout } = await machine.run(
        ['verify'],
        {},
        {
          ...around,
          ...(around?.['PATH'] && { PATH: around['PATH'].replace('PROGRAMS', machine.at('@/../bin')) }),
        },
      );
      expect({ exit, starts: machine.starts() }, stdout).toEqual({ exit: 0, starts: [way] });
      dumps.push(JSON.parse(readFileSync(machine.at('~/dump'), 'utf8')));
    }
    expect(dumps[1]).toEqual(dumps[0]);
    const kept = filesBelow(machine.at('~/.cache'));
    expect(kept.filter((path) => path.includes('capture'))).toEqual([]);
    for (const text of never ?? [])
      expect(kept.filter((path) => readFileSync(path, 'latin1').includes(text))).toEqual([]);
    rmSync(machine.at('~'), { recursive: true });
  });
});
