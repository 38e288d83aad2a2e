/**
 * Scripts that download a file and run it: code in, the part that does so out. Reads the beginning of a script alone, so the work has a
 * limit whatever the script is. Pure.
 */
import { GET, RUN } from './data/risky-scripts.ts';

/** Downloads of one script that are looked at, and files of one download. */
const MOST = { downloads: 40, files: 4 };
/** So far behind a download its file is looked for. */
const REACH = 1_000;

const DOWNLOAD = new RegExp(String.raw`\b${GET}\b`, 'gi');
/** One command; what divides commands can stand in quotes. */
const COMMAND = /^(?:"[^"]*"|'[^']*'|[^\n;&|"'])*/;
const WRITTEN =
  /(?:\s-[a-z]{0,6}o|--output(?:-document)?|-outfile|-destination|>)[\s=]{0,9}["']?([^\s"'<>]{1,200})/gi;
const ADDRESS = /https?:\/\/[^\s"'?#]{0,500}\/([^\s"'/?#]{1,100})/gi;
/** What stands before a file that is run: the beginning of a command, an interpreter, or `chmod`. */
const RUNS = new RegExp(
  String.raw`(?:(?:^|[;&|\n(])\s{0,9}(?:(?:call|start|exec|sudo|nohup|source|start-process|\.|&)\s{1,9}){0,3}|\bchmod\s{1,9}\S{1,20}\s{1,9}|\b${RUN}\s{1,9}(?:-\S{1,20}\s{1,9}){0,3})["']?(?:\.[\\/])?$`,
  'i',
);

/** Undefined: nothing that it downloads is run. */
export function downloadedAndRun(code: string): string | undefined {
  let count = 0;
  for (const { index } of code.matchAll(DOWNLOAD)) {
    count += 1;
    if (count > MOST.downloads) return undefined;
    const told = code.slice(index, index + REACH);
    const [command = ''] = COMMAND.exec(told) ?? [];
    for (const file of filesOf(command)) {
      const end = endOfRun(file, told, command.length);
      if (end !== undefined) return told.slice(0, end);
    }
  }
  return undefined;
}

/** Those that the command names; without one, those of its addresses. */
function filesOf(command: string): readonly string[] {
  const named = (form: RegExp) =>
    [...command.matchAll(form)]
      .map(([, file = '']) => (/^https?:/i.test(file) ? (file.split(/[/?#]/).at(-1) ?? '') : file))
      .map((file) => (file.startsWith('./') ? file.slice(2) : file))
      .filter((file) => file !== '' && file !== '-' && file !== '/dev/null');
  const written = named(WRITTEN);
  return [...new Set(written.length > 0 ? written : named(ADDRESS))].slice(0, MOST.files);
}

function endOfRun(file: string, told: string, from: number): number | undefined {
  for (let at = told.indexOf(file, from); at >= 0; at = told.indexOf(file, at + file.length)) {
    const end = at + file.length;
    if (RUNS.test(told.slice(Math.max(from, at - 200), at)) && !/^[\w.-]/.test(told.slice(end))) return end;
  }
  return undefined;
}
