/**
 * How long the comparison itself takes, in this process, first call included: two surfaces of 400 tools in which every
 * tool, or every tenth, changed, and two texts of 60 kB that have nothing in common. Bundled before it runs.
 */
import { ALONE } from '../../src/diff/context.ts';
import { compareItems } from '../../src/diff/items.ts';
import { wordDiff } from '../../src/diff/word-diff.ts';
import { hashOf } from '../../src/lock/canonical.ts';

/** Measures as `{ name, target, run }`; `run` returns milliseconds. */
export const comparisons = [
  {
    name: 'diff, 400 tools (360 kB), each of them changed',
    target: 'under 150 ms',
    run: () => {
      const [before, after] = [tools(''), tools(' now')];
      return timed(() => compareItems('server', 'tools', before, after, ALONE));
    },
  },
  {
    name: 'diff, 400 tools (360 kB), 40 of them changed',
    target: 'under 150 ms',
    run: () => {
      const [before, changed] = [tools(''), tools(' now')];
      const after = Object.fromEntries(
        Object.entries(before).map(([name, item], i) => [name, i % 10 === 0 ? changed[name] : item]),
      );
      return timed(() => compareItems('server', 'tools', before, after, ALONE));
    },
  },
  {
    name: 'word diff, two unrelated texts of 60 kB',
    target: 'under 600 ms',
    run: () => {
      const [before, after] = [prose('north', 60_000), prose('south', 60_000)];
      return timed(() => wordDiff(before, after));
    },
  },
];

function timed(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function tools(change) {
  const items = {};
  for (let i = 0; i < 400; i += 1) {
    const name = `tool_${i}`;
    const definition = {
      name,
      description: `Finds the records of drawer ${i}${change}. ${prose(`d${i}`, 300)}`,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(
          ['from', 'until', 'limit', 'order'].map((key) => [
            key,
            {
              type: 'string',
              description: `The ${key} of the search in drawer ${i}${key === 'order' ? change : ''}`,
            },
          ]),
        ),
        required: ['from'],
        additionalProperties: change === '' ? {} : false,
      },
      annotations: { readOnlyHint: true },
    };
    items[name] = { hash: hashOf(definition), definition };
  }
  return items;
}

/** Words that depend on `seed` alone. */
function prose(seed, length) {
  let state = [...seed].reduce((sum, char) => sum + char.charCodeAt(0), 7);
  let text = '';
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${seed}${(state % 4000).toString(36)} `;
  }
  return text;
}
