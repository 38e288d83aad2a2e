/**
 * What is wrong with a page: its text in, faults out. It knows the few elements and attributes that the pages of mcp-lock have, so that
 * anything else in one came from a text. Reads tags as a browser does, by itself: a parser that repairs would hide what is wrong.
 */
import { createHash } from 'node:crypto';
import { RISKY } from '../../src/display/codepoints.ts';

const ELEMENTS = new Set(
  (
    'html head meta title style script body header main footer section article div span p a h1 h2 h3 ul ol li dl dt dd table caption thead ' +
    'tbody tr th td details summary fieldset legend label input select option button output dialog form kbd code strong b bdi br ins del'
  ).split(' '),
);
const VOID = new Set(['meta', 'input', 'br']);
const ATTRIBUTES = new Set(
  (
    'lang charset http-equiv content name class id href tabindex role scope type value checked autocomplete spellcheck method hidden ' +
    'aria-label aria-labelledby aria-live aria-keyshortcuts data-r data-u data-s data-text data-label'
  ).split(' '),
);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/y;
const ENTITY = /&(?!#\d{1,7};|[a-z]+;)/;
const HIDDEN = new RegExp(`(?!\\n)(?:${RISKY})`, 'u');

/** Nothing for a page as it has to be. */
export function pageFaults(page: string): readonly string[] {
  return [...commandFaults(page), ...policyFaults(page), ...markupFaults(page)];
}

const commandFaults = (page: string): readonly string[] => [
  ...(HIDDEN.test(page) ? [`a hidden character: ${JSON.stringify(HIDDEN.exec(page)?.[0])}`] : []),
  ...(/##(?:\w*\[)/.test(page) ? ['a command of a CI log'] : []),
  ...page
    .split('\n')
    .filter((line) => /^\s*::/.test(line))
    .map((line) => `a command: ${line.slice(0, 80)}`),
];

/** The policy stands directly behind the character set, and allows the one style and the one script by their hashes. */
function policyFaults(page: string): readonly string[] {
  const head =
    /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
      page,
    );
  if (head === null) return ['no policy behind the character set'];
  const policy = (head[1] ?? '').replaceAll('&#39;', "'");
  const blocks = [...page.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)];
  const wanted = blocks.map(
    ([, tag, text = '']) => `${tag}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  const expected = ["default-src 'none'", ...wanted, "base-uri 'none'", "form-action 'none'"].join('; ');
  return blocks.length === 2 && policy === expected ? [] : [`policy ${policy} is not ${expected}`];
}

function markupFaults(page: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const text = page.replace('<!doctype html>', '').replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
  let at = 0;
  for (let next = text.indexOf('<'); next !== -1; next = text.indexOf('<', at)) {
    const between = text.slice(at, next);
    if (/[<>]/.test(between) || ENTITY.test(between))
      faults.push(`text that is not escaped: ${between.slice(0, 80)}`);
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    if (tag === null) return [...faults, `no tag: ${text.slice(next, next + 80)}`];
    const [whole, close, name = '', attributes = ''] = tag;
    at = next + whole.length;
    if (!ELEMENTS.has(name)) faults.push(`element ${name}`);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.has(attribute)) faults.push(`attribute ${attribute}`);
      if (attribute === 'id' && ids.has(value)) faults.push(`id ${value} twice`);
      if (attribute === 'id') ids.add(value);
      if (attribute === 'href' && !/^#[a-z]+\d*$/.test(value)) faults.push(`link to ${value}`);
      if (ENTITY.test(value)) faults.push(`value that is not escaped: ${value.slice(0, 80)}`);
    }
    if (close === '/') {
      const last = open.pop();
      if (last !== name)
        return [...faults, `</${name}> closes <${last}>: ${text.slice(Math.max(0, next - 80), next + 20)}`];
    } else if (!VOID.has(name)) open.push(name);
  }
  const links = [...text.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => id).filter((id) => !ids.has(id));
  return [...faults, ...open.map((name) => `<${name}> stays open`), ...links.map((id) => `no target ${id}`)];
}
