/**
 * What a server runs or reaches, however its launch line is spelled: an entry in, a text out that is equal for two entries of the same code
 * and the same arguments. `npx -y notes-mcp` and `npm exec notes-mcp@1.2.0` are one; `node server.js a` and `node server.js b` are two. Pure.
 */
import { canonical } from '../lock/canonical.ts';
import type { Entry, Origin } from '../model.ts';
import { withoutPackage } from './package-token.ts';

export function codeOf({ launch, origin }: Entry): string {
  const addresses = addressesOf(origin);
  if (launch.transport !== 'stdio') return canonical(addresses);
  const behind = argumentsBehind(launch.args, addresses);
  // The name of a command says nothing of what it runs.
  const isKnown = addresses.every((url) => !url.startsWith('command:'));
  return isKnown && behind !== undefined ? canonical([addresses, behind]) : launch.hash;
}

const addressesOf = ({ url, parts = [] }: Origin): readonly string[] => [url, ...parts.flatMap(addressesOf)];

/** What the code is given: all behind the word that names it last. Undefined: no word does. */
function argumentsBehind(
  args: readonly string[],
  addresses: readonly string[],
): readonly string[] | undefined {
  const last = Math.max(...addresses.map((url) => placeOf(args, url)));
  return last === -1 ? undefined : args.slice(last + 1);
}

function placeOf(args: readonly string[], url: string): number {
  const file = /^file:.*?([^/]+)$/.exec(url)?.[1];
  if (file !== undefined) return args.findIndex((arg) => arg.split(/[\\/]/).at(-1) === file);
  return withoutPackage(args, url).findIndex((arg, index) => arg !== args[index]);
}
