/** For `docs/guarantees.md`: the tables of `test/promises` in, Markdown out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kind, PROMISES } from '../promises/kind.ts';
import { text } from './markdown.ts';

const FOLDER = fileURLToPath(new URL('../promises/', import.meta.url));
const TABLE = /^(.+)\.cases\.ts$/;

/** Throws when a table has no test that reads it, or no case. */
export async function tried(): Promise<string> {
  const names = readdirSync(FOLDER)
    .flatMap((file) => TABLE.exec(file)?.slice(1) ?? [])
    .sort();
  const kinds = await Promise.all(names.map(async (name) => ({ name, kind: await kindOf(name) })));
  return Object.entries(PROMISES)
    .flatMap(([key, title]) => {
      const under = kinds.filter(({ kind }) => kind.promise === key);
      return under.length === 0 ? [] : [`### ${title}\n`, ...under.map(block)];
    })
    .join('\n');
}

async function kindOf(name: string): Promise<Kind> {
  const test = `${FOLDER}${name}.test.ts`;
  if (!existsSync(test) || !readFileSync(test, 'utf8').includes(`./${name}.cases.ts`)) {
    throw new Error(`${name}.cases.ts has no ${name}.test.ts that reads it`);
  }
  const { kind } = (await import(`../promises/${name}.cases.ts`)) as { readonly kind: Kind };
  if (kind.cases.length === 0) throw new Error(`${name}.cases.ts has no case`);
  return kind;
}

const block = ({ name, kind }: { readonly name: string; readonly kind: Kind }): string =>
  [
    `**${text(kind.kind)}**`,
    `${kind.cases.length} cases in \`test/promises/${name}.test.ts\`:`,
    `${kind.cases.map((each) => text(each.name)).join(' · ')}.`,
    ...(kind.open === undefined ? [] : [`Stays possible: ${text(kind.open)}`]),
    '',
  ].join('\n');
