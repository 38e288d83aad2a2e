/**
 * The plan of `update --plan` and `--apply` on disk. Path and settings in; the plan out, or a file written whole or not at all. Throws
 * E_USAGE for what is not a plan.
 */
import { resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { errno, McpLockError } from '../errors.ts';
import { isFile, kindAt } from '../host/kind-at.ts';
import { shown } from '../host/shown-path.ts';
import { notAPlan, planIsOtherFile, planMissing, planUnreadable, planUnwritable } from './messages.ts';
import { MAX_PLAN_BYTES, type Plan, planOf, planText } from './plan.ts';

type Around = Pick<Settings, 'host'>;

export async function readPlan(name: string, { host }: Around): Promise<Plan> {
  const path = resolve(host.cwd, name);
  const place = shown(path, host);
  try {
    if ((await kindAt(path, host)) === undefined) throw new McpLockError(planMissing(), { place });
    if (!(await isFile(path, host)) || (await host.files.size(path)) > MAX_PLAN_BYTES)
      throw new McpLockError(notAPlan(), { place });
    const plan = planOf(new TextDecoder().decode(await host.files.read(path)));
    if (plan === undefined) throw new McpLockError(notAPlan(), { place });
    return plan;
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(planUnreadable(errno(error) ?? 'unknown reason'), { place, cause: error });
  }
}

/** Known before any server is started: a file that is there and is not a plan is not replaced. */
export async function refusePlanPath(name: string, around: Around): Promise<void> {
  const { host } = around;
  const path = resolve(host.cwd, name);
  if ((await kindAt(path, host)) === undefined) return;
  const there = await readPlan(name, around).catch(() => undefined);
  if (there === undefined) throw new McpLockError(planIsOtherFile(), { place: shown(path, host) });
}

export async function writePlan(name: string, plan: Plan, { host }: Around): Promise<void> {
  const path = resolve(host.cwd, name);
  try {
    await host.files.replace(path, planText(plan));
  } catch (error) {
    throw new McpLockError(planUnwritable(errno(error) ?? 'unknown reason'), {
      place: shown(path, host),
      cause: error,
    });
  }
}
