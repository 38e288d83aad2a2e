/**
 * All texts of a report besides those of the rules: facts in, sentences out. Text that came from a server or a config is made
 * printable by the caller, for the screen in use. What follows "next:" is one command without the flags of this run, or a sentence.
 */
import type { RuleRow } from '../diff/rules/row.ts';
import { counted, grouped } from '../display/printable.ts';
import type { ErrorMessage } from '../errors.ts';
import type { Phase, Section, ServerReport } from '../model.ts';
import { SECTIONS } from '../model.ts';

// Why a server was not started or contacted.

/** What differs from the lock, and kept a server from being started. */
export type Unreviewed = keyof typeof UNREVIEWED;

const UNREVIEWED = {
  command: 'its command is not the reviewed one',
  arguments: 'its arguments are not the reviewed ones',
  folder: 'its working folder is not the reviewed one',
  settings: 'its launch settings are not the reviewed ones',
  headers: 'its headers are not the reviewed ones',
  transport: 'its transport is not the reviewed one',
  address: 'its address is not the reviewed one',
  redirect: 'its redirect is not the reviewed one',
  issuer: 'its authorization server is not the reviewed one',
  package: 'its package is not the reviewed one',
  program: 'its program file is not the reviewed one',
  lineEnds: 'the line ends of its program file are not the reviewed ones',
  replaced: 'other code would run in place of its package',
  version: 'its package version is not the reviewed one',
  bytes: 'the bytes of its package are not the reviewed ones',
  dependencies: 'its dependencies are not the reviewed ones',
  origin: 'its origin is not the reviewed one',
} as const;

/** `remote`: it would have been contacted at an address, here and below. */
const stopped = (remote: boolean, reason: string): string =>
  `${remote ? 'Not contacted' : 'Not started'}: ${reason}.`;

export const unreviewedServer = (what: Unreviewed, remote: boolean): string =>
  stopped(remote, UNREVIEWED[what]);

export const unlockedServer = (lockfile: string, remote: boolean): string =>
  stopped(remote, `it is not in ${lockfile}`);

export const unpublishedVersion = (): string =>
  stopped(false, 'the registry no longer has the locked version');

/** `what`: "the text of notes/read_note". */
export const editedLock = (lockfile: string, what: string): string =>
  `Not started: ${lockfile} was edited by hand or merged badly. ${what} no longer matches its hash.`;

export const lockedItem = (server: string, item: string): string => `The text of ${server}/${item}`;

/** `block`: "launch", "origin" or "server"; absent for another part of the entry. */
export const lockedBlock = (server: string, block?: string): string =>
  block === undefined ? `The entry of ${server}` : `The ${block} block of ${server}`;

// What else a person should know about a change.

/** `server`: whom the sentence is about. */
export const ofServer = (server: string, sentence: string): string => `${server}: ${sentence}`;

export const doNotStart = (): string => 'Do not start the agent before you have reviewed this.';

export const sameVersionOtherText = (version: string): string =>
  `The server sent different text under the same package version (${version}).`;

/** `packages`: the list of those that changed. */
export const sameVersionOtherDependencies = (version: string, packages: string): string =>
  `The package version is the same (${version}), but packages below it changed: ${packages}.`;

/** The clients that an answer was sent to, and those that it was not sent to. */
export const sentTo = (clients: string): string => `to ${clients}`;

export const notSentTo = (clients: string): string => `not to ${clients}`;

export const moreClients = (count: number): string => ` and ${count} more (-v lists them)`;

// What to do next.

export const lockChanges = (lockfile: string): string => `git diff HEAD -- ${lockfile}`;

export const lookInGit = (): string => 'See in git what changed in the lockfile.';

export const explanation = (rule: string): string => `mcp-lock explain ${rule}`;

/** `server`: as a word of a command; absent: all servers, here and below. */
export const acceptance = (server?: string): string =>
  server === undefined ? 'mcp-lock update -i' : `mcp-lock update ${server} -i`;

/** `what`: a server or one of its items. */
export const comparison = (what?: string): string =>
  what === undefined ? 'mcp-lock diff' : `mcp-lock diff ${what}`;

/** `what`: a server or one of its items. */
export const lockedText = (what?: string): string =>
  what === undefined ? 'mcp-lock show' : `mcp-lock show ${what}`;

export const serverList = (): string => 'mcp-lock list';

export const publishedVersion = (server?: string): string =>
  `Write a published version into the config, then run \`${comparison(server)}\`.`;

export const reinstalledPackages = (server?: string): string =>
  `Delete the folder _npx in npm's cache, then run \`${comparison(server)}\`.`;

export const keptLineEnds = (): string =>
  'Add the line "FILE -text" for the program file to .gitattributes, then check the file out again.';

export const otherName = (): string =>
  'Give the server another name in its config. This name cannot be used in a command.';

// What happened, in place of the title of a rule.

export const changedDependencies = (count: number): string =>
  count === 1 ? '1 dependency changed' : `${count} dependencies changed`;

export const addedHiddenCharacters = (count: number): string => `${counted(count, 'hidden character')} added`;

/** `step`: "major", "minor", "patch". */
export const versionStep = (title: string, step: string): string => `${title} (${step})`;

/** In the place of a value that is not there. */
export const noValue = (): string => '(none)';

export const breakingChange = (): string => ' (breaks callers)';

export const onlyInSecondLock = (): string => 'only in the second lockfile';

export const onlyInFirstLock = (): string => 'only in the first lockfile';

/** One package of a list of changes; a missing version: it was not there. */
export const changedPackage = (
  name: string,
  from: string | undefined,
  to: string | undefined,
  arrow: string,
): string => {
  if (from === undefined) return `${name} ${to ?? ''} (added)`;
  return to === undefined ? `${name} ${from} (removed)` : `${name} ${from} ${arrow} ${to}`;
};

// What a rule means to callers.

export const compatibility = (compat: RuleRow['compat']): string => COMPATIBILITY[compat];

const COMPATIBILITY: Readonly<Record<RuleRow['compat'], string>> = {
  C: 'compatible: calls that worked still work',
  B: 'breaking: calls that worked, or readers of its answers, can fail',
  '-': 'does not affect compatibility',
};

// The order of a report.

/** Below the summary, in front of the command that shows those lines. `ofSettings`: all of them are what settings say. */
export const unreadText = (lines: number, ofSettings: boolean): string =>
  `${counted(lines, 'line')} of ${ofSettings ? 'the settings' : 'model-visible text'} ${lines === 1 ? 'is' : 'are'} not shown:`;

export const wholeAudit = (): string => 'mcp-lock audit -v';

/** `server`: as a word of a command; absent: all servers. */
export const wholeComparison = (server?: string): string => `${comparison(server)} -v`;

/** Above names that were added, removed or renamed. `counts`: how many, by rule. */
export const nameChanges = (counts: readonly (readonly [rule: string, count: number])[]): string =>
  counts
    .map(([rule, count]) => {
      const [kind = 'item', change = ''] = rule.split('/');
      return `${counted(count, NAMED_KINDS[kind] ?? kind)} ${change}`;
    })
    .join(', ');

const NAMED_KINDS: Readonly<Record<string, string>> = {
  template: 'resource template',
  linked: 'linked page',
};

/** Names of its items follow. */
export const newServer = (server: string, counts: string): string => `${server} (new server): ${counts}`;

interface Traits {
  readonly claimsReadOnly: boolean;
  readonly isDestructive: boolean;
  readonly changes: boolean;
  readonly sends: boolean;
}

/** What stands out in a tool: what it says of itself, and what its name and parameters say. */
export const itemTraits = ({ claimsReadOnly, isDestructive, changes, sends }: Traits): string =>
  [
    claimsReadOnly ? 'says read-only' : isDestructive ? 'says destructive' : '',
    changes ? 'may change' : '',
    sends ? 'may send' : '',
  ]
    .filter((word) => word !== '')
    .join(', ');

/** Names follow. A change that stands in several places of an item has more places than names. */
export const inPlaces = (count: number): string => counted(count, 'place');

/** Stands behind a list of names. */
export const andMore = (count: number): string => ` and ${count} more`;

/** Of one change: what else was found in it. */
export const moreOfChange = (count: number): string => `, ${count} more`;

/** At the end of a block. `ranks`: how many of each rank. */
export const moreFindings = (ranks: readonly (readonly [severity: string, count: number])[]): string => {
  const all = ranks.reduce((sum, [, count]) => sum + count, 0);
  return `${counted(all, 'more finding')}: ${ranks.map(([rank, count]) => `${count} ${rank}`).join(', ')}`;
};

/** Above the names of items whose changes are not in the report. */
export const notShown = (count: number): string =>
  `${counted(count, 'more item')} changed; -v shows ${count === 1 ? 'it' : 'them'}`;

// Long texts.

export const unchangedLines = (count: number): string => counted(count, 'unchanged line');

export const unchangedCharacters = (count: number): string => `(${counted(count, 'unchanged character')})`;

export const omittedLines = (count: number): string => `(+${counted(count, 'line')}; -v shows all)`;

export const earlierLines = (count: number): string => `(${counted(count, 'earlier line')})`;

export const hiddenText = (text: string): string => `hidden text reads: "${text}"`;

/** Stands above an excerpt. `more`: places of the same rule that are not shown. */
export const ruleExcerpt = (rule: string, more: number): string =>
  `${rule} applies here${more === 0 ? '' : ` and in ${counted(more, 'more place')}`}:`;

export const ruleInWholeText = (rule: string): string =>
  `${rule} applies to this text, shown by its beginning and end:`;

// Facts that are not drift, in one line.

/** `places`: each with what may be there. */
export const notPinned = (places: readonly string[], more: number): string =>
  `not pinned: ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;

/** `variables`: names, also of what only the client knows (`input:token`). */
export const notSet = (variables: readonly string[], more: number): string =>
  `not set here: ${variables.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;

export const notes = (count: number, rules: string): string => `${counted(count, 'note')}: ${rules}`;

/** `kind`: "tool", "prompt", "item", … */
export const meaninglessDifferences = (count: number, kind: string, only: boolean): string =>
  `${counted(count, kind)}: ${only ? 'only ' : ''}meaningless differences`;

export const verboseHint = (): string => '(-v shows)';

// The summary.

/** `items`: what their texts are, "38 tools"; empty where none was read. */
export const nothingNoticed = (count: number, items: string): string =>
  `Nothing noticed in ${counted(count, 'server')}${items === '' ? '' : ` (${items})`}`;

/** That is all a rule can say. */
export const noProof = (): string => 'That is no proof.';

export const noticedServers = (count: number, all: number): string =>
  `Something noticed in ${count} of ${counted(all, 'server')}`;

/** `36 tools, 3 prompts`; empty where there are none. */
export const itemCounts = (counts: Readonly<Record<Section, number>>): string =>
  SECTIONS.filter((section) => counts[section] > 0)
    .map((section) => counted(counts[section], NOUNS[section]))
    .join(', ');

const NOUNS: Readonly<Record<Section, string>> = {
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'resource template',
};

/** Above the report of the servers of this user. */
export const userServers = (): string => 'Servers of your own configs (--user)';

/** How a server ended. `locks`: two lockfiles were compared. */
export const serverState = (status: ServerReport['status'], about: 'locks' | 'audit' | undefined): string =>
  about === 'audit' ? AUDITED[status] : about === 'locks' && status === 'drift' ? 'changed' : STATES[status];

const AUDITED: Readonly<Record<ServerReport['status'], string>> = {
  ok: 'nothing noticed',
  drift: 'noticed',
  incomplete: 'not read',
  offline: 'nothing noticed in its config',
};

const STATES: Readonly<Record<ServerReport['status'], string>> = {
  ok: 'matches',
  drift: 'drifted',
  incomplete: 'not checked',
  offline: 'tools not compared (offline)',
};

const servers = (count: number, one: string, many: string): string =>
  `${counted(count, 'server')} ${count === 1 ? one : many}`;

export const matchingServers = (count: number): string => servers(count, 'matches', 'match');

/** `items`: what they hold, empty for none. */
export const matchingLock = (count: number, lockfile: string, items: string): string =>
  `${matchingServers(count)} ${lockfile} (${items || 'no tools'})`;

export const matchingLaunches = (count: number, lockfile: string): string =>
  `${counted(count, 'server')}: launch and origin match ${lockfile}`;

export const elapsedTime = (ms: number): string => ` in ${(ms / 1000).toFixed(1)} s`;

export const offlineNotice = (): string =>
  'Offline: tools, prompts, resources and instructions were not compared.';

/** `all`: how many match. */
export const registryNotice = (count: number, all: number): string =>
  count === all
    ? 'The registry was not asked.'
    : `The registry was not asked for ${counted(count, 'server')}.`;

export const driftedServers = (count: number, all: number, locks: boolean): string =>
  `${count} of ${counted(all, 'server')} ${locks ? 'changed' : 'drifted'}`;

export const changedServers = (count: number, all: number): string =>
  `${count} of ${counted(all, 'server')} changed`;

export const uncheckedServers = (count: number): string =>
  servers(count, 'was not checked', 'were not checked');

export const uncomparedServers = (count: number): string =>
  `${servers(count, 'was', 'were')} not compared (offline)`;

export const invalidEntries = (count: number): string =>
  count === 1 ? '1 config entry is invalid' : `${count} config entries are invalid`;

export const invalidFiles = (count: number): string =>
  count === 1 ? '1 config file is invalid' : `${count} config files are invalid`;

export const otherErrors = (count: number, beside: boolean): string =>
  counted(count, beside ? 'other error' : 'error');

export const noServerChecked = (): string => 'No server was checked';

export const exitStatus = (exitCode: number): string => `Exit ${exitCode}.`;

/** Why it fails although no finding reaches the threshold. `started`: they would have been started, and not contacted. */
export const alwaysFailing = (count: number, started: boolean): string =>
  `${servers(count, 'was', 'were')} not ${started ? 'started' : 'compared'}, so this run fails whatever --fail-on says.`;

/** `loosened`: what lets a run pass that would fail without the settings; `ended`: accepted findings whose last day has passed. */
export const settingsLoosen = (file: string, loosened: readonly string[], ended: number): string =>
  `Settings in ${file}: ${[...loosened, ...(ended === 0 ? [] : [`${counted(ended, 'acceptance')} ended`])].join('; ')}.`;

// The page.

/** Headings and labels of the page. */
export const pageWords = {
  skip: 'Skip to the changes',
  first: 'HIGH',
  notChecked: 'Not checked',
  filter: 'Filter',
  ranks: 'Ranks',
  server: 'Server',
  rule: 'Rule',
  search: 'Search',
  all: 'all',
  showAll: 'Show all',
  differences: 'Differences',
  inline: 'inline',
  split: 'side by side',
  keys: 'Keys',
  close: 'Close',
  wholeServer: 'The server itself',
  contents: 'Changed items of this server',
  matching: 'Servers without a change',
  place: 'at',
  nextStep: 'next:',
  why: 'why',
  inItems: 'in',
  output: 'stderr',
  matched: 'matched:',
  packages: 'packages:',
  sent: 'sent',
  removed: 'What it was',
  settings: 'Settings of mcp-lock',
  parameter: 'Parameter',
  type: 'Type',
  required: 'Required',
  text: 'Text',
  changed: 'What changed',
  yes: 'yes',
  no: 'no',
  became: 'now',
  noText: 'stored without its text',
  offline: 'This file loads nothing from elsewhere.',
} as const;

/** Of a locked server. */
export const lockedFacts = {
  launch: 'launch',
  variables: 'env',
  origin: 'origin',
  integrity: 'integrity',
  signIn: 'sign-in',
  server: 'server',
  protocol: 'protocol',
  profile: 'asked as',
  volatile: 'not pinned',
  linked: 'pages',
  unread: 'pages that are not locked',
  pointers: 'addresses',
  instructions: 'Instructions',
} as const;

/** What a key does on the page. */
export const pageKeys: readonly (readonly [key: string, does: string])[] = [
  ['j', 'next change'],
  ['k', 'previous change'],
  ['Enter', 'open or close what is folded in this change'],
  ['/', 'search'],
  ['Esc', 'clear the search'],
  ['?', 'this list'],
];

/** `ranks`: "5 high". */
export const pageTitle = (ranks: readonly string[]): string =>
  ranks.length === 0 ? 'mcp-lock report' : `mcp-lock report: ${ranks.join(', ')}`;

export const lockPageTitle = (servers: number, items: number): string =>
  `mcp-lock: ${counted(servers, 'locked server')}, ${counted(items, 'item')}`;

/** The page puts the numbers in. */
export const shownParts = (changes: boolean): string =>
  `{shown} of {all} ${changes ? 'changes' : 'items'} shown`;

export const cutFindings = (shown: number, all: number): string =>
  `cut: ${grouped(shown)} of ${counted(all, 'finding')} ${shown === 1 ? 'is' : 'are'} on this page, the gravest first.`;

export const cutCharacters = (shown: number, all: number): string =>
  `cut: ${grouped(shown)} of ${counted(all, 'character')} shown`;

export const cutLines = (shown: number, all: number): string =>
  `cut: ${grouped(shown)} of ${counted(all, 'line')} shown`;

export const cutItems = (shown: number, all: number): string =>
  `cut: ${grouped(shown)} of ${counted(all, 'item')} shown`;

export const noteCount = (count: number): string => counted(count, 'note');

// What a service of code scanning or code quality is told.

export const nextStepIs = (advice: string): string => `next: ${advice}`;

export const placeIs = (place: string): string => `at ${place}`;

/** All quoted already. */
export const failureIs = (code: string, server: string | undefined, message: string): string =>
  `${code}${server === undefined ? '' : ` ${server}`}: ${message}`;

export const cutResults = (shown: number, all: number): string =>
  `cut: ${grouped(shown)} of ${grouped(all)} findings. The others, which are less severe, are not in this report.`;

export const cutFailures = (shown: number, all: number): string =>
  `cut: ${grouped(shown)} of ${grouped(all)} errors. The others are not in this report.`;

export const wholeReport = (command: 'verify' | 'diff' | 'audit'): string => `mcp-lock ${command} -v`;

/** Why a test case fails. `worst`: a sentence about the gravest finding. */
export const failedCase = (ranks: string, worst: string): string =>
  `${ranks === '' ? '' : `${ranks}. `}${worst}`;

export const exampleHeading = (): string => 'Example:';

export const acceptHeading = (): string => 'To accept it:';

export const explainHint = (rule: string): string => `More: \`${explanation(rule)}\``;

interface OwnRule {
  readonly rank: 'error' | 'medium' | 'info';
  readonly title: string;
  readonly means: string;
  readonly remedy: string;
}

/** What a report says that no rule of the table and no error code stands for. */
export const ownRules = (): Readonly<
  Record<'report/other-rule' | 'report/settings-loosen' | 'report/cut', OwnRule>
> => ({
  'report/other-rule': {
    rank: 'medium',
    title: 'finding of another version',
    means: 'A finding has a rule that this version of mcp-lock does not have.',
    remedy: 'Update mcp-lock, then run `mcp-lock verify`.',
  },
  'report/settings-loosen': {
    rank: 'info',
    title: 'settings loosen the check',
    means: 'Settings of mcp-lock accept findings or lower their severity. Each report says so.',
    remedy: 'Read the settings file, and remove entries that nobody needs any more.',
  },
  'report/cut': {
    rank: 'error',
    title: 'report cut',
    means: 'There are more findings than a service takes. The least severe are not in the report.',
    remedy: 'Run `mcp-lock verify -v` to see all of them.',
  },
});

// A report that is a comment.

export const noDrift = (): string => 'No drift';

/** Behind a finding whose severity the settings change. `severity`: what the rules say. */
export const usuallyRanked = (severity: string): string => `usually ${severity}`;

/** The reason follows. `until`: the last day. */
export const acceptedBecause = (until: string | undefined): string =>
  `accepted${until === undefined ? '' : ` until ${until}`}:`;

/** `rank`: "HIGH". */
export const moreRanked = (count: number, rank: string): string =>
  `${counted(count, 'more change')} with ${rank}`;

/** Above blocks that are folded. `shown`: those that have room. */
export const foldedItems = (shown: number, all: number, rank: string): string =>
  shown === all
    ? `${rank}: ${counted(all, 'change')}`
    : `${rank}: ${grouped(shown)} of ${counted(all, 'change')}`;

/** A command that shows all follows. */
export const findingsLeftOut = (count: number, all: number): string =>
  `${grouped(count)} of ${counted(all, 'finding')} ${count === 1 ? 'is' : 'are'} not shown:`;

export const moreFailures = (count: number): string =>
  `${counted(count, 'more error')} ${count === 1 ? 'is' : 'are'} not shown.`;

// Annotations of a job.

/** `what`: a rank or an error code. `clause`: what happened. */
export const annotationTitle = (what?: string, clause?: string): string =>
  ['mcp-lock', what, clause].filter((part) => part !== undefined).join(': ');

/** In the place of the last one that is shown. */
export const moreAnnotations = (count: number): string =>
  `${counted(count, 'more annotation')} of this level: see the summary of the job.`;

// While it runs, and when it breaks.

/** `verb`: "Checking". `running`: of servers that are waited for; `more`: how many others are. */
export const progressLine = (
  verb: string,
  done: number,
  all: number,
  running: readonly string[],
  more: number,
): string => `${verb} ${done}/${all} ${running.join(', ')}${more === 0 ? '' : andMore(more)}`;

/** `seconds`: for how long it has done that. */
export const serverAtWork = (server: string, phase: Phase, seconds: number): string =>
  `${server}: ${phase}${seconds === 0 ? '' : ` ${grouped(seconds)} s`}`;

/** `reason`: name and message of what was thrown. */
export const bugFound = (reason: string): ErrorMessage & { readonly next: string } => ({
  code: 'E_BUG',
  message: `mcp-lock has a bug: ${reason}`,
  next: 'Report this bug with this message and the launch line of the server.',
});
