/** Servers that listen on all networks of the machine (NeighborJack): by an argument, a variable or a published port. Pure. */

import { LAUNCH, ruleOf, type Seen } from '../judge.ts';
import { wordsOnLine } from '../launch-words.ts';
import { optionsOf } from './container.ts';

/** Every spelling of "all addresses", with a port or without. */
const ALL = /^(?:0\.0\.0\.0|0|\[::\]|::|\*|\[::0\]|0:0:0:0:0:0:0:0|::ffff:0\.0\.0\.0)(?::\d{1,5})?$/;
/** Unmistakable also as a word of its own. */
const PLAIN = /^(?:0\.0\.0\.0|\[::\])(?::\d{1,5})?$/;
const OPTION =
  /^--?(?:host(?:name)?|bind(?:-?addr(?:ess)?)?|listen(?:-?addr(?:ess)?)?|addr(?:ess)?|interface|ip|http-?host|server-?host|H|b)$/i;
const VARIABLE =
  /(?:^|_)(?:HOST|HOSTNAME|BIND|BIND_?ADDR(?:ESS)?|BIND_?HOST|LISTEN|LISTEN_?(?:ADDR(?:ESS)?|HOST)|ADDR|ADDRESS|INTERFACE)$/i;

export const allInterfaces = ruleOf((server) => {
  const { launch, spec, understood } = server;
  if (launch.transport !== 'stdio') return [];
  const seen: Seen[] = [];
  const add = (after: string, severity?: Seen['severity']) =>
    seen.push({ rule: 'command/all-interfaces', subject: LAUNCH, after, severity });
  const options = optionsOf(server);
  for (const { name, value = '' } of options) {
    if (!/^(?:-p|--publish)$/.test(name)) continue;
    if (/^(?:0\.0\.0\.0|\[::\]):/.test(value)) add(`${name} ${value}`);
    // Without an address it is published for all.
    else if (/^\d[\d-]*:\d[\d-]*(?:\/(?:tcp|udp))?$/.test(value)) add(`${name} ${value}`, 'low');
  }
  // What listens on all addresses of a container is reached through its ports alone.
  const isContained = understood?.identity.runs?.elsewhere === true || options.length > 0;
  if (isContained) return seen;
  const words = wordsOnLine(launch);
  for (const [index, word] of words.entries()) {
    const [, option, glued] = /^(--?[A-Za-z][\w-]*)=(.*)$/s.exec(word) ?? [];
    const value = glued ?? word;
    const name = option ?? words[index - 1] ?? '';
    if (PLAIN.test(value) || (OPTION.test(name) && ALL.test(value)))
      add(option === undefined && OPTION.test(name) ? `${name} ${value}` : word);
  }
  for (const [name, value] of Object.entries(spec?.env ?? {}))
    if (VARIABLE.test(name) && ALL.test(value)) add(`${name}=${value}`);
  return seen;
});
