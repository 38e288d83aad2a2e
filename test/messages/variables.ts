import * as messages from '../../src/variables/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

export const samples: Samples<typeof messages> = {
  clientCommand: [['$(…)'], ['${command:token}']],
  clientFile: [[]],
};
