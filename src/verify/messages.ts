/** Everything that the check of a server says to a person, besides its findings. Facts in, text out. */
import type { ErrorMessage } from '../errors.ts';

export const pageRefused = (): ErrorMessage & { readonly next: string } => ({
  code: 'E_PROTOCOL',
  message: 'The server no longer returns a page that is in the lock.',
  next: 'Run the command again; if it happens again, report it to the author of the server.',
});
