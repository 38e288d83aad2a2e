/**
 * `update -i`: each change of each server is shown and asked about on the terminal. Findings in, decisions out. Enter
 * never accepts; a high finding wants the server's name typed; one skip settles a server that is locked whole. Writes nothing.
 */
import type { Settings } from '../config/settings.ts';
import { palette } from '../display/style.ts';
import { wrap } from '../display/width.ts';
import { groupOfPlace } from '../lock/merge.ts';
import type { Finding, Report, ServerReport } from '../model.ts';
import { ruleLines } from '../report/text/explanation.ts';
import { rowOf } from '../report/text/finding.ts';
import { wholeBlocks } from '../report/text/layout.ts';
import { screenOf } from '../report/text/screen.ts';
import {
  acceptedWhole,
  acceptQuestion,
  highNeedsName,
  keysHint,
  nameDiffers,
  nameLooksAlike,
  questionHead,
  questionKeys,
  typeName,
} from './messages.ts';
import { showBeforeAsking } from './show-changes.ts';
import { compareTyped, isYes, textToType, typedText } from './typed-name.ts';

/** What was decided of one server: which groups of changes (`groupOf`) were accepted and which skipped. */
export interface Decision {
  readonly accepted: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
}

/** Changes are asked about item by item; what concerns the server as a whole is one group. */
function groupOf({ subject }: Finding): string {
  const { kind, name, pointer } = subject;
  if (kind === 'lock' && pointer !== undefined) return groupOfPlace(pointer);
  return name === undefined || !['tool', 'prompt', 'resource', 'template'].includes(kind)
    ? ''
    : `${kind}/${name}`;
}

/**
 * Decisions by server; undefined when the person quit. `whole`: whether a server is accepted with all its changes only. Throws
 * E_INTERRUPTED.
 */
export async function chooseChanges(
  report: Report,
  whole: (server: string) => boolean,
  settings: Settings,
): Promise<ReadonlyMap<string, Decision> | undefined> {
  const out = new Map<string, Decision>();
  for (const server of report.servers) {
    const findings = report.findings.filter((finding) => finding.server === server.name);
    if (findings.length === 0) continue;
    const decision = await chooseForServer(server, findings, whole(server.name), settings);
    if (decision === undefined) return undefined;
    out.set(server.name, decision);
  }
  return out;
}

async function chooseForServer(
  server: ServerReport,
  findings: readonly Finding[],
  whole: boolean,
  settings: Settings,
): Promise<Decision | undefined> {
  const questions = questionsOf(findings);
  const menu = lines(
    questionKeys()
      .map((key) => key.replaceAll(' ', '\u{a0}'))
      .join('  '),
    settings,
  );
  const accepted = new Set<string>();
  const skipped = new Set<string>();
  for (const [index, groups] of questions.entries()) {
    const list = findings.filter((finding) => groups.includes(groupOf(finding)));
    const say = (text: string) => settings.host.terminal.stderr(text);
    if (index === 0 && whole && questions.length > 1)
      say(`\n${lines(acceptedWhole(server.name), settings)}\n`);
    say(
      `\n${questionHead(server.name, index + 1, questions.length)}\n${shown(server, list, settings)}\n${menu}\n`,
    );
    for (let settled = false; !settled; ) {
      const answer = (await settings.host.terminal.ask('> '))?.trim();
      settings.host.signal.throwIfAborted();
      settled = true;
      if (answer === undefined || answer === 'q') return undefined;
      if (answer === 's' && whole) return { accepted: NONE, skipped: new Set(questions.flat()) };
      if (answer === 's') for (const group of groups) skipped.add(group);
      else if (answer === 'a') {
        settled = await confirmed(server.name, list, settings);
        if (settled) for (const group of groups) accepted.add(group);
      } else if (answer === 'A') {
        const [, ...unseen] = questions.slice(index);
        const rest = new Set([...groups, ...unseen.flat()]);
        const all = findings.filter((finding) => rest.has(groupOf(finding)));
        settled = await confirmedRest(server, all, new Set(unseen.flat()), settings);
        if (settled) return { accepted: new Set([...accepted, ...rest]), skipped };
      } else {
        settled = false;
        answerAside(answer, server, list, settings);
      }
    }
  }
  return { accepted, skipped };
}

const NONE: ReadonlySet<string> = new Set();

/** Wrapped to the terminal; what holds together stays on one line. */
const lines = (text: string, { render }: Settings): string =>
  wrap(text, render.columns)
    .map((line) => line.trimEnd().replaceAll('\u{a0}', ' '))
    .join('\n');

/** One question a group, and one for all groups that hold nothing but notes. */
function questionsOf(findings: readonly Finding[]): readonly (readonly string[])[] {
  const groups = [...new Set(findings.map(groupOf))].sort();
  const drifted = new Set(findings.filter(({ severity }) => severity !== 'info').map(groupOf));
  const loud = groups.filter((group) => drifted.has(group)).map((group) => [group]);
  const quiet = groups.filter((group) => !drifted.has(group));
  return quiet.length === 0 ? loud : [...loud, quiet];
}

function answerAside(
  answer: string,
  server: ServerReport,
  list: readonly Finding[],
  settings: Settings,
): void {
  const { host, render } = settings;
  if (answer === 'd') host.terminal.stderr(`${shown(server, list, settings)}\n`);
  else if (answer === 'e') {
    for (const rule of new Set(list.map((finding) => finding.rule))) {
      const row = rowOf(rule);
      if (row === undefined) continue;
      host.terminal.stderr(`${ruleLines(rule, row, render.columns, palette(render.color)).join('\n')}\n`);
    }
  } else host.terminal.stderr(keysHint());
}

/** Groups that have not been asked about are shown first, and then once more confirmed. */
async function confirmedRest(
  server: ServerReport,
  findings: readonly Finding[],
  unseen: ReadonlySet<string>,
  settings: Settings,
): Promise<boolean> {
  if (unseen.size > 0) {
    const list = findings.filter((finding) => unseen.has(groupOf(finding)));
    await showBeforeAsking(`${shown(server, list, settings)}\n`, settings);
    if (!findings.some(isHigh)) {
      const answer = await settings.host.terminal.ask(acceptQuestion(unseen.size, 'accept'));
      return isYes(answer ?? '');
    }
  }
  return confirmed(server.name, findings, settings);
}

const isHigh = ({ severity }: Finding): boolean => severity === 'high';

/** A high finding is accepted only by typing the server's name. */
async function confirmed(server: string, findings: readonly Finding[], settings: Settings): Promise<boolean> {
  if (!findings.some(isHigh)) return true;
  settings.host.terminal.stderr(highNeedsName());
  const wanted = textToType(server);
  const answer = (await settings.host.terminal.ask(typeName(wanted))) ?? '';
  const found = compareTyped(answer, wanted);
  if (found === 'same') return true;
  settings.host.terminal.stderr(
    found === 'alike' ? nameLooksAlike(typedText(answer), wanted) : nameDiffers(),
  );
  return false;
}

/** Whole, because it is accepted next. */
function shown(server: ServerReport, findings: readonly Finding[], { render }: Settings): string {
  return wholeBlocks({ server, findings }, screenOf(render))
    .map((block) => block.join('\n'))
    .join('\n');
}
