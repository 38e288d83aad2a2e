/** The table of `docs/clients.md`: what the checks of a run came to in, Markdown out; and the same read back. Pure. */
import { table } from '../docs/markdown.ts';
import { CHECKS, type CheckName, type RealClient } from './client.ts';
import { VERSIONS } from './versions.ts';

/** Name of its two marks in the page. */
export const MARK = 'real clients';

/** Whether a check passed; undefined: it was not made. */
export type Result = (client: RealClient, check: CheckName) => boolean | undefined;

const NAMES = Object.keys(CHECKS) as readonly CheckName[];

export function resultTable(clients: readonly RealClient[], result: Result): string {
  const rows = clients.map((client) => [
    ...identity(client),
    ...NAMES.map((check) => ({ true: 'yes', false: '**no**', undefined: '–' })[`${result(client, check)}`]),
  ]);
  const notes = NAMES.flatMap((check) =>
    [...new Set(clients.flatMap(({ cannot }) => cannot?.[check] ?? []))].map((reason) => {
      const labels = clients.filter(({ cannot }) => cannot?.[check] === reason).map(({ label }) => label);
      return `- ${CHECKS[check]}: ${labels.join(', ')}: ${reason}.`;
    }),
  );
  return `${table(['client', 'version', ...Object.values(CHECKS)], rows)}\nNot made (–):\n\n${notes.join('\n')}\n`;
}

/** How the row of a client begins. */
export const identity = ({ id, label }: RealClient): readonly string[] => [label, VERSIONS[id].version];
