/** In: a report and how it is shown. Out: how much new text for the model the report leaves out; nothing of it with `verbose`. Pure. */
import type { RenderOptions } from '../contracts.ts';
import { atOnce } from '../host/turns.ts';
import type { Report } from '../model.ts';
import { type Layout, layoutInTurns } from './text/layout.ts';
import type { Amount } from './text/part.ts';
import { screenOf } from './text/screen.ts';

/** Characters, lines and items. */
export const unreadOf = (report: Report, options: RenderOptions): Amount => layoutOf(report, options).left;

/** The servers that it belongs to. */
export const serversUnreadIn = (report: Report, options: RenderOptions): readonly string[] =>
  layoutOf(report, options).leftOf;

const layoutOf = (report: Report, options: RenderOptions): Layout =>
  atOnce(layoutInTurns(report, screenOf(options)));
