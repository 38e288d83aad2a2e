/**
 * `mcp-lock ci`: what the action runs. Its inputs come by the environment, as `action.yml` sets them. Options and settings in, exit status
 * out.
 */
import type { Inputs, Task } from '../../ci/inputs.ts';
import { inputsOf, taskOf } from '../../ci/inputs.ts';
import { walled } from '../../ci/notice.ts';
import type { GlobalOptions, Settings } from '../../config/settings.ts';
import { settingsOf } from '../../config/settings.ts';
import { shellWord } from '../../display/shell-word.ts';
import { reportAnchors } from '../report-anchors.ts';
import { reportOutputs } from '../report-outputs.ts';
import { writeReport } from '../write-report.ts';
import { verifyCommand } from './verify.ts';

type Work = (inputs: Inputs, settings: Settings) => Promise<number>;

/** By task: the command as which it reads configs and lock, and what it does. */
const WORK: Readonly<Record<Task, { readonly as: string; readonly run: Work }>> = {
  verify: { as: 'verify', run: verify },
  review: { as: 'verify', run: review },
  comment: { as: 'verify', run: comment },
  collect: { as: 'update', run: collect },
  propose: { as: 'update', run: propose },
};

/** `what`: as typed. */
export async function ciCommand(what: string, options: GlobalOptions, { host }: Settings): Promise<number> {
  const task = taskOf(what);
  const inputs = inputsOf(task, host.env);
  const { cwd, lockfile, timeout } = inputs;
  const given = Object.fromEntries(
    Object.entries({ cwd, lockfile, timeout }).filter(([, value]) => value !== undefined),
  );
  const { as, run } = WORK[task];
  // What is started from here on, git and package managers, has no token of this step.
  const { INPUT_TOKEN: _, ...env } = host.env;
  return run(inputs, await settingsOf({ ...options, ...given }, walled({ ...host, env }), as));
}

const reporter = ({ reporters }: Inputs): { readonly reporter?: readonly string[] } =>
  reporters.length === 0 ? {} : { reporter: reporters };

function verify(inputs: Inputs, settings: Settings): Promise<number> {
  const { offline, failOn } = inputs;
  return verifyCommand(
    [],
    { offline, ...reporter(inputs), ...(failOn === undefined ? {} : { failOn }) },
    settings,
  );
}

async function review(inputs: Inputs, settings: Settings): Promise<number> {
  const outputs = await reportOutputs(reporter(inputs).reporter, settings);
  const [{ baseRevision }, { failedReview, review }, { afterReview }] = await Promise.all([
    import('../../ci/base-revision.ts'),
    import('../../ci/review.ts'),
    import('../../ci/after-review.ts'),
  ]);
  try {
    const base = await baseRevision(inputs.base, settings);
    const reviewed = await review(base, inputs.failOn ?? 'high', settings);
    const from = ` --from ${shellWord(base.name) ?? 'REVISION'}`;
    const printing = { ...settings, render: { ...settings.render, about: 'locks', as: from } } as const;
    const exit = await writeReport(reviewed.report, outputs, printing);
    const anchors = await reportAnchors(settings, true);
    await afterReview(reviewed, inputs, { ...printing, render: { ...printing.render, anchors } });
    return exit;
  } catch (error) {
    // A comment of an earlier run says so, too.
    const failed = failedReview(error, settings);
    if (failed !== undefined) await afterReview(failed, inputs, settings);
    throw error;
  }
}

async function comment(inputs: Inputs, { host }: Settings): Promise<number> {
  const { postComment } = await import('../../ci/post-comment.ts');
  return postComment(inputs, host);
}

async function collect(inputs: Inputs, settings: Settings): Promise<number> {
  const { collect } = await import('../../ci/collect.ts');
  return collect(inputs, settings);
}

async function propose(inputs: Inputs, settings: Settings): Promise<number> {
  const { propose } = await import('../../ci/propose.ts');
  return propose(inputs, settings);
}
