/**
 * In: a report. Out: one line for all that settings loosen, in every run, and for acceptances that have ended; no line where they do
 * neither.
 */
import { wrap } from '../../display/width.ts';
import type { Report } from '../../model.ts';
import { settingsLoosen } from '../messages.ts';
import type { Screen } from './screen.ts';

/** The line, folded to the screen. */
export function settingsLines(
  { settings }: { readonly settings?: Report['settings'] | undefined },
  screen: Screen,
): readonly string[] {
  if (settings === undefined || settings.loosened.length + settings.ended === 0) return [];
  const { file, loosened, ended } = settings;
  const text = settingsLoosen(screen.foreign(file), loosened.map(screen.foreign), ended);
  return wrap(`${screen.signs.note} ${text}`, screen.columns, 2);
}
