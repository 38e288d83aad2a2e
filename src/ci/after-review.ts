/**
 * What a review leaves behind: its report in; the result for the step that comments, the outputs of the step, and what to do about servers
 * that are not locked as configured, out.
 */
import type { Settings } from '../config/settings.ts';
import { breakCommands } from '../display/printable.ts';
import { wrap } from '../display/width.ts';
import { inTurns } from '../host/turns.ts';
import { bytesHash } from '../lock/canonical.ts';
import type { Report } from '../model.ts';
import { nearReport } from '../report/places.ts';
import { markdownInTurns } from '../report/reporters/markdown.ts';
import { tallyOf } from '../report/text/tally.ts';
import type { Inputs } from './inputs.ts';
import { lockKey } from './lock-key.ts';
import { lockServersAgain } from './messages.ts';
import type { Reviewed } from './review.ts';
import { saveResult } from './review-result.ts';
import { setOutputs } from './runner.ts';

export async function afterReview(
  { report, unmatched }: Reviewed,
  inputs: Inputs,
  settings: Settings,
): Promise<void> {
  const { host, render } = settings;
  const advice = unmatched.length === 0 ? undefined : lockServersAgain(unmatched);
  if (advice !== undefined)
    host.terminal.stdout(`\n${breakCommands(wrap(advice, render.columns).join('\n'))}\n`);
  const near = nearReport(report, host, render.flags ?? '');
  const markdown = await inTurns(markdownInTurns(near, render), host.signal);
  const found = foundIn(report);
  const folder = inputs.folder ?? host.env['RUNNER_TEMP'];
  // Where no later step can comment, nothing is left behind.
  if (folder)
    await saveResult(
      {
        key: lockKey(settings),
        clean: found.length === 0,
        body: advice === undefined ? markdown : `${markdown.trimEnd()}\n\n${advice}`,
        found,
      },
      folder,
      host,
    );
  const { high, medium, low } = tallyOf(report).severities;
  const counts = { high, medium, low, 'exit-code': report.exitCode };
  await setOutputs(Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, String(n)])), host);
}

/** Of each finding, and of each failure, eight digits that stay the same as long as it does. */
const foundIn = ({ findings, failures }: Report): readonly string[] => [
  ...findings.map(({ server, fingerprint }) => digits(`${server}\n${fingerprint}`)),
  ...failures.map(({ code, server = '', message }) => digits(`${code}\n${server}\n${message}`)),
];

const digits = (text: string): string =>
  bytesHash(new TextEncoder().encode(text)).slice('sha256:'.length, 'sha256:'.length + 8);
