/**
 * How a server is started or reached, as hashes that can be kept: a command line may hold a secret. A launch, or what a
 * client says of one, in; marks to compare out. Pure.
 */
import { createHash } from 'node:crypto';
import type { Launch, Spec } from '../model.ts';

/** The mark of a line or address as a client says it. */
export function launchHash(text: string): string {
  const said = text.trim();
  return createHash('sha256')
    .update(URL.canParse(said) && /^https?:/i.test(said) ? new URL(said).href : said)
    .digest('hex');
}

/** The launch as the config has it, with the words of the guard in front. */
export const guardedLaunch = ({ launch, guarded: [command, ...words] = [] }: Spec): Launch =>
  command === undefined || launch.transport !== 'stdio'
    ? launch
    : { ...launch, command, args: [...words, launch.command, ...launch.args] };

/** Every mark a launch may go by: written and with its variables filled in. */
export function launchHashes(launches: readonly Launch[]): {
  readonly lines: readonly string[];
  readonly programs: readonly string[];
} {
  const lines = launches.map((launch) =>
    launch.transport === 'stdio' ? [launch.command, ...launch.args].join(' ') : launch.url,
  );
  const programs = launches.flatMap((launch) => (launch.transport === 'stdio' ? [launch.command] : []));
  return { lines: hashes(lines), programs: hashes(programs) };
}

const hashes = (texts: readonly string[]): readonly string[] => [...new Set(texts.map(launchHash))];
