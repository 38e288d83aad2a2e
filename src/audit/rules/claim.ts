/** Tools that claim to be read-only and do not look so, by name or schema. Pure; yields after each tool. */

import { member, saidBy } from '../../diff/abilities/acts.ts';
import { finding } from '../../diff/finding.ts';
import type { Finding } from '../../model.ts';
import type { AuditRule } from '../input.ts';

/** Verbs that nothing read-only begins with. */
const DESTROYS = /^(?:delete|remove|drop|destroy|purge|erase|wipe|truncate|rm|rmdir|kill|uninstall)$/;

export const claim: AuditRule = function* judge({ key, entry }) {
  const found: Finding[] = [];
  for (const [name, { definition }] of Object.entries(entry?.tools ?? {})) {
    yield;
    if (definition === undefined) continue;
    const hints = member(definition, 'annotations');
    const isReadOnly = member(hints, 'readOnlyHint') === true;
    const isMild = member(hints, 'destructiveHint') === false;
    if (!isReadOnly && !isMild) continue;
    const said = saidBy(name, definition);
    const subject = { kind: 'tool', name, pointer: '/annotations' } as const;
    const pointed = (hint: string) =>
      finding(RULE, key, {
        subject,
        after: { [hint]: isReadOnly },
        ...(isReadOnly ? {} : { severity: 'low' as const }),
      });
    if (isReadOnly && said.writes) found.push(pointed('readOnlyHint'));
    else if (!isReadOnly && isMild && said.verb !== undefined && DESTROYS.test(said.verb))
      found.push(pointed('destructiveHint'));
  }
  return found;
};

const RULE = 'tool/hint-contradicted';
