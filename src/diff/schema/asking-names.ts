/**
 * Whether the name of a parameter asks for what the model knows of the conversation: a name in, true or false out. Words and phrases are
 * data. Pure; linear in the name.
 */

const table = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that hardly ever mean anything else. */
const CLEAR = table(
  `context contexts history histories reasoning rationale justification sidenote sidenotes conversation conversations convo
  transcript transcripts thought thoughts thinking scratchpad monologue cot verbatim`,
);

/** Words that services also have for data of their own: the notes of a contact, the messages of a mailbox. */
const UNCLEAR = table(`note notes memory memories`);

/** The same; inside of a parameter they are nearly always part of the form that the service takes. */
const FORMAL = table(`feedback metadata meta prompt prompts chat chats dialog dialogue messages`);

/** Words that ask only together. */
const ASKING_TOGETHER: readonly (readonly string[])[] = [
  ['session', 'summary'],
  ['system', 'message'],
  ['user', 'message'],
  ['last', 'message'],
  ['latest', 'message'],
  ['tool', 'list'],
  ['tools', 'list'],
  ['available', 'tools'],
  ['tool', 'calls'],
  ['tool', 'results'],
  ['chain', 'thought'],
  ['user', 'intent'],
  ['user', 'request'],
];

/** Asking words that were written as one. */
const TOGETHER =
  /^(?:conversationhistory|toolslist|modelname|systemprompt|chainofthought|chathistory|usermessage|userprompt)$/;

/** The name of the model itself, not of a model that the service has. */
const OWN_MODEL = /^(?:(?:llm|ai|your|my|agent|assistant|client|host|current|the) )*model (?:name|id)$/;

/** Last words of a name that only identifies, measures or places a thing. */
const POINTING = table(
  `id ids uuid uuids sid sids key keys type types kind size count limit length enabled index position offset page cursor
  url urls uri uris path paths file files filename slug status state time date at format mode level style color colour
  language template version tag tags name names title expiry ttl`,
);

/** What stands before `context` where it is a place or a setting of the service. */
const PLACE =
  /\b(?:kube|kubectl|kubeconfig|k8s|cluster|docker|browser|isolated|execution|security|build|cloud|aws|git|branch|tag|tags|graphics|deployment|namespace|ssl|tls|encryption|evaluation|trace|span) contexts?\b/;

/** A switch: it is on or off, whatever it is about. */
const SWITCH =
  /^(?:include|show|hide|enable|disable|use|with|is|has|needs|skip|allow|max|min|num|filter|sort|order) /;

/** Last words that say nothing of their own: `promptText`, `context_data`. */
const FILLING = table(
  `text texts content contents data info information summary log logs list string strings value values json full details
  so far history field param parameter input body dump trace steps process block`,
);

/** What a text speaks of when it is about the conversation or asks for anything at all. */
const OF_TALK =
  /\b(?:conversations?|chats?|sessions?|dialog(?:ue)?s?|user'?s?|human|person|agents?|assistants?|models?|llm|ai|reasoning|thoughts?|thinking|context|history|previous|prior|so far|everything|anything|any|all|you|your|summary|call|calls|intent|requests?|why|tools?|additional|free|freeform|extra|better|relevant|background|helpful)\b|\P{ASCII}/u;

/** A text of fewer words says nothing but the name again. */
const FEWEST_WORDS = 3;

/** Words of a name in lower case; snake, camel and kebab case are split. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+|(?<=\p{Ll}{3})\d+/u)
    .filter((word) => word !== '');

export type Asking = 'clearly' | 'at the top' | 'not';

/** How a name asks. `description`: what is said of the parameter, which can show that the word means something else here. */
export function nameAsks(name: string, description = ''): Asking {
  const words = wordsOf(name);
  const joined = words.join(' ');
  if (OWN_MODEL.test(joined) || TOGETHER.test(words.join(''))) return 'clearly';
  if (POINTING.has(words.at(-1) ?? '') || PLACE.test(joined) || /\bnegative prompts?$/.test(joined))
    return 'not';
  const unique = new Set(words);
  if (ASKING_TOGETHER.some((together) => together.every((word) => unique.has(word)))) return 'clearly';
  const last = words.at(-1) ?? '';
  const meant = [last, words.findLast((word) => !FILLING.has(word)) ?? last];
  if (meant.some((word) => CLEAR.has(word))) {
    return /\bcontexts?\b/.test(joined) && PLACE.test(wordsOf(description).join(' ')) ? 'not' : 'clearly';
  }
  if (SWITCH.test(joined) || isOfService(description)) return 'not';
  if (meant.some((word) => UNCLEAR.has(word))) return 'clearly';
  return meant.some((word) => FORMAL.has(word)) ? 'at the top' : 'not';
}

const isOfService = (description: string): boolean =>
  wordsOf(description).filter((word) => word !== 'optional').length >= FEWEST_WORDS &&
  !OF_TALK.test(description.toLowerCase());
