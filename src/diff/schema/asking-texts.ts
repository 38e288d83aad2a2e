/**
 * Whether the text of a parameter asks for the conversation: a description in, true or false out. A sentence asks when a verb of giving
 * stands near something that was said or thought in the conversation, or when it begins with such a thing. Patterns are data; each takes
 * time linear in the text. Pure.
 */

import { SCANNED } from '../cues/cue.ts';
import { words } from '../cues/families/vocabulary.ts';
import { near } from '../cues/near.ts';
import { readings } from '../cues/readings.ts';
import { sentences } from '../cues/sentences.ts';

/** What holds the conversation or the thoughts of the model; with `OF_USER`, in so many words. */
const TALK = [
  '(?:conversation|chat|dialog(?:ue)?|session|message|interaction)s?(?: with (?:the )?(?:user|human|person|assistant))?(?: so far| up to now| until now| thus far| history| histories| log| logs| transcript| transcripts| context| summary| memory)',
  '(?:full|entire|complete|whole|all(?: of)?(?: the| our| your| this)?|raw|ongoing|current|recent|previous|prior|preceding|our|this|the rest of the) (?:conversation|chat|dialog(?:ue)?|discussion|message history|interaction)s?(?! (?:id|ids|uuid|identifier|url|thread|title|name|type|key|token|index|object)s?\\b)',
  "(?:summary|transcript|history|record|log|gist|copy|contents?) of (?:the |our |your |this |all |what )?(?:full |entire |complete |whole |current |previous |prior |user's )?(?:conversation|chat|dialog(?:ue)?|discussion|session|messages|was said|has been said|happened so far)",
  "(?:all|every|full|previous|prior|earlier|last|recent|most recent|latest) (?:\\d+ |few |two |three |five |ten )?(?:chat |conversation |user |user's |assistant |human )*(?:messages?|turns?|utterances?|prompts?)(?: (?:of|in|from) (?:the|this|our|your) (?:conversation|chat|session|dialog(?:ue)?|user|human)| verbatim| so far)",
];

const OF_USER = [
  "(?:user|human|person|customer|operator)(?:'s)? (?:most recent|latest|last|original|initial|exact|full|entire|complete|whole|verbatim|raw|previous|current|unmodified|actual|own)(?: (?:and )?(?:most recent|latest|last|original|exact|full|entire|complete|verbatim|raw|unmodified))* (?:message|prompt|request|question|query|input|words?|instruction|utterance|text|wording)s?",
  "(?:exact|full|entire|complete|original|verbatim|raw|unmodified|most recent|latest|last) (?:user|human)(?:'s)? (?:message|prompt|request|question|query|input|words?|instruction|utterance)s?",
  "(?:user|human|person|customer)(?:'s)? (?:message|prompt|utterance|words?|request|question|input)s? (?:verbatim|word for word|as is|exactly as|in full|unchanged|without changes)",
  '(?:what|everything|anything|all) (?:that )?(?:the |your )?(?:user|human|person) (?:has |have )?(?:said|says|asked|asks|typed|wrote|told you|tells you|shared|mentioned|wants)',
  '(?:everything|anything|all(?: that)?|what(?:ever)?) (?:else )?you (?:know|have learned|learned|remember|have seen|see|were told|have been told)',
  "verbatim (?:user|human|conversation|chat|message|prompt|copy of the (?:user|conversation))[\\w' ]{0,20}",
];

const OF_MODEL = [
  'system (?:prompt|message|instructions?)',
  'your (?:own |full |entire |complete |current |internal |private |hidden )*(?:system prompt|instructions|reasoning|chain of thought|chain-of-thought|thoughts?|thought process|thinking|memory|memories|context(?: window)?|scratchpad|internal monologue|previous (?:answers?|responses?|messages?))',
  'chain[- ]of[- ]thought',
  '(?:reasoning|thought process|thinking)(?: (?:behind|process|steps|trace|that led|for (?:calling|using|this call)))',
  '(?:full|entire|complete|all(?: of the| the)?|any|relevant|additional|other|surrounding|background|conversation(?:al)?|as much|more|extra) (?:relevant |available |known |prior |previous |background |conversation(?:al)? |user |useful )*context(?! (?:window|menu|manager|path|name|id)\\b)',
  '(?:results?|outputs?|responses?|contents?|history|list|log) of (?:all |any |the |your )*(?:previous|prior|earlier|other|last) (?:tool|function) (?:calls?|uses?|results?)',
  '(?:previous|prior|earlier|all(?: the)?|other) (?:tool|function) (?:calls?|results?|outputs?|responses?)',
  '(?:list|names?|descriptions?|schemas?|definitions?) of (?:all |the |your |other |every )*(?:available |other |accessible |installed |connected )*(?:mcp )?(?:tools|servers)(?: (?:you|that you|available|at your))',
  '(?:all|your|every|the) (?:other |available )*tools (?:you have|you can|that you|available to you|at your disposal)',
];

/** Other languages, where the verb stands before or after what is asked for. */
const ELSEWHERE: readonly RegExp[] = [
  /(?:会話|対話|チャット)(?:の)?(?:履歴|全文|全体|内容|ログ|要約|すべて|全て)|(?:ユーザ[ー一]?|利用者|ご?本人)の(?:最新|直近|最後|直前|元|すべて|全て)?の?(?:メッセ[ー一]ジ|発言|入力|質問|依頼|プロンプト)|システムプロンプト|思考過程|推論過程|これまでの(?:会話|やり取り|発言)/gu,
  /(?:对话|会话|聊天|對話|會話)(?:的)?(?:历史|记录|全文|内容|上下文|歷史|紀錄)|用户的?(?:最新|最后|原始|完整)?的?(?:消息|提问|输入|请求|原话)|系统提示词?|完整上下文|思维链|推理过程/gu,
  /(?:gesamte[nrs]?|vollständige[nrs]?|ganze[nrs]?|bisherige[nrs]?) (?:unterhaltung|gespräch(?:s(?:verlauf)?)?|chat(?:verlauf)?|dialog|konversation)|(?:gesprächs|chat|konversations)verlauf|letzte nachricht des (?:nutzers|benutzers)|systemprompt/giu,
  /(?:toute la|l'intégralité de la|la totalité de la|l'historique de la) (?:conversation|discussion)|historique (?:du chat|de conversation|complet)|dernier message de l'utilisateur|(?:invite|prompt) système/giu,
  /(?:toda la|la) conversación (?:completa|entera|hasta ahora)|toda la conversación|historial (?:de la conversación|del chat|completo)|último mensaje del usuario|(?:prompt|mensaje) del? sistema/giu,
  /(?:вс[юя]|полн\p{L}+|истори\p{L}+) (?:перепис\p{L}+|бесед\p{L}+|диалог\p{L}*|разговор\p{L}*|чат\p{L}*)|последн\p{L}+ сообщени\p{L}+ пользовател\p{L}+|системн\p{L}+ (?:промпт|подсказк)\p{L}*/giu,
];

const OBJECT_SOURCE = [...TALK, ...OF_USER, ...OF_MODEL].join('|');
const OBJECT = words(OBJECT_SOURCE);

const VERB =
  'provide|give|include|pass|send|supply|share|paste|copy|attach|add|put|write|state|describe|explain|summari[sz]e|forward|report|fill|insert|repeat|quote|enter|submit|tell|document|record|embed|append|dump|transmit|specify|contain|hold|carr(?:y|ies)|capture|reproduce|relay|return|place|store|serialize|transcribe|recount|restate|echo|deliver|upload|output';
const GIVE = words(
  `(?<!\\b(?:not|never|without|don't|cannot|avoid|no|when|if) )(?:${VERB})(?:s|es|d|ed|ing)?|(?:providing|including|passing|sharing|pasting|writing|stating|describing|summari[sz]ing|submitting|containing|capturing)`,
);
const GIVEN = words(
  '(?:must|should|has to|have to|needs? to|is to|are to|will|shall|can|may) (?:always |also |first )?be (?:provided|included|passed|sent|supplied|shared|pasted|copied|attached|added|given|put|written|repeated|quoted|submitted|placed|filled in)|(?:goes|go|belongs?) (?:here|in this|in here)|(?:is|are) (?:required|expected|mandatory|needed) here|to be (?:provided|included|passed|sent|copied|pasted)',
);

const WITHIN = 80;

/** What a sentence begins with is what the value is: "Full conversation so far". */
const HEAD = new RegExp(
  `^(?:[\\W_]*(?:required|optional|always|important|mandatory|note|the|a|an|full|complete|entire|whole|exact|raw|verbatim|value|text|string|array|list|json)\\b(?: of)?)*[\\W_]*(?:${OBJECT_SOURCE})(?![\\w-])`,
);

/** A sentence without any of these asks for nothing; most have none. */
const MAY_ASK =
  /conversation|chat|dialog|discussion|session|message|interaction|user|human|person|customer|operator|verbatim|you|system|reasoning|thought|thinking|context|tool|function|server/;

const LONGEST = 2_000;

/** Whether any of its sentences asks. */
export function textAsks(text: string): boolean {
  // Look-alike letters become Latin ones in sentences, and Cyrillic words no words.
  const head = text.slice(0, SCANNED).normalize('NFKC');
  return (
    readings(text).some((reading) => sentences(reading.text).some(asks)) ||
    ELSEWHERE.some((pattern) => head.search(pattern) !== -1)
  );
}

function asks(whole: string): boolean {
  const sentence = whole.slice(0, LONGEST);
  const lower = sentence.toLowerCase();
  if (!MAY_ASK.test(lower)) return false;
  if (HEAD.test(lower)) return true;
  return [[GIVE, OBJECT] as const, [OBJECT, GIVEN] as const].some(
    (steps) => near(sentence, lower, { steps, within: WITHIN }) !== undefined,
  );
}
