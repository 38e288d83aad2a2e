/**
 * Markdown as GitHub reads it, as far as it decides what is code: a text in; what stands outside of code, and what is wrong with it, out.
 * Fences and code spans are found as CommonMark defines them.
 */

export interface Read {
  /** What a reader's browser takes for more than code: sentences, headings, tables, HTML. */
  readonly outside: string;
  /** Lines of code that are to be read as they are. */
  readonly inside: string;
  readonly faults: readonly string[];
}

export function readMarkdown(text: string): Read {
  const outside: string[] = [];
  const inside: string[] = [];
  const faults: string[] = [];
  let open: string | undefined;
  let paragraph: string[] = [];
  const flush = () => {
    const { rest, code } = withoutSpans(paragraph.join('\n'));
    outside.push(rest);
    inside.push(...code);
    paragraph = [];
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (open !== undefined) {
      const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      if (mark !== undefined && mark[0] === open[0] && mark.length >= open.length) open = undefined;
      else inside.push(line);
      continue;
    }
    const mark = /^ {0,3}(`{3,})([^`]*)$|^ {0,3}(~{3,})/.exec(line);
    if (mark !== null) {
      flush();
      open = mark[1] ?? mark[3] ?? '';
    } else if (line.trim() === '') flush();
    else paragraph.push(line);
  }
  flush();
  if (open !== undefined) faults.push('a fence is not closed');
  const rest = outside.join('\n');
  const tags = [...rest.matchAll(/<(\/?)(\w+)[^>]*>/g)].map(([, slash, name]) => `${slash}${name}`);
  const others = tags.filter((tag) => !/^\/?(?:details|summary)$/.test(tag));
  if (others.length > 0) faults.push(`HTML: ${others.join(' ')}`);
  let depth = 0;
  for (const tag of tags) {
    if (tag === 'details') depth += 1;
    if (tag === '/details') depth -= 1;
    if (depth < 0 || depth > 1) faults.push('folded parts are not closed in their order');
  }
  if (depth !== 0) faults.push('a folded part is not closed');
  return { outside: rest, inside: inside.join('\n'), faults };
}

function withoutSpans(text: string): { readonly rest: string; readonly code: readonly string[] } {
  const code: string[] = [];
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const run = /^`+/.exec(text.slice(at))?.[0];
    if (run === undefined) {
      if (text[at] === '\\') {
        rest += text.slice(at, at + 2);
        at += 2;
      } else {
        rest += text[at];
        at += 1;
      }
      continue;
    }
    const end = [...text.slice(at + run.length).matchAll(/`+/g)].find(([other]) => other === run);
    if (end === undefined) {
      rest += run;
      at += run.length;
    } else {
      code.push(text.slice(at + run.length, at + run.length + end.index));
      at += 2 * run.length + end.index;
    }
  }
  return { rest, code };
}

/** Lines that a runner of a CI system would take for a command. */
export function commandsIn(text: string): readonly string[] {
  // Lines as the runner of GitHub reads them, without the white space of .NET in front.
  const lines = text.split(/\r\n|\n|\r/);
  return lines.filter((line) => /^[\s\u{85}]*::/u.test(line) || /##\[|##vso\[|##teamcity\[/i.test(line));
}
