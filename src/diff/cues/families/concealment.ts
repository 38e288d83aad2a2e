/**
 * In: nothing. Out: families of instructions: orders to hide something from the user.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, high, words } from './vocabulary.ts';

const USER = words(
  "(?:the |any |end )?(?:users?|humans?|person|people|anyone|anybody|operators?|customers?)(?!(?:'s)? (?:input|id|name))",
);

export const CONCEALMENT: readonly Family[] = [
  high(
    'concealment',
    30,
    [
      words(
        "(?:do not|don't|never|must not|should not|shouldn't|mustn't|not to|without|avoid|no need to)(?: ever)?",
      ),
      words('tell|telling|inform|informing|notify|notifying|alert|alerting|let|warn|warning'),
      USER,
    ],
    { negated: true },
  ),
  high(
    'concealment',
    45,
    [
      words("(?:do not|don't|never|must not|should not|shouldn't|mustn't|not to|without|avoid)(?: ever)?"),
      words('mention|mentioning|reveal|revealing|disclose|disclosing|report'),
      words(
        "(?:this|that you|these|you're|you are|the fact|(?:any of )?(?:this|these|the) (?:step|instructions?|policy|process|message|directive|note)s?)(?! (?:tool's )?(?:error|id|value))",
      ),
    ],
    { negated: true },
  ),
  high(
    'concealment',
    45,
    [
      words("(?:do not|don't|never|must not|should not)"),
      words('mention|reveal|disclose'),
      words('it|this|that'),
      words('to (?:the |any )?(?:user|human|anyone|operator)'),
    ],
    { negated: true },
  ),
  high('concealment', 30, [
    words('keep|hide|conceal|withhold'),
    words('(?:this|it|these|that|them|the (?:step|instruction|action|call|result)s?)'),
    words('secret|hidden|confidential|from (?:the )?users?|from anyone|to yourself'),
  ]),
  high(
    'concealment',
    20,
    [
      words('(?:without|so that|such that) (?:the )?users?'),
      words(
        "(?:'s )?(?:knowledge|noticing|knowing|realis?zing|awareness|does not notice|never knows?|will not notice)",
      ),
    ],
    { negated: true },
  ),
  high(
    'concealment',
    20,
    [
      words('users?'),
      words(
        '(?:must|should|need|does|do) (?:not|never) (?:need to )?(?:know|be (?:told|informed|notified|aware|made aware))',
      ),
    ],
    { negated: true },
  ),
  high('concealment', 40, [
    words('pass|send|include|add|upload|forward|append|call|attach'),
    words('silently|secretly|covertly|quietly|discreetly|stealthily|in the background'),
  ]),
  high('concealment', 14, [
    words('silently|secretly|covertly|quietly|discreetly|stealthily'),
    words('pass|send|include|upload|forward|append|attach|copy|read|store|log'),
  ]),
];
