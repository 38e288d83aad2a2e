/**
 * The place of a value in a JSON text, for messages: offset or pointer in, line (from 1) out. Pure; parses the whole text again.
 */
import type * as Jsonc from 'jsonc-parser';
import { lazy } from '../host/lazy.ts';
import { tokensOf } from './pointer.ts';

const jsonc = lazy<typeof Jsonc>('jsonc-parser');

/** Line and column, both from 1. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/** The line of each pointer's value, or of its nearest ancestor that exists. */
export function linesOfPointers(text: string, pointers: readonly string[]): readonly number[] {
  const { findNodeAtLocation, parseTree } = jsonc();
  const root = parseTree(text);
  return pointers.map((pointer) => {
    const path = tokensOf(pointer);
    for (let length = path.length; root !== undefined && length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length).map(segment));
      if (node !== undefined)
        return positionOf(text, (node.parent?.type === 'property' ? node.parent : node).offset).line;
    }
    return 1;
  });
}

const segment = (token: string): string | number => (/^\d+$/.test(token) ? Number(token) : token);
