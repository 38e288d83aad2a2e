/** Texts of servers that are small in bytes and large in memory or in work, and texts that are neither. */
import type { Kind, Named } from './kind.ts';

export interface Sized extends Named {
  readonly text: () => string;
  /** Which limit it passes; absent: none. */
  readonly past?: 'values' | 'pointers';
}

const list = (items: string): string => `{"jsonrpc":"2.0","id":1,"result":{"tools":[${items}]}}`;
const tool = (properties: string): string =>
  list(`{"name":"find","inputSchema":{"type":"object","properties":{${properties}}}}`);
const many = (count: number, one: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(',');

export const kind: Kind<Sized> = {
  promise: 'processes',
  kind: 'A server sends a text whose values take far more memory or work than its bytes. It is refused before it is parsed.',
  cases: [
    { name: 'a million empty objects', text: () => list(many(1_000_000, () => '{}')), past: 'values' },
    {
      name: 'a million empty lists',
      text: () => tool(`"a":{"enum":[${many(1_000_000, () => '[]')}]}`),
      past: 'values',
    },
    {
      name: 'a million numbers',
      text: () => tool(`"a":{"enum":[${many(1_000_000, () => '1')}]}`),
      past: 'values',
    },
    {
      name: 'many values below a member name of a megabyte',
      text: () => tool(`"${'n'.repeat(1_000_000)}":{"enum":[${many(1_000, (i) => String(i))}]}`),
      past: 'pointers',
    },
    {
      name: 'many values below a chain of long member names',
      text: () =>
        tool(`${'"long name of a level":{'.repeat(200)}"x":[${many(60_000, () => '""')}]${'}'.repeat(200)}`),
      past: 'pointers',
    },
    {
      name: 'a long member name with escaped quotes, and many members',
      text: () => tool(`"${'\\"'.repeat(400_000)}":{${many(2_000, (i) => `"p${i}":{}`)}}`),
      past: 'pointers',
    },
    { name: 'a long text', text: () => list(`{"name":"find","description":"${'a,b:{[ '.repeat(500_000)}"}`) },
    { name: 'one very long member name', text: () => tool(`"${'n'.repeat(1_000_000)}":{}`) },
    {
      name: '10,000 tools of the usual size',
      text: () =>
        list(
          many(
            10_000,
            (i) =>
              `{"name":"tool_${i}","description":"Reads ${i}.","inputSchema":{"type":"object","properties":{"path":{"type":"string"},"lines":{"type":"integer","minimum":1},"order":{"enum":["up","down"]}},"required":["path"]}}`,
          ),
        ),
    },
    {
      name: 'nested as deep as can be read',
      text: () => tool(`${'"a":{'.repeat(240)}"b":1${'}'.repeat(240)}`),
    },
  ],
};
