/**
 * In: nothing. Out: families of instructions: orders to prefer one tool to all others.
 * Each is a list of ordered steps without a gap of its own.
 */
import { CALL, type Family, high, words } from './vocabulary.ts';

const MUST = words(
  "must(?: first| always| also)?|should(?: first| always)?|have to|need to|required to|always|make sure to|be sure to|it's critical to|automatically",
);

const OTHERS = words(
  '(?:any|all|every|each)(?: of the)? (?:other|others|further|subsequent)(?: available)? (?:tools?|functions?|tool calls?|actions?)(?! (?:from|in|of|on|by|provided) )|every (?:single )?tool call|any tool calls?(?! (?:from|in|of|on) )|all tools',
);

const THIS_TOOL = words('this (?:tool|function|one)|the (?:present|current) tool');

export const TOOL_ORDER: readonly Family[] = [
  high('tool-steering', 40, [
    words('call|called|calling|use|used|using|run|invoke|invoked|executed?'),
    words('before|prior to|ahead of|instead of|in place of|rather than'),
    OTHERS,
  ]),
  high('tool-steering', 60, [words('before|prior to|instead of'), OTHERS, MUST, CALL]),
  high('tool-steering', 60, [
    words('before|prior to|instead of'),
    OTHERS,
    words('first'),
    words('call|use|run|invoke'),
    THIS_TOOL,
  ]),
  high('tool-steering', 40, [
    words('instead of|rather than'),
    words('tools?|functions?'),
    words('always|must|only'),
    words('call|use|invoke'),
    words('this|me|it'),
  ]),
  high('tool-steering', 30, [
    words('prefer|prioriti[sz]e|favou?r|choose|select|use'),
    words('tool|function|this|me'),
    words('over|above|instead of|ahead of|rather than'),
    words(
      '(?:all |any |every )?(?:the )?others?(?: tools?| functions?)?|all tools|alternatives|competing tools',
    ),
  ]),
  high('tool-steering', 25, [
    words("(?:description|tool|instruction|message|directive|rule)s?(?:'s)?"),
    words('priority|precedence'),
    words('(?:over|higher than|above)'),
    words("(?:the |any |all )?(?:user|users|user's|other|system|previous)"),
  ]),
  high('tool-steering', 20, [
    words('(?:takes?|has|have|higher|top|highest) (?:precedence|priority)(?: over| than)?'),
    words(
      "user's (?:query|request|instructions?)|user (?:query|request|instructions?|input)|other (?:tools|instructions)",
    ),
  ]),
];
