/**
 * How long the comparison itself takes, in this process, first call included: surfaces of 400 tools that changed and of
 * 10,000 that got other names, two texts of 60 kB that have nothing in common, and the rules over the texts of 1,000 and of
 * 10,000 tools, which must grow with them. Bundled before it runs.
 */
import { ALONE } from '../../src/diff/context.ts';
import { cuesOf } from '../../src/diff/cues.ts';
import { compareItems } from '../../src/diff/items.ts';
import { wordDiff } from '../../src/diff/word-diff.ts';
import { hashOf } from '../../src/lock/canonical.ts';

/** Measures as `{ name, wanted, of, run }`: `run` returns `{ ms, cpu }`, `wanted` is in seconds, of the clock or of the processor. */
export const comparisons = [
  { name: 'diff of 400 tools, all changed', wanted: 0.2, run: () => compared(tools(''), tools(' now')) },
  {
    name: 'diff of 400 tools, 40 changed',
    wanted: 0.2,
    run: () => {
      const [before, changed] = [tools(''), tools(' now')];
      const after = Object.fromEntries(
        Object.entries(before).map(([name, item], i) => [name, i % 10 === 0 ? changed[name] : item]),
      );
      return compared(before, after);
    },
  },
  {
    name: 'diff of 10,000 tools, all renamed',
    wanted: 5,
    run: () => compared(many(10_000, 'tool'), many(10_000, 'new')),
  },
  {
    name: 'diff of 10,000 tools, all renamed and reworded',
    wanted: 5,
    run: () => compared(many(10_000, 'tool'), many(10_000, 'new', ' Quickly.')),
  },
  {
    name: 'diff of two unrelated texts of 60 kB',
    wanted: 0.6,
    run: () => {
      const [before, after] = [prose('north', 60_000), prose('south', 60_000)];
      return timed(() => wordDiff(before, after));
    },
  },
  { name: 'cues of 1,000 tools, no text twice', of: 'cpu', wanted: 0.5, run: () => cues(1_000) },
  { name: 'cues of 10,000 tools, no text twice', of: 'cpu', wanted: 3, run: () => cues(10_000) },
];

function compared(before, after) {
  return timed(() => compareItems('server', 'tools', before, after, ALONE));
}

/** Tools with names from `prefix` and texts of their own, with `more` after each. */
function many(count, prefix, more = '') {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const definition = { ...described(i), name: `${prefix}_${i}` };
      definition.description += more;
      return [definition.name, { hash: hashOf(definition), definition }];
    }),
  );
}

function cues(count) {
  const tools = Array.from({ length: count }, (_, i) => described(i));
  const toolNames = new Set(tools.map(({ name }) => name));
  return timed(() => {
    for (const tool of tools) cuesOf(tool, { toolNames, own: tool.name });
  });
}

const WORDS =
  'the a this of to in for with and or when before use returns lists creates reads sends file folder user project record note query result page limit name value date key message team channel report search filter order update delete optional required default must only each all new other tool'.split(
    ' ',
  );

/** A tool with 700 characters of text, made of common words and a few of its own. */
function described(number) {
  const parameters = ['from', 'until', 'limit', 'order'];
  return {
    name: `find_records_${number}`,
    description: [1, 2, 3, 4].map((part) => sentence(number * 10 + part, 18)).join(' '),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(
        parameters.map((key, i) => [key, { type: 'string', description: sentence(number * 10 + 5 + i, 8) }]),
      ),
    },
  };
}

/** Words that depend on `seed` alone; every ninth occurs nowhere else. */
function sentence(seed, length) {
  let state = seed + 7;
  const words = Array.from({ length }, (_, i) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return i % 9 === 4 ? `word${seed}` : WORDS[Math.floor(state / 65_536) % WORDS.length];
  });
  return `${words.join(' ')}.`;
}

function timed(work) {
  const spent = process.cpuUsage();
  const from = performance.now();
  work();
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(spent);
  return { ms, cpu: (user + system) / 1000 };
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
