/**
 * What each config in scope declares: sources in; servers with the clients that read them there, and the parts of those that merge their
 * configs, out. A file that cannot be read as a whole is an error or a problem, never "no servers". Starts nothing.
 */
import type { Client, ConfigPart, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { Notice } from '../model.ts';
import { clientsOfFile } from './clients/index.ts';
import type { Scope, Source } from './config-files.ts';
import { configText } from './config-files.ts';
import type { Declared, Reader } from './effective.ts';
import { launchText } from './launch-text.ts';
import { joinedReadings } from './reading/shared-file.ts';

export interface Declarations {
  readonly declared: readonly Declared[];
  /** Of clients that merge their configs key by key. */
  readonly parts: readonly (ConfigPart & { readonly client: Client })[];
  /** The config files that exist, by client. */
  readonly present: readonly Reader[];
  readonly notices: readonly Notice[];
  readonly problems: readonly Notice[];
  /** Absolute paths of those that were read. */
  readonly files: readonly string[];
  readonly failures: readonly McpLockError[];
}

/** A file that cannot be read is a problem beside the others, and a failure. */
export async function declarations(
  sources: readonly Source[],
  scope: Scope,
  host: Host,
): Promise<Declarations> {
  const out = {
    declared: [],
    parts: [],
    present: [],
    notices: [],
    problems: [],
    files: [],
    failures: [],
  } as Mutable;
  for (const source of sources) {
    const { file } = source;
    try {
      if (source.otherCase === true && !(await mayDeclare(source, scope, host))) continue;
      if (source.failure !== undefined) throw source.failure;
      const text = await configText(file, scope, host);
      if (text === undefined) continue;
      out.present.push(...source.readers);
      readSource(source, text, scope, out);
      out.files.push(file.path);
    } catch (error) {
      if (!(error instanceof McpLockError) || error.code !== 'E_CONFIG') throw error;
      out.failures.push(error);
      const line = /:\d+:\d+$/.exec(error.detail.place ?? '')?.[0] ?? '';
      const { next } = error.detail;
      out.problems.push({
        ...{ file: file.path, pointer: line, message: error.message },
        ...(next === undefined ? {} : { next }),
      });
    }
  }
  return out;
}

/** Whether a file that is not read here would give its client anything; one that cannot be read may. */
async function mayDeclare({ file, readers }: Source, scope: Scope, host: Host): Promise<boolean> {
  try {
    const text = await configText(file, scope, host);
    const readings = readers.map(({ client }) => client.read(text ?? '', file, scope.place));
    return readings.some(({ specs, problems }) => specs.length + problems.length > 0);
  } catch (error) {
    if (error instanceof McpLockError) return true;
    throw error;
  }
}

type Mutable = {
  -readonly [Key in keyof Declarations]: Declarations[Key] extends readonly (infer One)[] ? One[] : never;
};

function readSource({ file, readers }: Source, text: string, { place, configs }: Scope, out: Mutable): void {
  const known = readers.length > 0 ? readers : readersByText(file, text, place);
  // A file that was named stands for itself.
  const merging =
    configs.length > 0 ? [] : known.filter((one) => one.client.names === 'keys' && one.file.apart !== true);
  const [first, ...others] = known
    .filter((one) => !merging.includes(one))
    .map((reader) => ({ ...reader, reading: reader.client.read(text, reader.file, place) }));
  if (first !== undefined) {
    const reading = joinedReadings([first, ...others]);
    const readers = [first, ...others].map(({ reading: own, ...reader }) => ({
      reader,
      specAt: new Map(own.specs.map((read) => [read.pointer, read])),
    }));
    const unsure = new Set(reading.unsureAt);
    for (const spec of reading.specs)
      out.declared.push({
        spec,
        ...(unsure.has(spec.pointer) ? { unsure: true as const } : {}),
        by: readers.flatMap(({ reader, specAt }) => {
          const read = specAt.get(spec.pointer);
          if (read === undefined) return [];
          return [launchText(read) === launchText(spec) ? reader : { ...reader, spec: read }];
        }),
      });
    // What is wrong with an entry of a file that its own client merges with others is said of all its parts together.
    const isToldHere = ({ server }: Notice) => server === undefined || merging.length === 0;
    out.notices.push(...reading.notices.filter(isToldHere));
    out.problems.push(...reading.problems.filter(isToldHere));
  }
  for (const { client, file: own } of merging) {
    const { notices, problems } = client.read(text, own, place);
    out.notices.push(...notices.filter(({ server }) => server === undefined));
    out.problems.push(...problems.filter(({ server }) => server === undefined));
    out.parts.push({ client, file: own, text });
  }
}

const readersByText = (file: Source['file'], text: string, place: Place): readonly Reader[] =>
  clientsOfFile(file.path, place, text).map((client) => ({ client, file, guessed: true }));
