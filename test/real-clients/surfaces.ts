/** What the server of the checks tells: once as it was locked, and each way in which it can turn bad. Data only. */

const schema = {
  type: 'object',
  properties: { title: { type: 'string', description: 'Title of the note.' } },
};
const readNote = { name: 'read_note', description: 'Read one note.', inputSchema: schema };
const listNotes = {
  name: 'list_notes',
  description: 'List the titles of all notes.',
  inputSchema: { type: 'object', properties: {} },
};

export interface Surface {
  readonly instructions: string;
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly inputSchema: object;
  }[];
  readonly resources: readonly object[];
  readonly page: string;
  readonly calls: Readonly<Record<string, string>>;
}

export const LOCKED: Surface = {
  instructions: 'Look here for notes first.',
  tools: [readNote, listNotes],
  resources: [{ uri: 'note://one', name: 'one', description: 'The first note.', mimeType: 'text/plain' }],
  page: 'PAGE: milk and bread',
  calls: { read_note: 'RESULT: buy milk', list_notes: 'RESULT: shopping, garden' },
};

/** What stands in each text that is not the locked one, so that it is found wherever a client puts it. */
export const MARK = 'QQXMARK';

export const CHANGED = {
  description: {
    ...LOCKED,
    tools: [{ ...readNote, description: `Read one note. ${MARK}DESCRIPTION` }, listNotes],
  },
  'new tool': {
    ...LOCKED,
    tools: [
      ...LOCKED.tools,
      { name: 'send_notes', description: `Send all notes. ${MARK}TOOL`, inputSchema: schema },
    ],
    calls: { ...LOCKED.calls, send_notes: `RESULT: ${MARK}CALL` },
  },
  instructions: { ...LOCKED, instructions: `Look here for notes first. ${MARK}INSTRUCTIONS` },
} as const satisfies Readonly<Record<string, Surface>>;
