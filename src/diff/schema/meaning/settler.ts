/**
 * What the steps to one form of conditions need of the graph: types only.
 */
import type { Json } from '../../../model.ts';
import type { Conjunction, Node } from './conjunction.ts';

export interface Settler {
  /** The settled conditions of a node; `undefined` if they are not known. */
  readonly settled: (node: Node) => Conjunction | undefined;
  /** A node that no schema is written for. */
  readonly made: (conditions: Conjunction) => Node;
  readonly idOf: (value: Json) => number;
}
