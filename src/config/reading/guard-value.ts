/**
 * Whether a word of the guard means the same to whoever reads it: the client that fills in variables, the shell of Windows,
 * the command line of mcp-lock, and this reading. A word in, yes or no out. Pure.
 */
import type { Dialect, Place } from '../../contracts.ts';
import { fillIn } from '../../variables/text.ts';
import { HERE } from './layout.ts';

/** What begins a variable or a command in some dialect, or ends a command in a line for `cmd`. */
const SIGNS = /[$`{&|<>^"\r\n]|%.*%/;

/** A name, which may hold no variable. */
export const isPlain = (word: string): boolean => !word.startsWith('-') && !SIGNS.test(word);

/** A value, which may begin at the folder of the project: what the environment says would be another on the next machine. */
export const isPlainValue = (value: string, dialect: Dialect, place: Place): boolean =>
  isPlain(namesFolder(dialect, place) && value.startsWith(HERE) ? value.slice(HERE.length) : value);

/** Whether a client fills in `${workspaceFolder}` with the folder of the project, whatever its environment holds. */
export const namesFolder = (dialect: Dialect, place: Place): boolean =>
  dialect !== 'any' &&
  fillIn(HERE, dialect, { place: { ...place, env: {} }, value: false }).text === place.workspaceFolder;
