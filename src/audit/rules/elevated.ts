/** Servers that run with more rights than the person who starts them: `sudo` and its like, before the line or in its script. Pure. */
import { programOf } from '../../launch/line/program.ts';
import { redactText } from '../../lock/redact-text.ts';
import { LAUNCH, ruleOf } from '../judge.ts';
import { scriptsOf, wordsOnLine } from '../launch-words.ts';

const PROGRAMS = /^(?:sudo|doas|pkexec|gsudo|runas|kdesu|gksudo)$/i;
const IN_SCRIPT = /(?:^|[\s;&|(])(?:sudo|doas|pkexec)\s/;

export const elevated = ruleOf(({ launch, understood }) => {
  const words = wordsOnLine(launch);
  const [command = ''] = words;
  const at = PROGRAMS.test(programOf(command))
    ? 0
    : understood?.wrappers.some((name) => PROGRAMS.test(name))
      ? words.findIndex((word) => PROGRAMS.test(programOf(word)))
      : -1;
  if (at >= 0 && !isForOther(words.slice(at)))
    return [{ rule: 'command/elevated', subject: LAUNCH, after: startOf(words.slice(at)) }];
  const script = scriptsOf(launch).find(({ code }) => IN_SCRIPT.test(code));
  return script === undefined
    ? []
    : [
        {
          rule: 'command/elevated',
          subject: LAUNCH,
          after: `${script.program}: ${IN_SCRIPT.exec(script.code)?.[0].trim()}`,
        },
      ];
});

/** The program that is raised, without its arguments. */
function startOf([program = '', ...words]: readonly string[]): string {
  const raised = words.find((word) => !word.startsWith('-') && !word.includes('=')) ?? '';
  return `${programOf(program)} … ${redactText(programOf(raised))}`;
}

/** `sudo -u nobody` takes rights away. */
function isForOther(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^(?:-u|--user)$/.test(word));
  const user =
    at < 0
      ? /^--user=(.*)$/.exec(words.find((word) => word.startsWith('--user=')) ?? '')?.[1]
      : words[at + 1];
  return user !== undefined && user !== 'root' && user !== '#0' && user !== '0';
}
