/**
 * Command lines and URLs as hashes, which can be stored although a command line may hold a secret: a launch, or what a client sends of
 * one, in; SHA-256 in hex out. Pure.
 */
import { createHash } from 'node:crypto';
import type { Launch, Spec } from '../model.ts';

/** The hash of a command line or URL as a client sends it. */
export function launchHash(text: string): string {
  const trimmed = text.trim();
  return createHash('sha256')
    .update(URL.canParse(trimmed) && /^https?:/i.test(trimmed) ? new URL(trimmed).href : trimmed)
    .digest('hex');
}

/** The launch with the words of the guard in front, as the config has it. */
export const guardedLaunch = ({ launch, guarded: [command, ...words] = [] }: Spec): Launch =>
  command === undefined || launch.transport !== 'stdio'
    ? launch
    : { ...launch, command, args: [...words, launch.command, ...launch.args] };

/** The hashes of each launch: of the whole line or URL, and of the program alone. */
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
