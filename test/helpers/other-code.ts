/** Lays out a case of `other-code.cases.ts`: a case and facts in, real files with a home and a global folder out. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OtherCodeCase } from '../promises/other-code.cases.ts';

/** What the packages of the cases say of themselves, at a registry and on disk. */
export const NOTES = {
  name: 'notes',
  version: '1.2.3',
  bin: { notes: 'server.js' },
  dependencies: { 'notes-words': '^1.0.0' },
};
export const WORDS = { name: 'notes-words', version: '1.0.0', main: 'index.js' };
const MANIFESTS = { 'NOTES-MANIFEST': JSON.stringify(NOTES), 'WORDS-MANIFEST': JSON.stringify(WORDS) };

export interface Layout {
  readonly project: string;
  readonly home: string;
  readonly prefix: string;
  /** Text of the server's program, and values of its packages at the registry. */
  readonly facts: Readonly<Record<string, string>>;
  /** The file that programs of the case leave. */
  readonly mark: string;
}

export const pathIn = (
  path: string,
  { project, home, prefix }: Pick<Layout, 'project' | 'home' | 'prefix'>,
) =>
  path.startsWith('~')
    ? join(home, path.slice(1))
    : path.startsWith('^')
      ? join(prefix, path.slice(1))
      : join(project, path);

export function layOut({ files, links = {} }: OtherCodeCase, layout: Layout): void {
  const { prefix, facts, mark } = layout;
  mkdirSync(prefix, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = pathIn(path, layout);
    mkdirSync(dirname(file), { recursive: true });
    let text = typeof content === 'string' ? content : JSON.stringify(content);
    if (text === 'EVIL')
      text = `#!${process.execPath}\nrequire('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\n`;
    if (text === 'EVIL-SH') text = `#!/bin/sh\n: > '${mark}'\n`;
    text = text.replaceAll('PREFIX', prefix);
    for (const [name, value] of Object.entries({ ...MANIFESTS, ...facts }))
      text = text.replaceAll(name, value);
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }
  for (const [path, target] of Object.entries(links)) {
    const link = pathIn(path, layout);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target.startsWith('~') ? pathIn(target, layout) : target, link);
  }
}
