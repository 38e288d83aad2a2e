/**
 * The declarations of `dist/index.js` as one file: what `tsc` made of each module in (the folder is the argument), `dist/index.d.ts` out,
 * with what the door names and what that needs. Throws where two declarations have one name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'rolldown/utils';

const ROOT = process.argv[2];
const DOOR = join(ROOT, 'index.d.ts');
/** Tables whose rows nobody needs as types: their keys and the type of a row, by the module that declares them. */
const TABLES = { 'diff/rules.d.ts': { table: 'RULES', key: 'RuleId', row: 'RuleRow' } };

const modules = new Map();
const packages = new Map();
const out = new Map();

/** Declarations, imports and exports of a module, by name. */
function moduleAt(file) {
  const known = modules.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, 'utf8');
  const { program, comments } = parseSync(file, text, { lang: 'dts' });
  const found = { file, text, declared: new Map(), imported: new Map(), exported: new Map() };
  modules.set(file, found);
  for (const node of program.body) {
    const from = node.source?.value;
    for (const { local, imported, exported } of node.specifiers ?? []) {
      if (node.type === 'ImportDeclaration')
        found.imported.set(local.name, { from, name: imported?.name ?? '*' });
      else found.exported.set(exported.name, { from, name: local.name });
    }
    const declaration = node.declaration ?? node;
    const name = (declaration.id ?? declaration.declarations?.[0]?.id)?.name;
    if (name === undefined) continue;
    // A comment that ends where the declaration begins is about it.
    const about = comments.findLast(
      ({ end }) => end <= node.start && text.slice(end, node.start).trim() === '',
    );
    found.declared.set(name, {
      node: declaration,
      start: about?.value.startsWith('*') ? about.start : node.start,
    });
    if (node !== declaration) found.exported.set(name, { name });
  }
  return found;
}

/** Where the declaration behind a name of a module is, and under which name it is written. */
function nameOf(module, name) {
  if (module.declared.has(name)) return written(module, name);
  const { from, name: original } = module.imported.get(name) ?? module.exported.get(name) ?? {};
  if (from === undefined) return undefined;
  if (!from.startsWith('.')) {
    packages.set(from, (packages.get(from) ?? new Set()).add(original));
    return original;
  }
  const other = moduleAt(join(dirname(module.file), from.replace(/\.[jt]s$/, '.d.ts')));
  return nameOf(other, other.exported.get(original)?.name ?? original);
}

function written(module, name) {
  const known = out.get(name);
  if (known !== undefined && known.module !== module) throw new Error(`two declarations are named ${name}`);
  if (known !== undefined) return name;
  const entry = { module, text: '' };
  out.set(name, entry);
  entry.text = textOf(module, name);
  return name;
}

function textOf(module, name) {
  const { table, key, row } = TABLES[module.file.slice(ROOT.length + 1)] ?? {};
  const { node, start } = module.declared.get(name);
  const before = module.text.slice(start, node.start).replace(/\bexport\s+$/, '');
  if (name === table) {
    nameOf(module, row);
    return `${before}declare const ${table}: Readonly<Record<${nameOf(module, key)}, ${row}>>;`;
  }
  if (name === key) return `type ${key} = ${tableKeys.map((one) => `'${one}'`).join(' | ')};`;
  let text = '';
  let end = node.start;
  for (const { name: used, at } of namesIn(node).sort((a, b) => a.at - b.at)) {
    const final = nameOf(module, used);
    if (final === undefined || final === used) continue;
    text += module.text.slice(end, at) + final;
    end = at + used.length;
  }
  return before + text + module.text.slice(end, node.end);
}

/** Names that a declaration refers to; not those of its members. */
function namesIn(node) {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (node === null || typeof node !== 'object') return [];
  if (node.type === 'Identifier')
    return [{ name: node.name, at: node.start }, ...namesIn(node.typeAnnotation)];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'key' && !node.computed ? [] : namesIn(value),
  );
}

const { RULES } = await import('../dist/index.js');
const tableKeys = Object.keys(RULES);
const door = moduleAt(DOOR);
const exports = [...door.exported.keys()].sort().map((name) => {
  const { from, name: original } = door.exported.get(name);
  const other = moduleAt(join(ROOT, from.replace(/\.[jt]s$/, '.d.ts')));
  const final = nameOf(other, original);
  return final === name ? name : `${final} as ${name}`;
});
const imports = [...packages].map(
  ([from, names]) => `import type { ${[...names].sort().join(', ')} } from '${from}';`,
);
const declarations = [...out.values()].map(({ text }) => text);
writeFileSync(
  'dist/index.d.ts',
  `${[...imports.sort(), ...declarations].join('\n')}\nexport { ${exports.join(', ')} };\n`,
);
