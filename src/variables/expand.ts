/**
 * Variables in config values, as each client documents them. In: a spec. Out: the same with known values filled in. A
 * variable that is not set stays as written and is listed; so does what a client would ask or run (`${input:…}`,
 * `${command:…}`, `$(…)`). Evaluates and runs nothing.
 */
import type { Dialect, Place } from '../contracts.ts';
import { variableOf } from '../host/paths.ts';
import type { Launch, Spec } from '../model.ts';
import { DIALECTS } from './dialects.ts';
import type { Part } from './lookups.ts';
import type { Filled } from './text.ts';
import { distinct, fillIn } from './text.ts';

type Expansion = Pick<Filled, 'text' | 'unset' | 'clientOnly'>;

/** A variable that stands between a server and its start. */
export interface MissingVariable {
  readonly name: string;
  /** Only the client itself can fill it in. */
  readonly clientOnly: boolean;
  /** Clients or their versions read it differently. */
  readonly doubtful?: true;
  /** `launch line`, `header Authorization`. */
  readonly where: string;
}

interface ExpandedSpec {
  readonly launch: Launch;
  readonly env: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
  readonly clientOnly: readonly string[];
  /** Those of both that a variable or header of the server needs. */
  readonly withoutValue: readonly string[];
  /** The first variable without which it must not be started or reached. */
  readonly missing?: MissingVariable;
}

/** Fills in the variables of one value. `file`: the config it stands in. */
export function expand(text: string, dialect: Dialect, place: Place, file?: string): Expansion {
  const at = file === undefined ? {} : { file };
  const { text: filled, unset, clientOnly } = fillIn(text, dialect, { place, part: 'value', ...at });
  return { text: filled, unset, clientOnly };
}

/** Fills in every value of a spec that its client fills in. */
export function expandSpec(spec: Spec, dialect: Dialect, place: Place): ExpandedSpec {
  const { file } = spec;
  const { refusesUnset } = DIALECTS[dialect];
  const unset: string[] = [];
  const clientOnly: string[] = [];
  const withoutValue: string[] = [];
  let missing: MissingVariable | undefined;
  const stdio = spec.launch.transport === 'stdio';
  const fill = (text: string, part: Part, where: string, needed: (filled: Filled) => boolean): string => {
    const filled = fillIn(text, dialect, { place, file, part });
    unset.push(...filled.unset);
    clientOnly.push(...filled.clientOnly);
    if (part === 'value') withoutValue.push(...filled.unset, ...filled.clientOnly);
    const unsetNames = filled.unset.filter((name) => !stdio || !filled.leftToShell.includes(name));
    const [name] = [...unsetNames, ...filled.clientOnly];
    if (missing === undefined && name !== undefined && needed(filled)) {
      const doubtful = filled.doubtful.includes(name) ? { doubtful: true as const } : {};
      missing = { name, clientOnly: unsetNames.length === 0, where, ...doubtful };
    }
    return filled.text;
  };
  const inLine = (part: Part) => (text: string) => fill(text, part, 'launch line', () => true);
  const launch: Launch =
    spec.launch.transport === 'stdio'
      ? {
          ...spec.launch,
          command: inLine('command')(spec.launch.command),
          args: spec.launch.args.map(inLine('args')),
          ...(spec.launch.cwd === undefined ? {} : { cwd: inLine('cwd')(spec.launch.cwd) }),
        }
      : { ...spec.launch, url: inLine('url')(spec.launch.url) };
  const env: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(spec.env)) {
    // A server may do without a variable, unless its client does not start it then; a header with the name of a variable
    // in it is wrong, and so is what its client would have read or run.
    env[name] = fill(
      value,
      'value',
      `${stdio ? 'variable' : 'header'} ${name}`,
      ({ notes, unset: names }) => !stdio || notes.length > 0 || (refusesUnset === true && names.length > 0),
    );
  }
  for (const [name, { variable, before }] of Object.entries(spec.borrowed ?? {})) {
    const value = variableOf(place, variable);
    if (value !== undefined) env[name] = before + value;
    else {
      unset.push(variable);
      withoutValue.push(variable);
      if (!stdio) missing ??= { name: variable, clientOnly: false, where: `header ${name}` };
    }
  }
  return {
    launch,
    env,
    unset: distinct(unset),
    clientOnly: distinct(clientOnly),
    withoutValue: distinct(withoutValue),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** What the client would read or run to fill a spec in, one sentence each. Reads and runs nothing, and repeats no value. */
export function clientNotes(
  { launch, env, file }: Pick<Spec, 'launch' | 'env' | 'file'>,
  dialect: Dialect,
  place: Place,
): readonly string[] {
  const notesOf = (part: Part) => (text: string) => fillIn(text, dialect, { place, file, part }).notes;
  const line =
    launch.transport === 'stdio'
      ? [
          ...notesOf('command')(launch.command),
          ...notesOf('cwd')(launch.cwd ?? ''),
          ...launch.args.flatMap(notesOf('args')),
        ]
      : notesOf('url')(launch.url);
  return distinct([...line, ...Object.values(env).flatMap(notesOf('value'))]);
}
