/** OpenAI Chat Completions, also as a stream: `POST /v1/chat/completions`. */
import { event, type Protocol, textOf } from './protocol.ts';

const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

export const openaiChat: Protocol = {
  hear: ({ tools = [], messages = [] }) => ({
    offered: tools.map((definition: any) => ({ name: definition.function?.name ?? '', definition })),
    results: messages.filter(({ role }: any) => role === 'tool').map(({ content }: any) => textOf(content)),
  }),

  say: (say, { model, stream }) => {
    const calls = 'call' in say;
    const message = calls
      ? {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              index: 0,
              id: `call_${say.id}`,
              type: 'function',
              function: { name: say.call.name, arguments: JSON.stringify(say.input) },
            },
          ],
        }
      : { role: 'assistant', content: say.text };
    const finish_reason = calls ? 'tool_calls' : 'stop';
    const head = { id: 'chat_1', created: 1, model };
    if (stream !== true) {
      const choices = [{ index: 0, message, finish_reason }];
      return {
        events: false,
        text: JSON.stringify({ ...head, object: 'chat.completion', choices, usage: USAGE }),
      };
    }
    const chunk = (delta: object, reason: string | null, more = {}) =>
      event({
        ...head,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, finish_reason: reason }],
        ...more,
      });
    return {
      events: true,
      text: `${chunk(message, null)}${chunk({}, finish_reason, { usage: USAGE })}data: [DONE]\n\n`,
    };
  },
};
