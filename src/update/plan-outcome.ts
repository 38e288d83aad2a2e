/** What a plan means for a run of `update`: which servers are read again, whether it still fits, and what is said of it. Pure. */
import type { Chosen } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { shellWord } from '../display/shell-word.ts';
import { makePlanAnew, planForOtherLock, planMisfits, planWritten } from './messages.ts';
import type { Plan } from './plan.ts';
import { misfits } from './plan.ts';
import { readingFlags, type UpdateOptions } from './update-options.ts';
import { folded } from './update-outcome.ts';

type Scope = Pick<Chosen, 'found' | 'stale' | 'gone' | 'failures'>;

/** Only the servers of the plan, if there is one. */
export const inPlan = ({ found, stale, gone, failures }: Scope, plan: Plan | undefined): Scope => {
  const has = (name: string) => plan === undefined || Object.hasOwn(plan.servers, name);
  return { found: found.filter(({ key }) => has(key)), stale: stale.filter(has), gone, failures };
};

/** `now`: what the servers of the plan would become; absent: the lockfile is another one. Empty where it fits. */
export function misfitLines(
  now: { readonly plan: Plan; readonly servers: Plan['servers'] } | undefined,
  { apply = '', ...options }: UpdateOptions,
  { render }: Settings,
): string {
  const names = now === undefined ? [] : misfits(now.plan, now.servers);
  if (now !== undefined && names.length === 0) return '';
  const what = now === undefined ? planForOtherLock() : planMisfits(names);
  return folded(`${what}${makePlanAnew(again('--plan', apply, options), render.flags ?? '')}`, { render });
}

export const planLines = (
  count: number,
  { plan = '', ...options }: UpdateOptions,
  { render }: Settings,
): string =>
  folded(planWritten(count, plan, again('--apply', plan, options), render.flags ?? ''), { render });

const again = (flag: string, file: string, options: UpdateOptions): string =>
  [`mcp-lock update ${flag} ${shellWord(file) ?? 'FILE'}`, ...readingFlags(options)].join(' ');
