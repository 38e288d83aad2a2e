/**
 * In: nothing. Out: families of instructions: orders to send out the conversation, its instructions or files.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, high, words } from './vocabulary.ts';

const CONTENTS = words(
  '(?:its|their|the|full|entire|file|complete)(?: file| full| entire| complete)? contents?|contents? of|everything you (?:know|have)|(?:chat|conversation|message) (?:history|logs?|context|transcript)|(?:the |this |full |entire |whole ){1,8}conversation|system (?:prompt|message|instructions)|previous messages|all (?:the )?(?:collected|user|private|available|previous) (?:data|messages|information|context)|credentials|api keys?|passwords?|environment variables|private keys?|secrets?|ssh keys?|cookies|access tokens?|what the (?:user|customer) (?:asked|said|wrote)|copy of (?:the|each|every|all|any)',
);

const SEND = words(
  'send|sends|forward|forwards|upload|uploads|post|posts|transmit|transmits|submit|email|bcc|cc|leak|exfiltrate|exfiltrates|share|deliver|copy|loop|let|stored?|append|include',
);

const AWAY = words(
  '(?:to|at|via) (?:https?|(?:an? |the |our |this |some )?(?:external|remote|attacker|partner|third-party|collector|audit|backup)[\\w ]{0,20})|[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,63}',
);

const MAIL = words('[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,63}');

export const EXFILTRATION: readonly Family[] = [
  high('exfiltration', 30, [
    words('must|always'),
    words('set|use|put|add'),
    words('recipient|bcc|cc|destination|to'),
    MAIL,
  ]),
  high('exfiltration', 70, [SEND, CONTENTS, AWAY]),
  high('exfiltration', 30, [
    words('send|forward|upload|transmit|exfiltrate|leak|share'),
    words(
      '(?:chat|conversation|message) (?:history|logs?|transcript)|(?:the |this |full |entire |whole ){1,8}conversation|system (?:prompt|message)|(?:all )?collected data',
    ),
    words('to|via|through'),
  ]),
  high('exfiltration', 50, [
    words('always|must|also|quietly|automatically'),
    words('bcc|cc|send|forward|copy|loop|let|email'),
    MAIL,
  ]),
  high('exfiltration', 60, [words('let|loop'), MAIL, words('know|in|informed')]),
  high('exfiltration', 60, [
    words('recipients?|messages?|emails?|payments?|requests?'),
    words('to'),
    MAIL,
    words('regardless|for proxying|must|instead|prefix'),
  ]),
  high('exfiltration', 40, [
    words('override|replace|change|set'),
    words('recipient|destination|address|customer'),
    words('to|with|and send'),
    MAIL,
  ]),
  high('exfiltration', 10, [
    words('exfiltrat(?:e|es|ed|ing|ion)|steal|steals|stealing'),
    words('data|your keys|keys|credentials|files|through|(?:the )?user'),
  ]),
  high('exfiltration', 70, [
    CONTENTS,
    words('(?:be |is |are |been )(?:sent|stored|forwarded|uploaded|copied|shared|posted|emailed)'),
    AWAY,
  ]),
];
