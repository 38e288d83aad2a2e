/** In: findings of one server. Out: whom they are about, in a few printable words. */
import { counted } from '../../display/printable.ts';
import type { Finding } from '../../model.ts';
import { isItem } from './finding.ts';
import type { Screen } from './screen.ts';

/** `notes › find_note`, `notes › prompt plan`, `notes › 5 tools`, or the server alone. */
export function whom(
  server: string,
  findings: readonly Finding[],
  names: readonly string[],
  screen: Screen,
): string {
  const item = itemName(findings, names, screen);
  return `${screen.foreign(server)}${item === '' ? '' : ` ${screen.signs.item} ${item}`}`;
}

/** `find_note`, `prompt plan` or `5 tools`; empty for the server itself. */
function itemName([first]: readonly Finding[], names: readonly string[], { foreign }: Screen): string {
  if (first === undefined || !isItem(first)) return '';
  const { kind, name = '' } = first.subject;
  return names.length > 1
    ? counted(names.length, kind)
    : `${kind === 'tool' ? '' : `${kind} `}${foreign(name)}`;
}
