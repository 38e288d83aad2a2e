/**
 * The changes of `wrap` and `unwrap` as a person reads them: each server's launch line before and after, without secrets. Specs in,
 * printable lines out. Shows nothing else of the file, because it may hold secrets.
 */
import { printable } from '../../display/printable.ts';
import type { Palette } from '../../display/style.ts';
import { redactArgs, redactCommand } from '../../lock/redact.ts';
import { redactUrl } from '../../lock/redact-url.ts';
import type { Spec } from '../../model.ts';
import { changedServer, guardedAddress } from '../messages.ts';

/** `name`: the path of the file as a person types it. `after` may hold more servers than those of `before`. */
export function launchDiff(
  name: string,
  before: readonly Spec[],
  after: readonly Spec[],
  paint: Palette,
): readonly string[] {
  const changes = before.flatMap((spec) => {
    const changed = after.find(({ pointer }) => pointer === spec.pointer) ?? spec;
    return [
      changedServer(printable(spec.name)),
      paint.remove(`- ${lineOf(spec)}`),
      paint.add(`+ ${lineOf(changed)}`),
    ];
  });
  return [`--- ${printable(name)}`, `+++ ${printable(name)}`, ...changes];
}

function lineOf({ launch, guarded = [] }: Spec): string {
  if (launch.transport !== 'stdio') {
    const url = printable(redactUrl(launch.url));
    return guarded.length === 0 ? url : guardedAddress(guarded.map(shownWord).join(' '), url);
  }
  const words = [...guarded, redactCommand(launch.command), ...redactArgs(launch.args, launch.command)];
  return words.map(shownWord).join(' ');
}

const shownWord = (word: string): string =>
  /^[\w@%+=:,./~^-]+$/.test(word) ? word : printable(JSON.stringify(word));
