/**
 * `init --pin`: looks up the version each floating launch has today, shows the configs as they would be, asks once and
 * writes them. Starts nothing. Says of each launch it leaves as it is why it does.
 */
import { refuseLink } from '../config/config-text.ts';
import { hasBareVariables } from '../config/formats/raw-variables.ts';
import { exactWords } from '../config/pin/exact.ts';
import type { FloatingConfig } from '../config/pin/floating.ts';
import { floatingConfigs } from '../config/pin/floating.ts';
import { packageDiff } from '../config/pin/package-diff.ts';
import { pinnedText } from '../config/pin/rewrite.ts';
import type { Settings } from '../config/settings.ts';
import type { Palette } from '../display/style.ts';
import { shown } from '../host/shown-path.ts';
import { placeOf } from '../launch/place.ts';
import type { Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import { makeProgress } from '../report/progress.ts';
import { failureOf } from '../report/report.ts';
import { mapConcurrently } from '../server/map-concurrently.ts';
import {
  lookingUpVersions,
  nothingToPin,
  noVersionToPin,
  packageNotPlain,
  pinByHand,
  serversChanged,
  serverUnchanged,
  variablesWithoutQuotes,
  withoutPinning,
} from './messages.ts';
import { printLines, refuseWithoutConsent, writeConfigs } from './write-configs.ts';

/** What would pin a launch: words of which the first that is understood is taken, or why there are none. */
type Answer = { readonly words: readonly string[] } | { readonly trouble: string };
type Answers = ReadonlyMap<Prepared, Answer>;

/** A config as it would be. */
interface Rewrite {
  readonly plan: FloatingConfig;
  readonly text: string;
  /** How many servers it pins. */
  readonly pinned: number;
  /** What to say of those it does not. */
  readonly unpinned: readonly string[];
}

/** Pins what floats. Throws E_USAGE in CI without `--yes`, E_INTERRUPTED on a no, E_CONFIG for a config it must not touch. */
export async function pinConfigs(yes: boolean, settings: Settings): Promise<void> {
  const { host, quiet } = settings;
  refuseWithoutConsent(yes, settings);
  const plans = await floatingConfigs(settings.scope, host);
  for (const { config } of plans) refuseLink(config, host);
  const answers = await lookUp(
    plans.flatMap(({ floating }) => floating),
    settings,
  );
  const rewrites = plans.map((plan) => rewriteOf(plan, answers, settings));
  const unpinned = rewrites.flatMap((one) => one.unpinned);
  const changed = rewrites.filter(({ pinned }) => pinned > 0);
  if (unpinned.length > 0) printLines(unpinned, settings);
  if (plans.length === 0 && !quiet) printLines([nothingToPin()], settings);
  if (changed.length === 0) return;
  const texts = changed.map(({ plan: { config, specs }, text, pinned }) => ({
    config,
    text,
    lines: (name: string, paint: Palette) => packageDiff(name, config.text, text, specs, paint),
    done: serversChanged(pinned, 'pinned'),
  }));
  await writeConfigs(texts, yes, withoutPinning(), settings);
}

/** Asks for each what it is today. */
async function lookUp(floating: readonly Prepared[], settings: Settings): Promise<Answers> {
  const { host, place, concurrency } = settings;
  const progress = makeProgress(lookingUpVersions(), floating.length, settings);
  const answers = await mapConcurrently(floating, concurrency, async (prepared): Promise<Answer> => {
    progress.start(prepared.key);
    try {
      const words = exactWords(
        prepared.understood,
        await resolveOrigin(prepared, placeOf(prepared.found, place), host),
      );
      return words.length > 0 ? { words } : { trouble: noVersionToPin() };
    } catch (error) {
      host.signal.throwIfAborted();
      return { trouble: failureOf(error, prepared.key).message };
    } finally {
      progress.done(prepared.key);
    }
  }).finally(progress.clear);
  return new Map(floating.map((prepared, index) => [prepared, answers[index] ?? { words: [] }]));
}

/** Puts the exact words into one config. */
function rewriteOf(plan: FloatingConfig, answers: Answers, { host, place }: Settings): Rewrite {
  const { config, client, file } = plan;
  const unpinned: string[] = [];
  let { text } = config;
  let pinned = 0;
  for (const prepared of plan.floating) {
    const { spec } = prepared.found;
    const say = (why: string) => void unpinned.push(serverUnchanged(spec.name, 'pinned', why));
    const answer = answers.get(prepared) ?? { words: [] };
    if ('trouble' in answer) {
      say(answer.trouble);
      continue;
    }
    const next = firstOf(answer.words, (word) => pinnedText({ client, file, text }, spec, word, place));
    if (next !== undefined) {
      text = next;
      pinned += 1;
      continue;
    }
    say(hasBareVariables(text, client.dialect) ? variablesWithoutQuotes() : packageNotPlain());
    unpinned.push(
      pinByHand(
        prepared.identity.token ?? '',
        answer.words[0] ?? '',
        `${shown(spec.file, host)}${spec.pointer}`,
      ),
    );
  }
  return { plan, text, pinned, unpinned };
}

/** The first result that is not undefined. */
function firstOf<T, R>(values: readonly T[], work: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const result = work(value);
    if (result !== undefined) return result;
  }
  return undefined;
}
