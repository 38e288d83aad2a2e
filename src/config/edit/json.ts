/**
 * Positions in JSON with comments and trailing commas. Of a key that appears twice, the last one is used, as in every client. Never
 * formats anything.
 */
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree } from 'jsonc-parser';
import { pointerToken, tokensOf } from '../../lock/pointer.ts';
import { placesIn } from '../../lock/text-position.ts';
import { recently } from './recent.ts';
import type { Leaf, Syntax } from './syntax.ts';
import { undefinedOnThrow } from './syntax.ts';

const BOM = '\u{feff}';

/** JSON and JSONC. */
export const json: Syntax = {
  find: (text, pointer) =>
    undefinedOnThrow(() => {
      const node = tokensOf(pointer).reduce(step, rootOf(text));
      if (node === undefined) return undefined;
      const start = node.offset + shiftOf(text);
      return { start, end: start + node.length };
    }),
  around: (text) => {
    const shift = shiftOf(text);
    const placeAt = placesIn(text.slice(shift));
    return (pointer) => {
      const keys = tokensOf(pointer);
      const place = placeAt(keys);
      if (place === undefined || place.depth < keys.length) return undefined;
      return { start: place.start + shift, end: place.end + shift };
    };
  },
  spell: (value) => [JSON.stringify(value)],
  leaves: (text) =>
    undefinedOnThrow(() => {
      const root = rootOf(text);
      return root === undefined ? undefined : leavesUnder(root, '');
    }),
};

const shiftOf = (text: string): number => (text.startsWith(BOM) ? 1 : 0);

const rootOf = recently((text: string): Node | undefined => {
  const errors: ParseError[] = [];
  const root = parseTree(text.slice(shiftOf(text)), errors, { allowTrailingComma: true });
  return errors.length === 0 ? root : undefined;
});

function step(node: Node | undefined, token: string): Node | undefined {
  if (node?.type === 'array') return node.children?.find((_, index) => String(index) === token);
  if (node?.type !== 'object') return undefined;
  return node.children?.findLast(({ children }) => children?.[0]?.value === token)?.children?.[1];
}

function leavesUnder(node: Node, pointer: string): readonly Leaf[] {
  const { type, value, children = [] } = node;
  if (type === 'string') return [{ pointer, text: value }];
  if (type !== 'array' && type !== 'object') return [{ pointer, other: `${type} ${value}` }];
  if (children.length === 0) return [{ pointer, other: type }];
  if (type === 'array') return children.flatMap((child, index) => leavesUnder(child, `${pointer}/${index}`));
  return children.flatMap(({ children: [key, member] = [] }) =>
    key === undefined || member === undefined
      ? []
      : leavesUnder(member, `${pointer}/${pointerToken(key.value)}`),
  );
}
