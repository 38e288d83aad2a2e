/**
 * What a page does beyond what HTML and CSS do by themselves: filters by server, rule and text, live counts, keys, and open details on paper.
 * Without it the whole page can be read. It makes no markup: it shows, hides, counts and moves the focus.
 */
export const SCRIPT = `'use strict';
(() => {
  const one = (selector, of = document) => of.querySelector(selector);
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const changes = all('.f');
  const firsts = all('.first li');
  const server = one('#server');
  const rule = one('#rule');
  const search = one('#search');
  const count = one('#count');
  const help = one('#help');
  const ranks = all('.ranks input');
  const texts = new Map();
  document.documentElement.classList.add('js');

  const textOf = (element) => {
    if (!texts.has(element)) {
      const around = element.closest('.item');
      const names = around === null ? '' : one('.names', around)?.textContent ?? '';
      const head = around === null ? '' : one('h3', around)?.textContent ?? '';
      texts.set(element, (head + ' ' + names + ' ' + element.textContent).toLowerCase());
    }
    return texts.get(element);
  };
  const wanted = () => ({
    ranks: new Set(ranks.filter((box) => box.checked).map((box) => box.value)),
    server: server?.value ?? '',
    rule: rule?.value ?? '',
    words: (search?.value ?? '').toLowerCase().split(/\\s+/).filter((word) => word !== ''),
  });
  const matches = (element, by) => {
    const { r = '', u = '', s = '' } = element.dataset;
    return (
      (ranks.length === 0 || r.split(' ').some((rank) => by.ranks.has(rank))) &&
      (by.server === '' || s === by.server) &&
      (by.rule === '' || u.split(' ').includes(by.rule)) &&
      by.words.every((word) => textOf(element).includes(word))
    );
  };
  const filter = () => {
    const by = wanted();
    let shown = 0;
    for (const change of changes) {
      change.hidden = !matches(change, by);
      if (!change.hidden) shown += 1;
    }
    for (const first of firsts) first.hidden = !matches(first, by);
    const narrow = by.server !== '' || by.rule !== '' || by.words.length > 0 || by.ranks.size < ranks.length;
    for (const block of all('.item:not(.f), .server')) {
      const own = all('.f', block);
      block.hidden = own.length === 0 ? narrow && block.matches('.item') : own.every((change) => change.hidden);
    }
    for (const notes of all('details.notes, details.more')) {
      const own = all('.f, li', notes);
      if (narrow && own.some((entry) => entry.matches('.f, .first li') && !entry.hidden)) notes.open = true;
    }
    if (count !== null)
      count.textContent = count.dataset.text.replace('{shown}', String(shown)).replace('{all}', String(changes.length));
  };
  const reset = () => {
    for (const box of ranks) box.checked = true;
    for (const field of [server, rule, search]) if (field !== null) field.value = '';
    filter();
  };
  let waiting;
  search?.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const field of [server, rule, ...ranks]) field?.addEventListener('change', filter);
  one('#reset')?.addEventListener('click', reset);
  one('#keys')?.addEventListener('click', () => help.showModal());
  if (changes.length > 0) filter();

  const reveal = (element) => {
    for (let at = element; at !== null; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    element.focus();
    element.scrollIntoView({ block: 'center' });
  };
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#f"]');
    const target = link && document.getElementById(link.getAttribute('href').slice(1));
    if (!target?.matches('.f')) return;
    event.preventDefault();
    if (target.hidden) reset();
    reveal(target);
  });
  const step = (by) => {
    const seen = changes.filter((change) => !change.hidden);
    if (seen.length === 0) return;
    const here = document.activeElement?.closest('.f');
    const at = here ? seen.indexOf(here) : by > 0 ? -1 : seen.length;
    reveal(seen[Math.min(seen.length - 1, Math.max(0, at + by))]);
  };
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    '/': () => search?.focus(),
    '?': () => help?.showModal(),
  };
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target.matches('input:not([type=checkbox], [type=radio]), select, textarea')) {
      if (key !== 'Escape' || target !== search) return;
      if (search.value === '') search.blur();
      search.value = '';
      filter();
      return;
    }
    if (help?.open) return;
    if (key === 'Enter' && target.matches('.f')) {
      const parts = all('details', target);
      const open = parts.some((part) => !part.open);
      for (const part of parts) part.open = open;
    } else if (Object.hasOwn(KEYS, key)) KEYS[key]();
    else return;
    event.preventDefault();
  });

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details:not([open])');
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of opened) part.open = false;
  });
})();
`;
