/** What the two SDK servers offer, so that both generations can be held against each other. */
export const info = { name: 'sdk-fixture', title: 'SDK fixture', version: '1.4.0' };
export const instructions = 'Call find_book first.\nUse lend_book only with an id it returned.';

export const tools = [
  {
    name: 'find_book',
    title: 'Find a book',
    description: 'Searches the shelf by words of the title.',
    inputSchema: {
      type: 'object',
      properties: {
        words: { type: 'string', description: 'Words of the title' },
        limit: { type: 'integer', minimum: 1, maximum: 50, default: 10 },
      },
      required: ['words'],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
  {
    name: 'lend_book',
    title: 'Lend a book',
    description: 'Marks one book as lent.',
    inputSchema: {
      type: 'object',
      properties: { id: { type: 'string', description: 'Id as find_book returned it' } },
      required: ['id'],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  },
];

export const prompt = {
  name: 'recommend',
  title: 'Recommend a book',
  description: 'Asks for one book on a subject.',
  arguments: [{ name: 'subject', description: 'What the book is about', required: true }],
};

export const resource = {
  uri: 'shelf://all',
  name: 'shelf',
  title: 'The whole shelf',
  description: 'Every book, one a line.',
  mimeType: 'text/plain',
};

export const template = {
  uriTemplate: 'shelf://book/{id}',
  name: 'book',
  title: 'One book',
  description: 'What is known of one book.',
  mimeType: 'application/json',
};
