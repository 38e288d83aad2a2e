/** OpenAI Responses, always as a stream: `POST /v1/responses`. */
import { event, type Protocol, textOf } from './protocol.ts';

export const openaiResponses: Protocol = {
  hear: ({ tools = [], input = [] }) => ({
    offered: tools.flatMap((tool: any) =>
      tool.type === 'namespace'
        ? tool.tools.map((definition: any) => ({
            name: definition.name,
            group: tool.name,
            definition: { ...definition, group: tool.description },
          }))
        : [{ name: tool.name ?? tool.type, definition: tool }],
    ),
    results: (Array.isArray(input) ? input : [])
      .filter(({ type }: any) => String(type).endsWith('_output'))
      .map(({ output }: any) => textOf(output)),
  }),

  say: (say, { model }) => {
    const item =
      'call' in say
        ? {
            type: 'function_call',
            id: `fc_${say.id}`,
            call_id: `call_${say.id}`,
            name: say.call.name,
            arguments: JSON.stringify(say.input),
            status: 'completed',
            ...(say.call.group === undefined ? {} : { namespace: say.call.group }),
          }
        : {
            type: 'message',
            id: 'msg_1',
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text: say.text, annotations: [] }],
          };
    const response = {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      model,
      status: 'in_progress',
      output: [],
    };
    const usage = {
      input_tokens: 1,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 1,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 2,
    };
    const events = [
      { type: 'response.created', response },
      { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress' } },
      { type: 'response.output_item.done', output_index: 0, item },
      { type: 'response.completed', response: { ...response, status: 'completed', output: [item], usage } },
    ];
    const text = events
      .map((data, sequence_number) => event({ ...data, sequence_number }, data.type))
      .join('');
    return { events: true, text };
  },
};
