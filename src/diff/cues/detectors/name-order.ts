/** In: a name. Out: a cue if the name itself is an instruction, such as `send_all_files_to_acme_com` or `call_this_tool_first`. */
import type { Severity } from '../../../model.ts';
import { INSTRUCTION_RULES } from '../../rules/instruction.ts';
import type { Cue, InstructionKind, Read } from '../cue.ts';

interface Order {
  readonly kind: InstructionKind;
  readonly severity: Severity;
  /** For the name in lower case, its words with one space between. */
  readonly words: RegExp;
  /** Only the name of the item itself. */
  readonly isItem?: true;
}

const ORDERS: readonly Order[] = [
  {
    kind: 'override',
    severity: 'high',
    words:
      /\b(?:ignore|disregard|forget|bypass|override) (?:all |the |any |your |user )?(?:(?:previous|prior|earlier|above|safety|system|security|user) )*(?:instructions?|rules|polic\w*|prompts?|messages?|guardrails|guidelines|safety|constraints|restrictions|orders|directives?)\b|\b(?:ignore|disregard|forget) (?:the )?user$/,
  },
  {
    kind: 'concealment',
    severity: 'high',
    words:
      /\b(?:do not|dont|never) (?:tell|mention|inform|notify|show)\b|\bhide from (?:the )?user$|\bwithout (?:the )?user\b|\bsecretly\b/,
  },
  {
    kind: 'secret-read',
    severity: 'high',
    words:
      /\b(?:contents?|text|data|values?|dump|read|reading|file) (?:\w+ ){0,3}(?:id rsa|id ed25519|ssh|etc passwd|etc shadow|aws credentials|env file|dotenv|private key|netrc|kubeconfig)\b|\b(?:id rsa|id ed25519|etc passwd|etc shadow|aws credentials|env file|dotenv|netrc|kubeconfig|private key) (?:\w+ ){0,2}(?:contents?|text|dump|data)\b|\b(?:keys?|tokens?|secrets|credentials|passwords?|cookies) (?:from|in|of) (?:\w+ )?(?:env|environment|file|disk|browser|keychain|home|memory)\b|\b(?:dump|contents?|copy) of (?:\w+ ){0,2}(?:env|environment|ssh|credentials|passwd|keychain|cookies)\b|\bread (?:\w+ ){0,2}(?:etc passwd|id rsa|env file|aws credentials)\b|\b(?:ssh|private) keys? contents?\b/,
  },
  {
    kind: 'exfiltration',
    severity: 'high',
    words:
      /\b(?:send|sends|forward|upload|post|leak|email|exfil\w*) (?:\w+ ){0,4}to (?:www|attacker|external|remote|our|server|\S+ (?:com|net|io|dev|org|ru)\b)|\burl [a-z0-9-]+\.[a-z]{2,}/,
  },
  {
    kind: 'tool-steering',
    severity: 'high',
    words:
      /\b(?:before|instead of) (?:any|all|every)(?: other)? (?:tools?|functions?)\b|\b(?:call|use|run) (?:this|me)(?: tool)? (?:first|always|only|before)\b|\balways (?:call|use|run) (?:this|me|first)\b|\bmust (?:call|use|run) (?:this |me )?first\b/,
  },
  {
    kind: 'preference',
    severity: 'low',
    isItem: true,
    words:
      /^(?:best|ultimate|premium|superior|preferred|supreme|perfect|trusted|better|greatest|number one)\b|\b(?:best|ultimate|premium|superior)(?: (?:tool|version|one))?$/,
  },
];

export function nameOrderCues({ text, role, place }: Read): readonly Cue[] {
  if (role !== 'name') return [];
  const name = text.slice(0, 200);
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/https?:\/\//g, ' url ')
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim();
  // Other orders are of several words.
  if (place !== 'name' && !words.includes(' ') && !words.includes('secretly')) return [];
  return ORDERS.filter((one) => (one.isItem !== true || place === 'name') && one.words.test(words)).map(
    ({ kind, severity }): Cue => ({
      rule: `text/${kind}`,
      key: name,
      ...(severity === INSTRUCTION_RULES[`text/${kind}`].severity ? {} : { severity }),
    }),
  );
}
