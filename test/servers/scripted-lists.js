/** The lists of `scripted.js`: cutting into pages, hostile cursors, tools that tell what the server sees. */
import { homedir } from 'node:os';

export const LISTS = {
  'tools/list': 'tools',
  'prompts/list': 'prompts',
  'resources/list': 'resources',
  'resources/templates/list': 'resourceTemplates',
  'skills/list': 'skills',
};

/** One page of a list as a result object; undefined for a cursor that was never given out. */
export function page(script, list, cursor, behave, state, process) {
  const envelope = script.envelope ?? {};
  let items = [...(script[list] ?? [])];
  if (list === 'tools') {
    items.push(...(probes(behave, state, process) ?? []));
    const hostile = hostilePage(items, cursor, behave);
    if (hostile !== undefined) return { ...hostile, ...envelope };
  }
  if (script.order === 'reversed') items = items.reverse();
  const pages = Math.max(1, script.pages?.[list] ?? 1);
  const number = cursor === undefined ? 1 : Number(/^page-(\d+)$/.exec(cursor)?.[1]);
  if (!(number >= 1 && number <= pages)) return undefined;
  const size = Math.ceil(items.length / pages);
  const result = { [list]: items.slice((number - 1) * size, number * size), ...envelope };
  return number < pages ? { ...result, nextCursor: `page-${number + 1}` } : result;
}

function hostilePage(items, cursor, { sameCursor, endlessCursors, emptyCursor, repeatPage }) {
  if (repeatPage !== undefined) return { tools: items, nextCursor: repeatPage === true ? '' : repeatPage };
  if (sameCursor) return { tools: cursor === undefined ? items : [], nextCursor: 'again' };
  if (emptyCursor) {
    const half = Math.ceil(items.length / 2);
    return cursor === '' ? { tools: items.slice(half) } : { tools: items.slice(0, half), nextCursor: '' };
  }
  if (endlessCursors === undefined) return undefined;
  const number = cursor === undefined ? 1 : Number(cursor.slice('page-'.length));
  const count = endlessCursors === true ? 0 : Number(endlessCursors);
  const more = Array.from({ length: count }, (_, i) => tool(`endless_${number}_${i}`, 'One more.'));
  return { tools: number === 1 ? [...items, ...more] : more, nextCursor: `page-${number + 1}` };
}

/** Extra tools that a flag asks for; undefined when none does. */
export function probes(behave, state, process) {
  const found = [];
  if ((behave.lateTools || behave.announce) && state.late)
    found.push(tool('late_tool', 'Was not there at first.'));
  if (behave.askClient) found.push(tool('ask_client', `The client answered. ${state.asked?.join('; ')}`));
  if (behave.volatileText) {
    const since = { type: 'string', default: new Date().toISOString() };
    found.push(tool('volatile_text', `Runs as process ${process.pid}.`, { since }));
  }
  if (behave.echoEnv) found.push(tool('echo_env', `Value: ${process.env[behave.echoEnv] ?? '(unset)'}`));
  if (behave.echoCwd) found.push(tool('echo_cwd', `Works in ${process.cwd()} and below.`));
  if (behave.echoHome) found.push(tool('echo_home', `Reads ${process.env.HOME ?? homedir()}/notes.txt.`));
  if (behave.badUtf8) found.push(tool('bad_utf8', 'Here: BAD-UTF8.'));
  if (behave.deep) found.push(tool('deep', 'Nested.', { nested: 'DEEP-SCHEMA' }));
  for (let i = 0; i < Number(behave.hugeList ?? 0); i += 1) {
    found.push(tool(`huge_${i}`, 'A long story. '.repeat(75_000)));
  }
  const late = behave.lateTools !== undefined;
  return found.length > 0 || late || behave.endlessCursors || behave.sameCursor ? found : undefined;
}

function tool(name, description, properties = {}) {
  return { name, description, inputSchema: { type: 'object', properties } };
}

/** Puts text into an answer that JSON.stringify could not write: nesting deeper than its own stack. */
export function splice(text, { deep }) {
  if (!deep) return text;
  const levels = Number(deep);
  const open = '{"type":"object","properties":{"p":'.repeat(levels);
  return text.replace('"DEEP-SCHEMA"', () => `${open}{"type":"string"}${'}}'.repeat(levels)}`);
}

/** The same value with the keys of every object in reverse; `__proto__` stays a key like any other. */
export function keysReversed(value) {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, keysReversed(child)]),
  );
}
