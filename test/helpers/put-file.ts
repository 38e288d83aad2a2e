/** Files of a scratch folder: a name and a text in, the file with its folders out. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `link TARGET` as its text makes a link. */
export function putFile(root: string, name: string, text: string): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  const [, target] = /^link (.*)$/.exec(text) ?? [];
  if (target === undefined) writeFileSync(path, text);
  else symlinkSync(target, path);
}

export function putFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) putFile(root, name, text);
}
