/**
 * In: nothing. Out: families of instructions: orders to ignore earlier instructions or the words of the user.
 * Each is a list of ordered steps without a gap of its own.
 */
import { CHANGE, type Family, high, STRICT, words } from './vocabulary.ts';

const OLD_ORDERS = words(
  '(?:any |all |the |your |of |these |those ){0,8}(?:previous|prior|earlier|above|preceding|existing|original|system|safety|security|former|default)(?: (?:system|safety|security|user|tool))? (?:instructions?|directions?|guidelines|directives?|prompts?|rules|restrictions?|constraints|polic(?:y|ies)|filters|orders|commands|safeguards)|(?:all |your )instructions|content filters?|(?:all|any|your|the) safety checks|safety measures',
);

export const OVERRIDE: readonly Family[] = [
  high('override', 60, [
    STRICT,
    words('regardless of'),
    words("(?:the )?(?:original|originally|user|user's|users'|actual)|what(?:ever)? (?:the )?user"),
  ]),
  high('override', 60, [
    CHANGE,
    words('regardless of'),
    words("(?:the )?(?:original|originally|user|user's|users'|actual)|what(?:ever)? (?:the )?user"),
  ]),
  high('override', 40, [
    words('override|force|cap|limit'),
    words('regardless of'),
    words("(?:the )?(?:original|originally|user|user's|users'|actual)|what(?:ever)? (?:the )?user"),
  ]),
  high('override', 12, [
    words(
      'ignor(?:e|ing)|disregard(?:ing)?|forget|overrid(?:e|es|ing)|overrule|bypass(?:es|ing)?|circumvent|discard|disables?|violate|supersedes?',
    ),
    OLD_ORDERS,
  ]),
  high('override', 25, [
    words('ignore|disregard|override(?! (?:only )?(?:if|when)\\b)'),
    words("(?:any |the |their |what the |all ){0,8}(?:users?(?:'s|')?|user-specified|user-provided)"),
    words(
      'quer(?:y|ies)|requests?|input|preferences?|settings?|choices?|private setting|instructions?|asks|says|model|intent',
    ),
  ]),
  high('override', 30, [words('disregard|ignore'), words('any(?:thing)? (?:other|else)'), words('user')]),
];
