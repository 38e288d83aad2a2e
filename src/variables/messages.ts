/** What the room tells a person: placeholders of a config that mcp-lock does not fill in. Facts in, text out. */

/** `placeholder`: as it is written, without the text of the command: `$(…)`, `${command:id}`. */
export const clientCommand = (placeholder: string): string =>
  `The value holds "${placeholder}", a command that the client runs. mcp-lock does not run it.`;

export const clientFile = (): string =>
  'The value comes from a file that the client reads. mcp-lock does not read it.';
