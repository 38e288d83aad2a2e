/** Lists of a schema that come in another order at each start. Data only. */
import type { Json } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** Where the list stands in a schema; absent: `enum`. */
  readonly key?: string;
  /** At the two starts of `init`. */
  readonly starts: readonly [Json, Json];
  readonly passes?: readonly Json[];
  readonly drifts?: readonly Json[];
  /** Such a server is not locked. */
  readonly refused?: true;
}

const AB: readonly [Json, Json] = [
  ['a', 'b', 'c'],
  ['c', 'a', 'b'],
];

export const kind: Kind<Case> = {
  promise: 'quiet',
  kind: 'A set of a schema that comes in another order at each start is locked as a set, and holds nothing else.',
  cases: [
    {
      name: 'values of `enum`',
      starts: AB,
      passes: [['b', 'a', 'c']],
      drifts: [
        ['a', 'b'],
        ['a', 'b', 'c', 'steal'],
        ['a', 'b', 'steal'],
        ['a', 'b', 'b'],
        ['a', 'b', 'c', '${volatile}'],
        ['${volatile}', 'a', 'b', 'c'],
        ['A', 'b', 'c'],
        ['a', 'b', ['c']],
        'a',
        { a: 1 },
        [],
      ],
    },
    {
      name: 'names of `required`',
      key: 'required',
      starts: [
        ['path', 'mode'],
        ['mode', 'path'],
      ],
      passes: [['path', 'mode']],
      drifts: [['path'], ['path', 'mode', 'key']],
    },
    {
      name: 'types',
      key: 'type',
      starts: [
        ['string', 'null'],
        ['null', 'string'],
      ],
      drifts: [['string', 'number'], ['string'], 'string'],
    },
    {
      name: 'numbers and words',
      starts: [
        [1, 'b', null, true],
        [true, null, 1, 'b'],
      ],
      drifts: [['1', 'b', null, true]],
    },
    { name: 'another list, whose order can matter', key: 'examples', starts: AB, refused: true },
    { name: 'steps in a text', key: 'x-steps', starts: AB, refused: true },
    {
      name: 'one other value',
      starts: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      refused: true,
    },
    {
      name: 'objects',
      starts: [
        [{ a: 1 }, 'b'],
        ['b', { a: 1 }],
      ],
      refused: true,
    },
    {
      name: 'one value more',
      starts: [
        ['a', 'b'],
        ['b', 'a', 'a'],
      ],
      refused: true,
    },
  ],
};
