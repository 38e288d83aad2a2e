/**
 * In: the servers of a report. Out: on the sheet, a block for each change, the worst first. HIGH ones stand open, up to a length; the rest
 * is folded by rank, with its count. One that has no room is left out; what is less severe than it is left out, too.
 */
import type { Work } from '../../host/turns.ts';
import { SEVERITIES } from '../../model.ts';
import { foldedItems } from '../messages.ts';
import type { Telling } from '../text/block.ts';
import { type Block, worstOf } from '../text/grouping.ts';
import type { Checked } from '../text/tally.ts';
import type { Told } from '../text/told.ts';
import { blockMarkdown } from './block.ts';
import type { Sheet } from './sheet.ts';

/** Blocks stand open for so many characters; those below are folded, too. */
const OPEN = 16_000;
/** After so many blocks without room no other one is tried. */
const TRIES = 20;
/** Characters of a summary and its tags. */
const FOLD = 200;

interface Owned {
  readonly of: Checked;
  readonly block: Block;
}

/** As work that yields after each block. */
export function* addBlocks(servers: readonly Told[], telling: Telling, sheet: Sheet): Work<void> {
  const all = (['alike', 'blocks'] as const).flatMap((kind) =>
    servers.flatMap(({ of, shown }) => shown[kind].map((block): Owned => ({ of, block }))),
  );
  const opened = sheet.room();
  for (const severity of [...SEVERITIES].reverse()) {
    const ofRank = all.filter(({ block }) => worstOf(block.findings) === severity);
    let next = 0;
    let missed = 0;
    for (; severity === 'high' && next < ofRank.length && opened - sheet.room() < OPEN; next += 1) {
      if (!sheet.add(markdownOf(ofRank[next], telling), findingsOf(ofRank[next]))) missed += 1;
      if (missed >= TRIES) return;
      yield;
    }
    const rest = ofRank.slice(next);
    const texts: string[] = [];
    let free = sheet.room() - FOLD;
    let findings = 0;
    for (const owned of rest) {
      const text = markdownOf(owned, telling);
      yield;
      if (text.length + 2 > free) {
        missed += 1;
        if (missed >= TRIES) break;
        continue;
      }
      texts.push(text);
      free -= text.length + 2;
      findings += findingsOf(owned);
    }
    if (texts.length > 0)
      sheet.fold(
        foldedItems(texts.length, rest.length, severity.toUpperCase()),
        texts.join('\n\n'),
        findings,
      );
    if (missed > 0) return;
  }
}

const markdownOf = (owned: Owned | undefined, telling: Telling): string =>
  owned === undefined ? '' : blockMarkdown(owned.of.server, owned.block, telling);

const findingsOf = (owned: Owned | undefined): number => owned?.block.places ?? 0;
