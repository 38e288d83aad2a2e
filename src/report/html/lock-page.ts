/**
 * In: entries of a lockfile. Out: one HTML file with what the model reads of each server: instructions, items with their parameters as tables,
 * pages and skills, and what is locked of where it comes from. Hidden characters are named. A cut says how many items are not shown.
 */
import type { RenderOptions } from '../../contracts.ts';
import { lineOf } from '../../diff/launch.ts';
import { unreadLinks } from '../../diff/linked.ts';
import { remotePointers } from '../../diff/remote-pointers.ts';
import type { Work } from '../../host/turns.ts';
import { jsonOf } from '../../lock/exact-number.ts';
import { SUBJECT_KIND } from '../../lock/section.ts';
import type { Entry, Json, JsonObject, LockedItem } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import { cutItems, lockedFacts, lockPageTitle, pageWords } from '../messages.ts';
import { definitionOf, shownValue } from './definition.ts';
import { documentOf } from './document.ts';
import { filterBar, keyHelp } from './filters.ts';
import { foreign, type Markup, markup } from './markup.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { hiddenIn, textOf } from './texts.ts';

export interface LockPage {
  /** The lockfile, as a person would type it. */
  readonly lockfile: string;
  readonly entries: readonly (readonly [name: string, entry: Entry])[];
  /** Sentences on what was edited by hand. */
  readonly forged: readonly string[];
}

const MOST_CHARACTERS = 12_000_000;

interface Named {
  readonly kind: string;
  readonly key: string;
  readonly item: LockedItem;
}

/** As work that yields after each item. */
export function* lockPage({ lockfile, entries, forged }: LockPage, options: RenderOptions): Work<string> {
  const sheet = sheetOf(options);
  const servers: Markup[] = [];
  let [all, shown, characters] = [0, 0, 0];
  for (const [name, entry] of entries) {
    const items: Markup[] = [];
    for (const named of itemsOf(entry)) {
      all += 1;
      if (characters >= MOST_CHARACTERS) continue;
      const item = itemOf(named, name, sheet);
      items.push(item);
      shown += 1;
      characters += item.markup.length;
      yield;
    }
    servers.push(serverOf(name, entry, items, sheet));
  }
  const title = lockPageTitle(entries.length, all);
  const bar = filterBar({ servers: entries.map(([name]) => name), rules: [] }, sheet);
  const body = markup`<a class="skip vh" href="#changes">${pageWords.skip}</a>
<header><p class="brand"><strong>mcp-lock</strong> ${foreign(lockfile)}</p><h1>${title}</h1>${forged.map((line) => markup`<p class="note">${foreign(line)}</p>`)}${shown < all ? markup`<p class="note">${cutItems(shown, all)}</p>` : undefined}</header>
${bar}
<main id="changes" tabindex="-1">${servers}</main>
<footer>${pageWords.offline}</footer>
${keyHelp()}`;
  return documentOf(title, body);
}

function itemsOf(entry: Entry): readonly Named[] {
  const lists = [
    ...SECTIONS.map((section) => [SUBJECT_KIND[section], entry[section]] as const),
    ['skill', entry.skills ?? {}] as const,
  ];
  return lists.flatMap(([kind, list]) => Object.entries(list).map(([key, item]) => ({ kind, key, item })));
}

function itemOf({ kind, key, item: { definition, fields } }: Named, server: string, sheet: Sheet): Markup {
  const shown: JsonObject = definition ?? fields ?? {};
  const noText = definition === undefined ? markup`<p class="dim">${pageWords.noText}</p>` : undefined;
  return markup`<article class="item f" tabindex="-1" id="${sheet.nextId()}" data-s="${sheet.serverId(server)}"><h3><span class="dim">${kind}</span> <bdi class="name">${foreign(key)}</bdi></h3>${noText}${definitionOf(shown, key)}${hiddenIn(shown)}</article>`;
}

function serverOf(name: string, entry: Entry, items: readonly Markup[], sheet: Sheet): Markup {
  const { launch, origin, server } = entry;
  const variables = launch.transport === 'stdio' ? launch.env : launch.headers;
  const id = `h-${sheet.serverId(name)}`;
  const linked: Json = Object.fromEntries(
    Object.entries(entry.linked ?? {}).map(([uri, { hash: _, body: __, rest: ___, ...facts }]) => [
      uri,
      facts as Json,
    ]),
  );
  const facts: readonly (readonly [word: string, value: string | Markup | undefined])[] = [
    [lockedFacts.launch, lineOf(launch)],
    [lockedFacts.variables, variables.join(', ') || undefined],
    [lockedFacts.origin, [origin.url, origin.version].filter((part) => part !== undefined).join(' ')],
    [lockedFacts.integrity, origin.integrity],
    [
      lockedFacts.signIn,
      origin.auth === undefined ? undefined : `${origin.auth.issuer} ${origin.auth.resource}`,
    ],
    [lockedFacts.server, jsonOf(server.info)],
    [lockedFacts.protocol, server.protocolVersion],
    [lockedFacts.profile, server.profile],
    [
      lockedFacts.volatile,
      listed(Object.entries(entry.volatile ?? {}).map(([at, hole]) => `${at} ${hole.join(', ')}`)),
    ],
    [lockedFacts.linked, Object.keys(linked).length === 0 ? undefined : shownValue(linked)],
    [lockedFacts.unread, listed(unreadLinks(entry))],
    [
      lockedFacts.pointers,
      listed(
        remotePointers(entry).map(
          ({ subject, target }) => `${target} ${subject.name ?? ''}${subject.pointer ?? ''}`,
        ),
      ),
    ],
  ];
  const list = facts.map(([word, value]) =>
    value === undefined
      ? undefined
      : markup`<dt>${word}</dt><dd>${typeof value === 'string' ? foreign(value) : value}</dd>`,
  );
  const instructions =
    server.instructions === undefined
      ? undefined
      : markup`<article class="item f" tabindex="-1" id="${sheet.nextId()}" data-s="${sheet.serverId(name)}"><h3>${lockedFacts.instructions}</h3>${textOf(server.instructions)}${hiddenIn(server.instructions)}</article>`;
  return markup`<section class="server" aria-labelledby="${id}"><div class="head"><h2 id="${id}">${foreign(name)}</h2></div><dl class="facts">${list}</dl>${instructions}${items}</section>`;
}

const listed = (lines: readonly string[]): Markup | undefined =>
  lines.length === 0 ? undefined : textOf(lines.join('\n'));
