/**
 * What in a spec its client would read or run to fill it in: a spec in, sentences out. Reads and runs nothing, and repeats
 * no value.
 */
import type { Dialect, Place } from '../contracts.ts';
import type { Spec } from '../model.ts';
import { distinct, fillIn } from './text.ts';

export function onlyItsClient(
  { launch, env, file }: Pick<Spec, 'launch' | 'env' | 'file'>,
  dialect: Dialect,
  place: Place,
): readonly string[] {
  const line =
    launch.transport === 'stdio' ? [launch.command, launch.cwd ?? '', ...launch.args] : [launch.url];
  const toldOf = (value: boolean) => (text: string) => fillIn(text, dialect, { place, file, value }).told;
  return distinct([...line.flatMap(toldOf(false)), ...Object.values(env).flatMap(toldOf(true))]);
}
