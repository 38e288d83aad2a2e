/** Gemini: `POST /v1beta/models/MODEL:generateContent`, and `:streamGenerateContent` as a stream. */
import { event, type Protocol, textOf } from './protocol.ts';

export const gemini: Protocol = {
  hear: ({ tools = [], contents = [] }) => ({
    offered: tools
      .flatMap(({ functionDeclarations = [] }: any) => functionDeclarations)
      .map((definition: any) => ({ name: definition.name, definition })),
    results: contents
      .flatMap(({ parts = [] }: any) => parts)
      .filter(({ functionResponse }: any) => functionResponse !== undefined)
      .map(({ functionResponse }: any) => textOf(functionResponse.response)),
  }),

  say: (say, _body, path) => {
    const part =
      'call' in say ? { functionCall: { name: say.call.name, args: say.input } } : { text: say.text };
    const response = {
      candidates: [{ index: 0, content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    };
    const events = path.includes(':streamGenerateContent');
    return { events, text: events ? event(response) : JSON.stringify(response) };
  },
};
