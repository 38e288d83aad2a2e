/**
 * Whether the words of a line name a further program that nobody has understood: `notes-wrapper npx -y other`, `run -- x`.
 * In: the words behind a program. Out: yes or no. Data and shapes only; asks nobody.
 */
import { programOf } from './program.ts';
import { isTool } from './tool-table.ts';
import { wrapperRows } from './wrapper-table.ts';

/** Programs that start another one on a line, and what stands behind their name when they do. */
const STARTERS: readonly (readonly [names: RegExp, next: RegExp])[] = [
  [/^(?:npx|pnpx|pnx|bunx|uvx|dnx|dx|pipx|jbang)$/, /^./s],
  [
    /^(?:npm|pnpm|yarn|bun)$/,
    /^(?:exec|x|run|run-script|dlx|start|create|workspace|--filter|-w|-C|--prefix)$/,
  ],
  [/^uv$/, /^(?:run|tool|--directory|--project)$/],
  [/^(?:docker|podman|nerdctl|finch)$/, /^(?:run|exec|compose|container|mcp)$/],
  [/^(?:docker-compose|podman-compose)$/, /^./s],
  [/^deno$/, /^(?:run|x|task|serve)$/],
  [
    /^(?:node|nodejs|tsx|ts-node|python[\d.]*|py|ruby|php|perl|java|lua|julia|elixir|Rscript)$/,
    /^(?:-[cemuIr]|-jar|-[bBEs]|--(?:import|require|loader|eval|env-file)(?:=.*)?|\.{1,2}|artisan|.*[\\/].*|.*\.(?:[cm]?[jt]sx?|pyw?|rb|php|pl|jar|lua|jl|exs?|R))$/s,
  ],
  [/^dotnet$/, /^(?:run|exec|.*\.(?:dll|exe))$/is],
  [/^(?:sh|bash|zsh|dash|fish)$/, /^(?:-\w*c|.*\.sh)$/],
  [/^(?:cmd)$/, /^\/[ck]$/i],
  [/^(?:powershell|pwsh)$/, /^-(?:c|command|f|file)$/i],
  [/^nix$/, /^(?:run|develop|shell)$/],
  [/^go$/, /^run$/],
  [/^(?:kubectl|oc)$/, /^(?:exec|run)$/],
  [/^env$/, /^(?:-\w|\w+=)/],
  [/^(?:sudo|nohup|ssh)$/, /^[\w@.-]+$/],
];

/** Options whose value is a program. */
const COMMAND_OPTION =
  /^--?(?:(?:mcp|server|child|target|upstream|stdio)-)?(?:cmd|command|exec|executable|program|server|stdio|start)(?:=(.*))?$/is;

/** `words`: behind the program. `known`: its row in a table says that they are its own. */
export function startsAnother(words: readonly string[], known = false): boolean {
  if (!known && behindDashes(words)) return true;
  return words.some(
    (word, at) =>
      isStart(word, words.slice(at + 1)) || holdsLine(word) || isCommandOption(word, words[at + 1] ?? ''),
  );
}

/** `--command npx --args …`, `--cmd=node`, and the entry of a config: `{"command": "npx"}`. */
function isCommandOption(word: string, next: string): boolean {
  const [, glued] = COMMAND_OPTION.exec(word) ?? [];
  const program = glued ?? (COMMAND_OPTION.test(word) ? next : '');
  if (program !== '' && STARTERS.some(([names]) => names.test(programOf(program)))) return true;
  return /"command"\s*:\s*"/.test(word);
}

/** A program behind `--`: not an option, a transport or a folder. */
function behindDashes(words: readonly string[]): boolean {
  const at = words.indexOf('--');
  const program = at < 0 ? undefined : words[at + 1];
  if (program === undefined || /^(?:-.*|stdio|sse|http|streamable-?http)$/is.test(program)) return false;
  return /^(?:[A-Za-z_][\w.+-]*|\.{1,2}[\\/].*|.*\.\w{1,5})$/s.test(program);
}

function isStart(word: string, after: readonly string[]): boolean {
  const [next] = after;
  if (next === undefined) return false;
  const name = programOf(word);
  if (STARTERS.some(([names, shape]) => names.test(name) && shape.test(next))) return true;
  // The verb of a wrapper or tool follows its name.
  return (
    wrapperRows(name).some(({ verbs }) => verbs?.includes(next) === true) ||
    (isTool(name, [next]) && /^(?:run|exec)$/.test(next))
  );
}

/** A whole line in one word: `--command "npx -y notes"`, `--stdio=uvx notes`. */
function holdsLine(word: string): boolean {
  if (word.length > 10_000) return true;
  const [, text = word] = /^--?[\w-]+=(.*)$/s.exec(word) ?? [];
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return rest.length > 0 && isStart(first, rest);
}
