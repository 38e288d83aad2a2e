/**
 * In: the sides of a report. Out: their servers with the markup of each item, the gravest findings first until the page is full, and in
 * the order of their gravity again.
 */
import type { Work } from '../../host/turns.ts';
import type { Finding, Report } from '../../model.ts';
import { noteCount, ofServer, serverState } from '../messages.ts';
import { type Block, grouped, notesAmong, rankOf, subjectKey } from '../text/grouping.ts';
import { highChanges, type RankedChange } from '../text/high-changes.ts';
import { sameVersionNote } from '../text/same-version.ts';
import type { Checked } from '../text/tally.ts';
import { isOneItem, toldInTurns } from '../text/told.ts';
import { changeEntry } from './changes.ts';
import { itemSection, nextLine, nextOf } from './item.ts';
import { foreign, type Markup, markup } from './markup.ts';
import { type Sheet, said } from './sheet.ts';

/** Findings and characters of one page. */
const MOST_FINDINGS = 3_000;
const MOST_CHARACTERS = 12_000_000;

export interface PageServer {
  /** Its place among the sides. */
  readonly side: number;
  readonly of: Checked;
  readonly highs: readonly RankedChange[];
  /** Those that are on the page, the gravest first. */
  readonly blocks: readonly Markup[];
  readonly notes: readonly Markup[];
  /** What to do about all of it. */
  readonly next: string | undefined;
}

interface Side {
  readonly report: Report;
  readonly sheet: Sheet;
}

interface Planned {
  readonly server: Ordered;
  readonly block: Block;
  readonly isNote: boolean;
  readonly next: string | undefined;
}

interface Ordered {
  readonly side: number;
  readonly of: Checked;
  readonly highs: readonly RankedChange[];
  readonly blocks: readonly Block[];
  readonly notes: readonly Finding[];
  /** What to do about each block. */
  readonly nexts: readonly (string | undefined)[];
  /** What to do about the gravest one, which is told once for all that have it. */
  readonly next: string | undefined;
}

/** `shown`: findings that are on the page. As work that yields after each item. */
export function* serversInTurns(
  sides: readonly Side[],
): Work<{ readonly servers: readonly PageServer[]; readonly shown: number }> {
  const sorted: Ordered[] = [];
  for (const [side, { report, sheet }] of sides.entries())
    for (const { of, isNew, shown } of yield* toldInTurns(report)) {
      const items = grouped(
        [...shown.blocks.flatMap(({ findings }) => findings), ...shown.names],
        subjectKey,
      );
      const blocks = [
        ...shown.alike,
        ...[...items.values()].map((findings) => ({ findings, names: [], places: findings.length })),
      ].sort((a, b) => rankOf(b.findings) - rankOf(a.findings));
      const notes = of.findings.filter(notesAmong(of.findings));
      const isOne = isOneItem(shown);
      const nexts = blocks.map(({ findings }) => nextOf(of.server, findings, isOne, report.lockfile, sheet));
      const next = nexts.find((one) => one !== undefined);
      sorted.push({ side, of, highs: highChanges(shown, isNew), blocks, notes, nexts, next });
    }
  sorted.sort((a, b) => a.side - b.side || rankOf(b.of.findings) - rankOf(a.of.findings));
  return yield* markedUp(sorted, sides);
}

function* markedUp(
  sorted: readonly Ordered[],
  sides: readonly Side[],
): Work<{ readonly servers: readonly PageServer[]; readonly shown: number }> {
  const planned: Planned[] = sorted.flatMap((server) => [
    ...server.blocks.map((block, at) => {
      const next = server.nexts[at];
      return { server, block, isNote: false, next: next === server.next ? undefined : next };
    }),
    ...server.notes.map((note) => ({
      server,
      block: { findings: [note], names: [], places: 1 },
      isNote: true,
      next: undefined,
    })),
  ]);
  planned.sort((a, b) => rankOf(b.block.findings) - rankOf(a.block.findings));
  const done = new Map<Block, Markup>();
  const notes = new Map<Ordered, Markup[]>(sorted.map((server) => [server, []]));
  let shown = 0;
  let characters = 0;
  for (const { server, block, isNote, next } of planned) {
    if (shown >= MOST_FINDINGS || characters >= MOST_CHARACTERS) break;
    const side = sides[server.side];
    if (side === undefined) break;
    const { report, sheet } = side;
    const { server: about } = server.of;
    const part = isNote
      ? changeEntry(block.findings, about.name, sheet)
      : itemSection(about, block, next, report.lockfile, sheet);
    if (isNote) notes.get(server)?.push(part);
    else done.set(block, part);
    shown += block.places;
    characters += part.markup.length;
    yield;
  }
  return {
    shown,
    servers: sorted.map((server) => ({
      side: server.side,
      of: server.of,
      highs: server.highs,
      next: server.next,
      blocks: server.blocks.flatMap((block) => done.get(block) ?? []),
      notes: notes.get(server) ?? [],
    })),
  };
}

/** A server under its heading. */
export function serverSection({ side, of, blocks, notes, next }: PageServer, sheet: Sheet): Markup {
  const { server, findings } = of;
  const id = `h${side}-${sheet.serverId(server.name)}`;
  const state = serverState(server.status, stateOf(sheet));
  const origin =
    server.origin === undefined ? undefined : markup`<span class="dim">${foreign(server.origin.url)}</span>`;
  const version = said(sheet, (screen) => {
    const note = sameVersionNote(server, findings, screen);
    return note === undefined ? '' : ofServer(screen.foreign(server.name), note);
  });
  const list =
    notes.length === 0
      ? undefined
      : markup`<details class="notes"><summary>${noteCount(notes.length)}</summary>${notes}</details>`;
  return markup`<section class="server" aria-labelledby="${id}${ofSide(side)}"><div class="head"><h2 id="${id}">${foreign(server.name)}</h2><span class="dim">${state}</span>${origin}</div>${version.markup === '' ? undefined : markup`<p class="note">${version}</p>`}${nextLine(next)}${blocks}${list}</section>`;
}

/** Both sides can have a server of one name: a landmark of the second is named after its heading, too. */
export const ofSide = (side: number): string => (side === 0 ? '' : ` ${SIDE_HEADING}`);

export const SIDE_HEADING = 'side';

const stateOf = ({ screen: { about } }: Sheet) =>
  about === 'locks' || about === 'audit' ? about : undefined;
