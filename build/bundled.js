/**
 * The packages of which something is in `dist/`: the bundler's lists of modules in; name, version, licence and what npm recorded out.
 * Throws for a package without one of these.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** What a package brings in a form that no list of modules shows. */
const COMPILED = {
  undici: {
    name: 'llhttp',
    licence: 'MIT',
    needs: [],
    texts: [readFileSync(join(import.meta.dirname, 'licences/llhttp.txt'), 'utf8').trim()],
  },
};

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** `outputs`: of each build. */
export function bundledPackages(outputs) {
  const modules = outputs
    .flatMap(({ output }) => output.flatMap((file) => Object.entries(file.modules ?? {})))
    .filter(([id, { renderedLength }]) => renderedLength > 0 && id.includes('node_modules'))
    .map(([id]) => id);
  const folders = new Set(modules.map(folderOf));
  for (const id of new Set(modules)) for (const folder of copiedInto(id)) folders.add(folder);
  const { packages } = json(join(ROOT, 'package-lock.json'));
  const found = [...folders].map((folder) => described(folder, packages));
  const compiled = found.flatMap(({ name }) => COMPILED[name] ?? []);
  return [...found, ...compiled].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const folderOf = (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];

/** Folders of packages that are copied into a module, as its source map says. */
function copiedInto(id) {
  if (!existsSync(`${id}.map`)) return [];
  const sources = json(`${id}.map`).sources.join('\n');
  const copies = sources.matchAll(/\/\.pnpm\/[^/]+@([^/]+)\/node_modules\/((?:@[^/]+\/)?[^/]+)/g);
  return [...copies].map(([, version, name]) => {
    const folder = join(ROOT, 'node_modules', name);
    if (existsSync(folder) && json(join(folder, 'package.json')).version === version) return folder;
    throw new Error(`${id} has a copy of ${name} ${version}, whose licence is not known`);
  });
}

function described(folder, recorded) {
  const { name, version, license: licence, dependencies = {} } = json(join(folder, 'package.json'));
  const { integrity } = recorded[relative(ROOT, folder).replaceAll('\\', '/')] ?? {};
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  for (const [what, value] of Object.entries({
    name,
    version,
    licence,
    integrity,
    'text of a licence': texts[0],
  }))
    if (typeof value !== 'string' || value === '') throw new Error(`${folder} has no ${what}`);
  const needs = [
    ...Object.keys(dependencies),
    ...(COMPILED[name] === undefined ? [] : [COMPILED[name].name]),
  ];
  return { name, version, licence, integrity, texts, needs };
}
