/** What the model API understands of each vendor's protocol. A protocol is one file beside this one and a line in `PROTOCOLS`. */

/** A tool as the client offers it to the model. */
export interface Offered {
  readonly name: string;
  /** The whole definition as it stood in the request. */
  readonly definition: unknown;
  /** The group that the call has to name, where the protocol has groups. */
  readonly group?: string;
}

/** What a request of the client holds. */
export interface Heard {
  readonly offered: readonly Offered[];
  /** Texts of the results of tools since the conversation began, in order. */
  readonly results: readonly string[];
}

/** What the model answers: a call of a tool, or a text that ends the turn. */
export type Say =
  | { readonly text: string }
  | { readonly call: Offered; readonly input: Readonly<Record<string, unknown>>; readonly id: string };

export interface Protocol {
  readonly hear: (body: any) => Heard;
  /** The body of the response, and whether it is a stream of events. */
  readonly say: (say: Say, body: any, path: string) => { readonly events: boolean; readonly text: string };
}

/** One event of a stream. */
export const event = (data: unknown, name?: string): string =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;

/** A result of a tool as text, whatever parts it comes in. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
