/**
 * In: a report. Out: its last line: how many servers match, drifted, were not checked or not compared, and the exit
 * status. Never says "match" of what was not compared.
 */

import { counted } from '../../display/printable.ts';
import { wrap } from '../../display/width.ts';
import { byTheSection } from '../../lock/section.ts';
import type { Report } from '../../model.ts';
import { atLeast } from '../report.ts';
import { countsText } from './counts.ts';
import type { Screen } from './screen.ts';
import { tallyOf } from './tally.ts';

/** The summary, wrapped to the screen. */
export function summaryLines(report: Report, screen: Screen): readonly string[] {
  const tally = tallyOf(report);
  const clean = report.exitCode === 0 && tally.servers === tally.ok + tally.offline && tally.servers > 0;
  const text = clean ? cleanText(report, screen) : mixedText(report, screen);
  const [first = '', ...rest] = wrap(text, screen.columns, 2);
  if (!clean) return [screen.paint.bold(first), ...rest, ...heldLines(report, screen)];
  return [first.replace(screen.signs.ok, screen.paint.ok(screen.signs.ok)), ...rest];
}

function cleanText(report: Report, screen: Screen): string {
  const { ok, offline } = tallyOf(report);
  const file = screen.say(report.lockfile);
  const time = ` in ${seconds(report.elapsedMs)}`;
  const matched = `${counted(ok, 'server')} match${ok === 1 ? 'es' : ''} ${file} (${contents(report)})`;
  if (offline === 0) return `${screen.signs.ok} ${matched}${time}`;
  const launch = `${counted(offline, 'server')}: launch and origin match ${file}`;
  const both = ok === 0 ? launch : `${matched}; ${launch}`;
  return `${screen.signs.ok} ${both}${time}. Offline: tools, prompts, resources and instructions were not compared.`;
}

function mixedText(report: Report, screen: Screen): string {
  const { servers, ok, drifted, incomplete, offline, severities } = tallyOf(report);
  const { high, medium, low } = severities;
  const ranks = Object.entries({ high, medium, low })
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`);
  const others = report.failures.filter(({ server }) => server === undefined).length;
  const rest = [
    ok > 0 ? `${ok} match` : '',
    incomplete > 0 ? `${incomplete} unchecked` : '',
    others > 0 ? counted(others, 'other failure') : '',
    offline > 0 ? `${offline} not compared (offline)` : '',
  ].filter((part) => part !== '');
  const dot = ` ${screen.signs.dot} `;
  const did = screen.about === 'locks' ? 'changed' : 'drifted';
  const drift = [`${drifted} of ${counted(servers, 'server')} ${did}`, ...ranks];
  const parts = drifted > 0 ? [...drift, rest.join(', ')] : [...ranks, rest.join(', ')];
  const said = parts.filter((part) => part !== '').join(dot);
  return `${said === '' ? 'No server was checked' : said}. Exit ${report.exitCode}.`;
}

/** Why it fails although nothing that was found reaches the threshold. */
function heldLines({ servers, findings, failOn = 'low' }: Report, screen: Screen): readonly string[] {
  const held = servers.filter(
    (server) =>
      server.held === true &&
      !findings.some(({ server: name, severity }) => name === server.name && atLeast(severity, failOn)),
  );
  if (held.length === 0) return [];
  const started = held.every(({ contacted, origin }) => !contacted && !/^https?:/.test(origin?.url ?? ''));
  const [were, them] = held.length === 1 ? ['was', 'it'] : ['were', 'them'];
  const what = `${held.length} ${were} not ${started ? 'started' : 'compared'}`;
  return wrap(`${what}, so --fail-on ${failOn} cannot let ${them} pass.`, screen.columns, 2);
}

/** `38 tools, 2 prompts` over all servers that match. */
function contents({ servers }: Report): string {
  const matching = servers.filter(({ status }) => status === 'ok');
  const counts = byTheSection((section) => matching.reduce((sum, server) => sum + server.counts[section], 0));
  return countsText(counts) || 'no tools';
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
