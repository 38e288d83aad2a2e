/** For `docs/launchers.md`: the launchers in, one row of Markdown for each launch line that they bring as an example, out. */
import type { Understood } from '../../src/contracts.ts';
import { LAUNCHERS } from '../../src/launch/launchers/index.ts';
import { understand } from '../../src/launch/line/understand.ts';
import type { Launch } from '../../src/model.ts';
import { code, table } from './markdown.ts';
import { NEUTRAL_PLACE } from './neutral-place.ts';

/** In the order of the launchers. Throws for an example that another launcher understands. */
export function launchers(): string {
  const rows = LAUNCHERS.flatMap((launcher) =>
    launcher.examples.map((line) => {
      const understood = answer(line);
      if (understood.launcher.id !== launcher.id)
        throw new Error(`the example "${line}" of ${launcher.id} is of ${understood.launcher.id}`);
      return rowOf(line, understood);
    }),
  );
  return table(['launch', 'understood as', 'where its code comes from', 'version'], rows);
}

function answer(line: string): Understood {
  const shell = /^(sh) (-c) '(.*)'$/.exec(line)?.slice(1);
  const [command = '', ...args] = shell ?? line.split(' ');
  const launch: Launch = /^https?:/.test(line)
    ? { transport: 'http', url: line, headers: [] }
    : { transport: 'stdio', command, args, env: [] };
  return understand(launch, NEUTRAL_PLACE);
}

function rowOf(line: string, understood: Understood): readonly string[] {
  const { wrappers, launcher, parts } = understood;
  const all = [understood, ...parts.flatMap((part) => [part, ...part.parts])];
  const version = ({ identity }: Understood) =>
    identity.opaque === true ? 'opaque' : identity.pinned ? 'pinned' : 'floating';
  return [
    code(line.replace(/0{40,}/, '…')),
    [...wrappers, launcher.id].join(' › '),
    all.map(({ identity }) => code(identity.url)).join('<br>'),
    all.map(version).join('<br>'),
  ];
}
