/** Lists whose cursor comes again. Data only. */
import type { JsonObject } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** Names of the tools of each page, and the cursor that it names; the last page comes for ever. */
  readonly pages: readonly (readonly [tools: readonly string[], cursor: string | null])[];
  /** The list that this is; undefined: it has no end, and is refused. */
  readonly is?: readonly string[];
}

/** A page of tools. */
export const pageOf = ([tools, cursor]: Case['pages'][number]): JsonObject => ({
  tools: tools.map((name) => ({ name, description: `Tool ${name}.`, inputSchema: { type: 'object' } })),
  ...(cursor === null ? {} : { nextCursor: cursor }),
});

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A cursor that comes again ends a list only where the first page comes again, and that is locked; the guard takes it out.',
  open: 'A server that was locked with a list without an end can send another page at a later request; the guard takes the cursor out.',
  cases: [
    { name: 'an empty cursor for ever (java-sdk, csharp-sdk)', pages: [[['a', 'b'], '']], is: ['a', 'b'] },
    { name: 'the same cursor for ever', pages: [[['a'], 'x']], is: ['a'] },
    { name: 'an empty list and an empty cursor for ever', pages: [[[], '']], is: [] },
    {
      name: 'an empty cursor that leads to another page',
      pages: [
        [['a'], ''],
        [['b'], null],
      ],
      is: ['a', 'b'],
    },
    {
      name: 'another page behind the same cursor',
      pages: [
        [['a'], ''],
        [['evil'], ''],
      ],
    },
    {
      name: 'the first page with one tool more',
      pages: [
        [['a'], ''],
        [['a', 'evil'], ''],
      ],
    },
    {
      name: 'the first page with one tool less',
      pages: [
        [['a', 'b'], 'x'],
        [['a'], 'x'],
      ],
    },
    {
      name: 'an empty page behind the same cursor',
      pages: [
        [['a'], 'x'],
        [[], 'x'],
      ],
    },
    {
      name: 'the first page in another order',
      pages: [
        [['a', 'b'], 'x'],
        [['b', 'a'], 'x'],
      ],
    },
    {
      name: 'the second page for ever',
      pages: [
        [['a'], 'x'],
        [['b'], 'y'],
        [['b'], 'y'],
      ],
    },
  ],
};
