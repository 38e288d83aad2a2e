/**
 * Numbers for nodes of a graph: a node in, a number out. Two nodes have the same number only if all that can be reached from
 * them has the same form. Numbers what is below first; what goes round in circles is told apart step by step until
 * nothing more differs. Keeps its own stack; after a limit of work the rest is equal to nothing.
 */
import type { Node, Part } from './conjunction.ts';

/** What a node is: its own text, and the conditions with nodes in them. */
export interface Form {
  readonly text: string;
  readonly parts: readonly Part[];
}

const MOST_WORK = 1_000_000;

/** `formOf`: `undefined` for a node of which nothing is known. */
export function createClasses(formOf: (node: Node) => Form | undefined): (node: Node) => number {
  const classes = new Map<number, number>();
  const texts = new Map<string, number>();
  let count = 0;
  const fresh = (): number => {
    count += 1;
    return count;
  };
  const numbered = (text: string): number => {
    const found = texts.get(text) ?? fresh();
    texts.set(text, found);
    return found;
  };

  /** All nodes without a number that can be reached, those below first. */
  const below = (start: Node): readonly Node[] => {
    const out: Node[] = [];
    const seen = new Set<number>([start.uid]);
    const open = [{ node: start, kids: kidsOf(formOf(start)) }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const kid = top.kids.pop();
      if (kid === undefined) {
        out.push(top.node);
        open.pop();
      } else if (!seen.has(kid.uid) && !classes.has(kid.uid)) {
        seen.add(kid.uid);
        open.push({ node: kid, kids: kidsOf(formOf(kid)) });
      }
    }
    return out;
  };

  const circles = (nodes: readonly Node[]): void => {
    let groups = new Map(nodes.map(({ uid }) => [uid, 0]));
    let size = 1;
    const textOf = (form: Form) =>
      signature(form, ({ uid }) => {
        const group = groups.get(uid);
        return group === undefined ? `${classes.get(uid)}` : `~${group}`;
      });
    const edges = nodes.reduce((sum, node) => sum + 1 + kidsOf(formOf(node)).length, 0);
    for (let work = 0; ; work += edges) {
      if (work > MOST_WORK) {
        for (const { uid } of nodes) classes.set(uid, fresh());
        return;
      }
      const found = new Map<string, number>();
      const next = new Map<number, number>();
      for (const node of nodes) {
        const form = formOf(node);
        const text = form === undefined ? `? ${node.uid}` : textOf(form);
        const group = found.get(text) ?? found.size;
        found.set(text, group);
        next.set(node.uid, group);
      }
      groups = next;
      if (found.size === size) break;
      size = found.size;
    }
    const numbers = new Map<number, number>();
    for (const { uid } of nodes) {
      const group = groups.get(uid) ?? 0;
      const number = numbers.get(group) ?? fresh();
      numbers.set(group, number);
      classes.set(uid, number);
    }
    // So that a node above that only repeats the circle gets the same number.
    for (const node of nodes) {
      const form = formOf(node);
      if (form !== undefined)
        texts.set(
          signature(form, ({ uid }) => `${classes.get(uid)}`),
          classes.get(node.uid) ?? 0,
        );
    }
  };

  return (start) => {
    if (!classes.has(start.uid)) {
      const rest: Node[] = [];
      for (const node of below(start)) {
        const form = formOf(node);
        if (form === undefined) classes.set(node.uid, fresh());
        else if (kidsOf(form).every(({ uid }) => classes.has(uid)))
          classes.set(node.uid, numbered(signature(form, ({ uid }) => `${classes.get(uid)}`)));
        else rest.push(node);
      }
      if (rest.length > 0) circles(rest);
    }
    return classes.get(start.uid) ?? 0;
  };
}

const kidsOf = (form: Form | undefined): Node[] => form?.parts.flatMap(({ kids }) => kids) ?? [];

function signature({ text, parts }: Form, numberOf: (node: Node) => string): string {
  const all = parts.map(({ tag, kids, isChoice }) => {
    const numbers = kids.map(numberOf);
    if (!isChoice) return `${tag}(${numbers.join()})`;
    // To fit two equal members of `oneOf` is to fit none.
    return `${tag}(${(tag === 'anyOf' ? [...new Set(numbers)] : numbers).sort().join()})`;
  });
  return `${text}|${[...new Set(all)].sort().join('|')}`;
}
