/**
 * What each file imports: texts by path in, arrows out. Types count: `import type`, `export … from`, `import()` and the type
 * `import('…')`. Paths begin at `src/`, as in `lock/read.ts`.
 */
import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** `files`: the text of each file by its path. Imports of packages are left out. */
export const arrowsOf = (files: ReadonlyMap<string, string>): readonly Arrow[] =>
  [...files].flatMap(([from, text]) =>
    specifiersOf(from, text)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({ from, to: posix.join(posix.dirname(from), specifier) })),
  );

function specifiersOf(path: string, text: string): readonly string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(look);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { source } = node as { readonly source?: { readonly value?: unknown } | null };
    if (typeof source?.value === 'string') found.push(source.value);
    Object.values(node).forEach(look);
  };
  look(program);
  return found;
}

/** Circles, each as the files on the way round; a file that several circles share is named in one of them. */
export function circlesOf(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push(way.slice(at));
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return circles;
}
