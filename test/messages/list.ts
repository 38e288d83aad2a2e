/** Prints every text of the program as a list: room, name, text and what to do next. */
import { messageTexts, tableTexts } from './all.ts';

let room = '';
for (const one of [...messageTexts(), ...tableTexts()]) {
  if (one.room !== room) process.stdout.write(`\n# ${one.room}\n\n`);
  room = one.room;
  const code = one.code === undefined ? '' : `${one.code}: `;
  process.stdout.write(`${one.name}\n    ${code}${one.text.replaceAll('\n', '\n    ')}\n`);
  if (one.next !== undefined) process.stdout.write(`    next: ${one.next}\n`);
}
