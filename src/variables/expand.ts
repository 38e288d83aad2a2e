/**
 * Variables in config values, as each client documents them. In: a spec. Out: the same with known values filled in. A
 * variable that is not set stays as written and is listed; so does what a client would ask or run (`${input:…}`,
 * `${command:…}`, `$(…)`). Evaluates and runs nothing.
 */
import type { Dialect, Place } from '../contracts.ts';
import { variableOf } from '../host/paths.ts';
import type { Launch, Spec } from '../model.ts';
import type { Filled } from './text.ts';
import { distinct, fillIn } from './text.ts';

type Expansion = Omit<Filled, 'notes' | 'leftToShell'>;

/** A variable that stands between a server and its start. */
export interface MissingVariable {
  readonly name: string;
  /** Only the client itself can fill it in. */
  readonly clientOnly: boolean;
  /** `launch line`, `header Authorization`. */
  readonly where: string;
}

interface ExpandedSpec {
  readonly launch: Launch;
  readonly env: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
  readonly clientOnly: readonly string[];
  /** The first variable without which it must not be started or reached. */
  readonly missing?: MissingVariable;
}

/** Fills in the variables of one text. `file`: the config it stands in. */
export function expand(text: string, dialect: Dialect, place: Place, file?: string): Expansion {
  const {
    notes: _,
    leftToShell: __,
    ...expansion
  } = fillIn(text, dialect, {
    place,
    value: true,
    ...(file === undefined ? {} : { file }),
  });
  return expansion;
}

/** Fills in every value of a spec that its client fills in. */
export function expandSpec(spec: Spec, dialect: Dialect, place: Place): ExpandedSpec {
  const { file } = spec;
  const unset: string[] = [];
  const clientOnly: string[] = [];
  let missing: MissingVariable | undefined;
  const stdio = spec.launch.transport === 'stdio';
  const fill = (text: string, value: boolean, where: string, needed: (filled: Filled) => boolean): string => {
    const filled = fillIn(text, dialect, { place, file, value });
    unset.push(...filled.unset);
    clientOnly.push(...filled.clientOnly);
    const unsetNames = filled.unset.filter((name) => !stdio || !filled.leftToShell.includes(name));
    const [name] = [...unsetNames, ...filled.clientOnly];
    if (missing === undefined && name !== undefined && needed(filled))
      missing = { name, clientOnly: unsetNames.length === 0, where };
    return filled.text;
  };
  const inLine = (text: string) => fill(text, false, 'launch line', () => true);
  const launch: Launch =
    spec.launch.transport === 'stdio'
      ? {
          ...spec.launch,
          command: inLine(spec.launch.command),
          args: spec.launch.args.map(inLine),
          ...(spec.launch.cwd === undefined ? {} : { cwd: inLine(spec.launch.cwd) }),
        }
      : { ...spec.launch, url: inLine(spec.launch.url) };
  const env: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(spec.env)) {
    // A server may do without a variable; a header with the name of a variable in it is wrong, and so is what its client
    // would have read or run.
    env[name] = fill(
      value,
      true,
      `${stdio ? 'variable' : 'header'} ${name}`,
      ({ notes }) => !stdio || notes.length > 0,
    );
  }
  for (const [name, { variable, before }] of Object.entries(spec.borrowed ?? {})) {
    const value = variableOf(place, variable);
    if (value !== undefined) env[name] = before + value;
    else {
      unset.push(variable);
      if (!stdio) missing ??= { name: variable, clientOnly: false, where: `header ${name}` };
    }
  }
  return {
    launch,
    env,
    unset: distinct(unset),
    clientOnly: distinct(clientOnly),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** What the client would read or run to fill a spec in, one sentence each. Reads and runs nothing, and repeats no value. */
export function clientNotes(
  { launch, env, file }: Pick<Spec, 'launch' | 'env' | 'file'>,
  dialect: Dialect,
  place: Place,
): readonly string[] {
  const line =
    launch.transport === 'stdio' ? [launch.command, launch.cwd ?? '', ...launch.args] : [launch.url];
  const notesOf = (value: boolean) => (text: string) => fillIn(text, dialect, { place, file, value }).notes;
  return distinct([...line.flatMap(notesOf(false)), ...Object.values(env).flatMap(notesOf(true))]);
}
