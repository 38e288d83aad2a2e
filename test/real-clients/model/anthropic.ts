/** Anthropic Messages, also as a stream: `POST /v1/messages`. */
import { event, type Protocol, textOf } from './protocol.ts';

const USAGE = { input_tokens: 1, output_tokens: 1 };

export const anthropic: Protocol = {
  hear: ({ tools = [], messages = [] }) => ({
    offered: tools.map((definition: any) => ({ name: definition.name, definition })),
    results: messages
      .flatMap(({ content }: any) => (Array.isArray(content) ? content : []))
      .filter(({ type }: any) => type === 'tool_result')
      .map(({ content }: any) => textOf(content)),
  }),

  say: (say, { model, stream }) => {
    const calls = 'call' in say;
    const block = calls
      ? { type: 'tool_use', id: `toolu_${say.id}`, name: say.call.name, input: say.input }
      : { type: 'text', text: say.text };
    const stop_reason = calls ? 'tool_use' : 'end_turn';
    const message = { id: 'msg_1', type: 'message', role: 'assistant', model, usage: USAGE };
    if (stream !== true)
      return {
        events: false,
        text: JSON.stringify({ ...message, content: [block], stop_reason, stop_sequence: null }),
      };
    const delta = calls
      ? { type: 'input_json_delta', partial_json: JSON.stringify(say.input) }
      : { type: 'text_delta', text: say.text };
    const started = calls ? { ...block, input: {} } : { type: 'text', text: '' };
    const events = [
      { type: 'message_start', message: { ...message, content: [], stop_reason: null, stop_sequence: null } },
      { type: 'content_block_start', index: 0, content_block: started },
      { type: 'content_block_delta', index: 0, delta },
      { type: 'content_block_stop', index: 0 },
      { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 1 } },
      { type: 'message_stop' },
    ];
    return { events: true, text: events.map((data) => event(data, data.type)).join('') };
  },
};
