/**
 * What `wrap` does with one remote server: its config and the words of the guard in, the config's new text out, or why the
 * server stays as it is. Reads the configs again as the guard will, and never one more.
 */
import { discover, keyOf } from '../discover.ts';
import type { Spec } from '../model.ts';
import type { Config } from '../pin/rewrite.ts';
import { wrappedRemote } from '../wrap/remote.ts';
import type { Settings } from './settings.ts';
import { commandOf, nameWord } from './settings.ts';

/** Why a server stays as it is, and what to do about it. */
export interface Left {
  readonly why: string;
  readonly next: string;
}

export async function remoteChange(
  config: Config,
  spec: Spec,
  key: string,
  words: readonly string[],
  settings: Settings,
): Promise<string | Left> {
  const next = `check it before each start of the agent: ${commandOf(`verify ${nameWord(key)}`, settings)}`;
  if (!(await isFound(spec, key, settings))) {
    const why = 'it has this name beside other configs alone, and its guard would look for it without them';
    return { why, next };
  }
  const done = wrappedRemote(config, spec, words, settings.place);
  return 'text' in done ? done.text : { ...done, next };
}

/** Whether the guard, which looks in fewer configs than this run, finds this very server under its name in the lock. */
async function isFound(spec: Spec, key: string, { scope, host }: Settings): Promise<boolean> {
  const configs = scope.configs.length > 0 ? [spec.file] : [];
  const { found } = await discover({ ...scope, configs, user: spec.scope === 'user' }, host);
  return keyOf(spec, found) === key;
}
