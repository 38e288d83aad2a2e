/**
 * In: a report. Out: one sentence for all that settings loosen, in every run, and for acceptances that have ended; nothing where they do
 * neither.
 */
import { wrap } from '../../display/width.ts';
import type { Report } from '../../model.ts';
import { settingsLoosen } from '../messages.ts';
import type { Screen } from './screen.ts';

interface OfSettings {
  readonly settings?: Report['settings'] | undefined;
}

/** The sentence. */
export function settingsText(
  { settings }: OfSettings,
  { foreign }: Pick<Screen, 'foreign'>,
): string | undefined {
  if (settings === undefined || settings.loosened.length + settings.ended === 0) return undefined;
  const { file, loosened, ended } = settings;
  return settingsLoosen(foreign(file), loosened.map(foreign), ended);
}

/** The same as a line, folded to the screen. */
export function settingsLines(report: OfSettings, screen: Screen): readonly string[] {
  const text = settingsText(report, screen);
  return text === undefined ? [] : wrap(`${screen.signs.note} ${text}`, screen.columns, 2);
}
