/** In: a report. Out: one self-contained HTML page in which a person reviews it. */
import type { Reporter } from '../../contracts.ts';
import { atOnce } from '../../host/turns.ts';
import { reportPage } from '../html/report-page.ts';

/** The page. */
export const html: Reporter = {
  id: 'html',
  render: (report, options) => atOnce(reportPage(report, options)),
  inTurns: reportPage,
};
