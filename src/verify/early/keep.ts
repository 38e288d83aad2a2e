/**
 * Keeps what a run that matched leaves for the next one (`word.ts`). What its direct starts depended on in, a file of this user out. Keeps
 * nothing where something was asked that cannot be asked again. Never throws.
 */
import type { ServerHost } from '../../host/host.ts';
import type { Observations } from '../../host/observed-host.ts';
import { observedVariables } from '../../host/observed-host.ts';
import { earlyRun } from './run.ts';
import type { StoredRequest } from './stored-request.ts';
import { storedRequest, variablesOf } from './stored-request.ts';
import type { EarlyWord } from './word.ts';
import { MAX_WORD, MOST_SERVERS } from './word.ts';

export async function keepWord(host: ServerHost): Promise<void> {
  const run = earlyRun(host);
  // What was started early and matched is what the word says already.
  if (run?.ofRun === undefined || run.matched.length === run.started) return;
  const { plain, path, about, matched, ofRun } = run;
  if (matched.length > MOST_SERVERS) return;
  const observations: Observations[] = [ofRun];
  const requests: StoredRequest[] = [];
  for (const one of matched) {
    const answers = one?.answers();
    if (one === undefined || answers === undefined) continue;
    const { found, ownEnv, cleaning } = one.prepared;
    const { file, pointer } = found.spec;
    const held = (cleaning.held ?? []).map(({ value }) => value);
    const values = { file, pointer, ownEnv, secrets: [...cleaning.secrets, ...held] };
    const stored = await storedRequest(one.request, values, plain);
    if (stored === undefined) continue;
    requests.push(stored);
    observations.push(answers, observedVariables(variablesOf(stored), plain.env));
  }
  if (requests.length === 0) return;
  const word: EarlyWord = { about, at: plain.time(), observations, requests };
  const text = JSON.stringify(word);
  if (text.length <= MAX_WORD) await plain.ownFiles.write(path, text).catch(() => undefined);
}
