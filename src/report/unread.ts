/** In: a report and how it is shown. Out: how much new text for the model the report leaves out; nothing of it with `verbose`. Pure. */
import type { RenderOptions } from '../contracts.ts';
import { atOnce } from '../host/turns.ts';
import type { Report } from '../model.ts';
import { layoutInTurns } from './text/layout.ts';
import type { Amount } from './text/part.ts';
import { screenOf } from './text/screen.ts';

/** Characters, lines and items. */
export const unreadOf = (report: Report, options: RenderOptions): Amount =>
  atOnce(layoutInTurns(report, screenOf(options))).left;
