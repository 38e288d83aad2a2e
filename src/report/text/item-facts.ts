/** In: an item that was added. Out: in few words what it takes and what stands out in it. Its text is not in them. */
import { actsOf, member, parametersOf } from '../../diff/abilities/acts.ts';
import type { Finding, Json } from '../../model.ts';
import { itemTraits } from '../messages.ts';
import type { Screen } from './screen.ts';

/** `(path, limit?)  may change`; empty where there is nothing to tell. */
export const itemFacts = ({ subject, after }: Finding, screen: Screen): string =>
  [takes(after, screen), traits(subject, after)].filter((part) => part !== '').join('  ');

/** `(path, limit?)`: parameters of a tool, arguments of a prompt. */
function takes(item: Json | undefined, { foreign }: Screen): string {
  if (item === undefined) return '';
  const names = parametersOf(item).map(([name]) => name);
  const given = member(item, 'arguments');
  const required = member(member(item, 'inputSchema'), 'required');
  const must = Array.isArray(required) ? required : [];
  const taken = [
    ...new Set(names.map((name) => `${foreign(name)}${must.includes(name) ? '' : '?'}`)),
    ...(Array.isArray(given) ? given.map((one: Json) => foreign(String(member(one, 'name') ?? ''))) : []),
  ];
  return taken.length === 0 ? '' : `(${taken.join(', ')})`;
}

function traits({ kind, name = '' }: Finding['subject'], item: Json | undefined): string {
  if (kind !== 'tool' || item === undefined) return '';
  const { changes, sends } = actsOf(name, item);
  const hints = member(item, 'annotations');
  return itemTraits({
    claimsReadOnly: member(hints, 'readOnlyHint') === true,
    isDestructive: member(hints, 'destructiveHint') === true,
    changes,
    sends,
  });
}
