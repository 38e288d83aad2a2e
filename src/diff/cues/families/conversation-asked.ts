/**
 * In: nothing. Out: families of instructions: requests for the conversation, its instructions or the name of the model.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, high, medium, words } from './vocabulary.ts';

export const CONVERSATION_ASKED: readonly Family[] = [
  high('conversation-asked', 60, [
    words('pass|include|put|place|insert|provide|supply|add|encode'),
    words(
      '(?:chat|conversation|message) (?:history|logs?|context|transcript)|(?:the |this |full |entire |whole ){1,8}conversation|system (?:prompt|message)|previous messages|its contents?|file contents|(?:the |full |entire ){1,8}(?:email body|file contents?)|chain of thought|your reasoning',
    ),
    words('as|in|into|to|via|through'),
    words('parameters?|arguments?|field|sidenote|context|metadata|note'),
  ]),
  high('conversation-asked', 24, [
    words('name|version|id|identity'),
    words('of'),
    words('the (?:llm|language|ai|calling)'),
    words('model|agent|assistant'),
    words('that|which|calling|using|invoking|who'),
  ]),
  medium('conversation-asked', 4, [
    words('name|version|id|identity'),
    words('of'),
    words('the (?:llm|language|ai|calling)'),
    words('model|agent|assistant'),
  ]),
];
