/**
 * The fast answer to a tool call, without loading a package or a command: the arguments after `hook` in; the answer out, or the input
 * that was read and is left to the command.
 */
import { parseArgs } from 'node:util';
import type { HookHost } from '../host/hook-host.ts';
import { HOOK_CLIENTS } from './clients/index.ts';
import { objectOf, readInput } from './input.ts';
import { judge, sameText } from './judge.ts';
import { failedHookDenied, malformedInputDenied, unknownToolDenied } from './messages.ts';

/** `unread`: stdin was not read. */
export type FastAnswer = { readonly answer: string } | { readonly input: string } | { readonly unread: true };

export async function fastHookAnswer(
  args: readonly string[],
  version: string,
  host: HookHost,
): Promise<FastAnswer> {
  const read = optionsOf(args);
  const client = HOOK_CLIENTS.find(({ id }) => id === read?.client);
  if (read === undefined || client === undefined) return { unread: true };
  try {
    const stdin = host.pipes().input;
    // At a terminal, the command tells what a hook is for.
    if ('isTTY' in stdin && stdin.isTTY === true) return { unread: true };
    const input = await readInput(stdin);
    const object = objectOf(input);
    const event = object === undefined ? undefined : client.read(object, host.env);
    if (input === undefined || event === undefined)
      return { answer: client.deny(sameText(malformedInputDenied())) };
    if (event.kind === 'other') return { answer: client.other };
    if (event.kind === 'unknown-tool') return { answer: client.deny(sameText(unknownToolDenied())) };
    if (event.kind === 'act') {
      const { actAnswer } = await import('./acts/judge-act.ts');
      return { answer: await actAnswer(event, client, read.options, version, host) };
    }
    if (event.kind === 'prompt') {
      const { promptAnswer } = await import('./told.ts');
      return { answer: await promptAnswer(event, client, read.options, host) };
    }
    if (event.kind === 'start') return { input };
    const reason = await judge(event, client, read.options, version, host);
    return { answer: reason === undefined ? client.pass : client.deny(reason) };
  } catch {
    return { answer: client.deny(sameText(failedHookDenied())) };
  }
}

/** The options of `hook`; undefined for anything else, which the command line reports. */
function optionsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cwd: { type: 'string' },
        lockfile: { type: 'string' },
        config: { type: 'string', multiple: true },
        user: { type: 'boolean' },
      },
    });
    return positionals.length === 1 ? { client: positionals[0], options: values } : undefined;
  } catch {
    return undefined;
  }
}
