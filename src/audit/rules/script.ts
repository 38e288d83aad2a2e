/** Scripts of launch lines: those that download code, open a shell, send secrets or hide what they run; and any other one. Pure. */
import { redactCode, redactText } from '../../lock/redact-text.ts';
import { RISKY_SCRIPTS } from '../data/risky-scripts.ts';
import { downloadedAndRun } from '../downloaded-file.ts';
import { LAUNCH, ruleOf, type Seen } from '../judge.ts';
import { scriptsOf, wordsOnLine } from '../launch-words.ts';

const LONGEST = 20_000;

export const script = ruleOf(({ launch, understood }) => {
  const scripts = scriptsOf(launch);
  const words = wordsOnLine(launch);
  // What a line does can be divided among its words.
  const written = [...scripts.map(({ code }) => code), words.join(' ').slice(0, LONGEST)];
  const texts = new Set([...written, ...written.map(withoutSigns)]);
  const seen = new Map<string, Seen>();
  for (const text of texts) {
    for (const { rule, form } of RISKY_SCRIPTS) {
      const found = seen.has(rule) ? null : form.exec(text);
      if (found !== null) seen.set(rule, { rule, subject: LAUNCH, after: shown(found[0]) });
    }
  }
  for (const text of texts) {
    const found = seen.has('command/downloads-code') ? undefined : downloadedAndRun(text);
    if (found !== undefined)
      seen.set('command/downloads-code', {
        rule: 'command/downloads-code',
        subject: LAUNCH,
        after: shown(found),
      });
  }
  const encoded = scripts.find((one) => one.encoded === true);
  if (encoded !== undefined)
    seen.set('command/hides-code', {
      rule: 'command/hides-code',
      subject: LAUNCH,
      after: `${encoded.program}: ${shown(encoded.code)}`,
    });
  if (seen.size > 0) return [...seen.values()];
  const [first] = scripts;
  // A shell around one simple command was understood.
  const isOpaque = understood === undefined || understood.identity.opaque === true;
  return first === undefined || !isOpaque
    ? []
    : [{ rule: 'command/inline-script', subject: LAUNCH, after: `${first.program}: ${shown(first.code)}` }];
});

/** As a shell reads it: quotes and escapes within words do not count, and an escaped line end is a blank. */
const withoutSigns = (code: string): string =>
  code.replace(/[\\^`]\r?\n/g, ' ').replace(/["']|[\\^](?=[a-z])/gi, '');

const shown = (code: string): string => redactText(redactCode(code));
