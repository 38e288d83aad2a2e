/**
 * The files of `docker compose run SERVICE`. In: the words behind `compose` and the folder. Out: the Compose files, and
 * the code of this machine that the service mounts and starts, with their hashes. What Compose merges or fills in is not
 * followed: the line stays opaque. Source: Compose specification (document).
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { fieldsOf, yamlFields } from '../fields.ts';
import { flagNames, readFlags, valuesOf } from '../line/flags.ts';
import { plainWords } from '../line/shell-lexer.ts';
import { hashedFiles } from './hashed-file.ts';
import { foldersWithin } from './lockfiles.ts';
import { mountedCode, mountOf } from './mounts.ts';

const USUAL = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const OVERRIDES = USUAL.map((name) => name.replace(/(?=\.ya?ml$)/, '.override'));
const FLAGS = {
  valued:
    flagNames(`-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi
    -e --env -v --volume -w --workdir -u --user --name --entrypoint -l --label --cap-add --cap-drop --publish --pull`),
  switches:
    flagNames(`-T --no-TTY -i --interactive -t --tty --rm --no-deps --service-ports --use-aliases -d --detach
    --build -q --quiet --quiet-pull --quiet-build --remove-orphans --compatibility --dry-run --all-resources -P`),
  unknown: 'valued',
  clusters: true,
} as const;

/** `words`: behind `docker compose`. */
export async function composeFiles(
  words: readonly string[],
  cwd: string,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const { resolve, dirname } = pathsOf(place);
  const before = readFlags(words, FLAGS);
  const [verb, ...behind] = before.rest;
  const after = readFlags(behind, FLAGS);
  const [service = '', ...command] = verb === 'run' || verb === 'exec' ? after.rest : [];
  const named = valuesOf(before.flags, '-f', '--file').map((file) => resolve(cwd, file));
  const files = named.length > 0 ? named : await usualFiles(cwd, place, host);
  const code: string[] = [];
  for (const file of files) {
    const fields = await serviceIn(file, service, host);
    const volumes = Array.isArray(fields['volumes']) ? fields['volumes'] : [];
    const folder = fields['working_dir'];
    const mounts = volumes.flatMap(
      (one: unknown) => mountOf('-v', volumeText(one), dirname(file), place) ?? [],
    );
    const started = command.length > 0 ? command : wordsOf(fields['command']);
    const found = mountedCode(
      {
        mounts,
        words: [...wordsOf(fields['entrypoint']), ...started],
        env: [],
        ...(typeof folder === 'string' ? { folder } : {}),
      },
      place,
    );
    code.push(...found.files);
  }
  return hashedFiles([...new Set([...files, ...code])], 'exact', place, host);
}

async function usualFiles(cwd: string, place: Place, host: Host): Promise<readonly string[]> {
  const { join } = pathsOf(place);
  for (const folder of foldersWithin(cwd, place)) {
    const names: readonly string[] = await host.files.list(folder).catch(() => []);
    const main = USUAL.find((name) => names.includes(name));
    if (main === undefined) continue;
    return [main, ...OVERRIDES.filter((name) => names.includes(name))].map((name) => join(folder, name));
  }
  return [];
}

async function serviceIn(
  file: string,
  service: string,
  host: Host,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const text = new TextDecoder().decode(await host.files.read(file));
    return fieldsOf(fieldsOf((await yamlFields(text))['services'])[service]);
  } catch {
    // Compose does not start with it either; its bytes are pinned all the same.
    return {};
  }
}

/** The long form in the words of the short one. */
function volumeText(volume: unknown): string {
  if (typeof volume === 'string') return volume;
  const { source, target } = fieldsOf(volume);
  return typeof source === 'string' && typeof target === 'string' ? `${source}:${target}` : '';
}

const wordsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? (plainWords(value) ?? value.split(/\s+/))
    : Array.isArray(value)
      ? value.filter((one): one is string => typeof one === 'string')
      : [];
