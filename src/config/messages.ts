/**
 * All texts about config files and their entries: facts in, sentences out. A text about an entry never repeats a value of it,
 * which may be a secret; keys and names of servers are untrusted and printed through `printable` by whoever prints the text.
 */
import { counted, printable } from '../display/printable.ts';
import { withRunFlags } from '../display/run-flags.ts';
import type { ErrorMessage } from '../errors.ts';
import { diskCause, diskRemedy } from '../host/messages.ts';
import type { Severity } from '../model.ts';

// Config files that cannot be found, read or written.

const CORRECT_IT = 'Correct the file at this position, then run the same command again.';

const configError = (message: string, next: string): ErrorMessage => ({ code: 'E_CONFIG', message, next });

/**
 * `tried`: the first paths that were tried, and how many `more`. `elsewhere`: folders below have configs, which `--recursive` reads, or the
 * home folder has, which `--user` reads.
 */
export const noConfigFound = (
  tried: readonly string[],
  more: number,
  command: string,
  elsewhere: 'below' | 'home' | undefined,
): ErrorMessage =>
  configError(
    `${nothingFound(tried, more)}${elsewhere === undefined ? '' : ELSEWHERE[elsewhere].said}`,
    elsewhere !== undefined
      ? `mcp-lock ${command} ${ELSEWHERE[elsewhere].flag}`
      : `Run the command in the folder that holds your .mcp.json, or name the file: \`mcp-lock ${command} --config FILE\`.`,
  );

/** The same for the configs of the user. */
export const noUserConfigFound = (tried: readonly string[], more: number): ErrorMessage =>
  configError(
    nothingFound(tried, more),
    'Your clients start no servers of your own. For those of a project, run the command there without `--user`.',
  );

const nothingFound = (tried: readonly string[], more: number): string =>
  `No MCP config found. mcp-lock tried ${tried.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;

const ELSEWHERE = {
  below: { said: ' Configs in folders below were found. `--recursive` reads them.', flag: '--recursive' },
  home: { said: ' Configs of your home folder were found. `--user` reads them.', flag: '--user' },
} as const;

/** `path`: as a client looks for it. */
export const configOtherCase = (path: string): ErrorMessage =>
  configError(
    `On macOS and Windows clients read this file as ${path}. Here it is another file, which is not checked.`,
    `Rename it to ${path}, or remove it.`,
  );

export const configMissing = (): ErrorMessage =>
  configError('The config file does not exist.', 'Check the path after `--config`.');

export const configNotFile = (): ErrorMessage =>
  configError(
    'The config is not a regular file.',
    'Put a regular file there, or name another file with `--config`.',
  );

export const configTooLarge = (): ErrorMessage =>
  configError('The config is larger than 20 MiB.', 'Name a smaller file with `--config`.');

/** `reason`: Node's code of the failed call, or `not UTF-8`. */
export const configUnreadable = (reason: string): ErrorMessage =>
  configError(
    `The config cannot be read (${reason}).`,
    'Make the file readable for this user and save it as UTF-8.',
  );

export const configFolderUnreadable = (reason: string): ErrorMessage =>
  configError(
    `The folder of config files cannot be read (${reason}).`,
    'Make the folder readable for this user, or move it away.',
  );

export const configOutsideFolder = (): ErrorMessage =>
  configError(
    'The config is a link to a file outside this folder, so mcp-lock does not change it.',
    'Change the file it points to by hand, or replace the link with a file.',
  );

export const configChangedMeanwhile = (): ErrorMessage =>
  configError('Another program changed the config while this command ran.', 'Run the same command again.');

export const configUnwritable = (reason: string): ErrorMessage =>
  configError(`The config cannot be written: ${diskCause(reason)}.`, diskRemedy(reason));

// Config files that cannot be parsed.

/** `reason`: the parser's own words. */
export const configSyntax = (format: 'JSON' | 'TOML' | 'YAML', reason: string): ErrorMessage =>
  configError(`The config is not valid ${format}: ${reason}.`, CORRECT_IT);

export const configOfNoFormat = (): ErrorMessage =>
  configError('The config is not valid JSON, TOML or YAML.', CORRECT_IT);

export const configTooDeep = (): ErrorMessage => configError('The config is nested too deeply.', CORRECT_IT);

/** `kind`: what the top level is, as `kindOf` names it. */
export const configNotObject = (kind: string): ErrorMessage =>
  configError(`The top level of the config must be an object, not ${kind}.`, CORRECT_IT);

export const yamlAliasesTooLarge = (): ErrorMessage =>
  configError('The aliases in the config expand to too many values.', CORRECT_IT);

export const yamlMergeKeys = (): ErrorMessage =>
  configError('A map has two "<<" keys. Write one key with a list: <<: [*a, *b].', CORRECT_IT);

// Config files whose client fills in variables before it parses the text. `label`: the client.

/** `variable`: as it is written, without its value. */
export const rawVariableInKey = (label: string, variable: string): ErrorMessage =>
  configError(
    `In ${label}, "${variable}" is replaced before the file is parsed, which gives another key. mcp-lock reads the key as it is written.`,
    'Write the key without a variable.',
  );

export const rawVariableAcross = (label: string): ErrorMessage =>
  configError(
    `A variable begins here and ends outside its string. In ${label}, all of that text is replaced before the file is parsed; mcp-lock reads it as it is written.`,
    'Close the variable with `}` inside its string.',
  );

export const rawVariableUnread = (label: string, variable: string): ErrorMessage =>
  configError(
    `In ${label}, the text of a file replaces "${variable}" before this file is parsed. mcp-lock does not read that file, so it cannot tell which servers there are.`,
    'Write the variable inside a string.',
  );

export const rawVariableChanges = (label: string): ErrorMessage =>
  configError(
    `In ${label}, variables are replaced before the file is parsed. With the values here it reads other keys or values than mcp-lock, which replaces them after parsing.`,
    'Use variables only inside strings, with values that hold no quotes, backslashes or line breaks.',
  );

export const rawTextNotJson = (label: string): string =>
  `In ${label}, variables are replaced before the file is parsed. With the values here, the result is not valid JSON, so no server starts.`;

// Config files as a whole.

/** `place`: the file, and the JSON pointer into it. */
export const configNote = (place: string, message: string): string => `note: ${place}: ${message}`;

export const configIsProgram = (): string =>
  'This config is a script. mcp-lock does not run it, so its servers are not known.';

export const settingStartsServer = (): string => 'This setting starts a server that mcp-lock does not read.';

/** `keys`: where the client looks for servers, quoted and joined. */
export const serversUnderOtherKey = (keys: string): string =>
  `This client looks for servers under ${keys}. mcp-lock reads the servers under this key too.`;

export const serversInOtherFile = (file: string): string =>
  `mcp-lock does not read the file named here, "${file}". Name it with \`--config\`.`;

export const serversNotObject = (kind: string): string =>
  `This must be an object with one entry for each server, not ${kind}.`;

/** For a server outside of the places where its client lists servers. */
export const serverNotRead = (): string =>
  'This looks like an MCP server, but mcp-lock does not know this format. Name a config with a known format.';

export const serversAtTopLevel = (): string =>
  'The servers are at the top level of the file. mcp-lock reads them anyway.';

export const serversNotFound = (keys: string): string =>
  `No servers found. This file must list its servers under ${keys}.`;

export const unusedKeys = (keys: readonly string[]): string =>
  `mcp-lock does not act on these keys of servers: ${keys.join(', ')}.`;

export const duplicateKey = (): string => 'This key appears twice. The last one is used.';

/** `lines`: where the two keys stand. */
export const duplicateDiffers = ([first, second]: readonly [number, number]): string =>
  `This key appears twice with different values, in line ${first} and in line ${second}. Programs differ in which one they use. Keep one of them.`;

/** `key`: `servers`. */
export const serverOrServers = (key: string): string =>
  `Some programs read "${key}" here as one server, some as a map of servers. Move the servers out of it.`;

/** `key`: `servers`. */
export const alsoOutside = (key: string): string =>
  `A server of this name is in "${key}" and also beside it. Programs differ in which one they use. Keep one of them.`;

export const prototypeKey = (): string =>
  'Some programs read the key "__proto__" as a key like others, some as keys of the object around it. Use another name.';

/** `part`: `command`, `argument 2`. Of each client, its label and whether it leaves the part as it is written. */
export const readDifferently = (
  part: string,
  one: readonly [label: string, asWritten: boolean],
  other: readonly [label: string, asWritten: boolean],
): string => {
  if (part === 'cwd')
    return `${one[0]} and ${other[0]} start this server in different folders. Write the folder for each client in its own config.`;
  const reads = ([label, asWritten]: typeof one) =>
    `${label} ${asWritten ? 'takes it as it is written' : 'fills in its variables'}`;
  const another = one[1] === other[1] ? ' in another way' : '';
  return `Clients start this entry in different ways, because of its ${part}. ${reads(one)}; ${reads(other)}${another}. Write it without variables.`;
};

export const variableInKey = (): string =>
  'Some clients replace a variable in a key, so it is another key there. mcp-lock reads the key as it is written. Write it without a variable.';

/** `label`: the client that takes upper and lower case for the same. */
export const foldedKey = (label: string): string =>
  `${label} reads this key as the same key in lower case, mcp-lock does not. Write it in lower case.`;

// One entry.

/** For an entry of a list, whose pointer does not name the server. */
export const aboutServer = (name: string, message: string): string => `Server "${name}": ${message}`;

/** What one client cannot read and another starts. */
export const startedByOther = (problem: string, client: string): string =>
  `${problem} ${client} starts the server anyway.`;

export const serverNameReserved = (): string =>
  'No server can have this name: mcp-lock calls its own settings so.';

export const serverWithoutName = (): string => 'The server must have a name.';

export const listedServerWithoutName = (): string =>
  'A server in a list must have a "name" that is a string.';

export const serverOfOtherFile = (): string =>
  'The entry uses a block from outside this file, so it cannot be locked. Write its "command" or "url" here.';

export const serverNotObject = (kind: string): string => `The server must be an object, not ${kind}.`;

export const stringExpected = (key: string, kind: string): string =>
  `"${key}" must be a string, not ${kind}.`;

export const valueEmpty = (key: string): string => `"${key}" is empty.`;

/** `number`: of the item that is no string, from 1. */
export const stringItemExpected = (key: string, number: number, kind: string): string =>
  `"${key}" must be a list of strings, but item ${number} is ${kind}.`;

export const stringListExpected = (key: string, kind: string): string =>
  `"${key}" must be a list of strings, not ${kind}.`;

export const commandLineInvalid = (key: string): string =>
  `"${key}" is not a command line: it is empty or a quote is not closed.`;

export const commandLineAmbiguous = (key: string): string =>
  `"${key}" has a backslash, a tab or an empty word, which programs split in different ways. Write a list of words.`;

export const commandLineInCommand = (): string =>
  '"command" contains a whole command line, but no shell splits it. Move the words after the first to "args".';

export const commandWithoutPath = (key: string): string => `"${key}" has no "path".`;

export const commandArgsInvalid = (key: string): string => `"args" in "${key}" must be a list of strings.`;

export const urlInvalid = (key: string): string => `"${key}" must be an http or https URL.`;

export const urlSchemeUnsupported = (key: string): string =>
  `"${key}" must be an http or https URL. mcp-lock does not support this transport.`;

export const transportUnsupported = (key: string): string =>
  `"${key}" names a transport that mcp-lock does not support. It supports stdio, http and sse.`;

export const transportUnknown = (key: string): string => `"${key}" must be stdio, http or sse.`;

export const transportNeedsKey = (key: string, needed: 'command' | 'url'): string =>
  `The entry has no "${needed}", which its "${key}" requires.`;

export const noCommandOrUrl = (): string => 'The entry has neither "command" nor "url".';

export const commandAndUrl = (url: string): string =>
  `The entry has both "command" and "${url}". Add "type" to say which one is used.`;

export const commandAndUrlByType = (url: string, key: string): string =>
  `The entry has both "command" and "${url}". Its "${key}" decides which one is used.`;

export const commandBesideUrl = (url: string): string =>
  `The entry has both "command" and "${url}". This client uses "${url}".`;

export const localServersOnly = (): string =>
  'This client starts local commands only. It ignores an entry with a "url".';

export const urlWithoutType = (url: string): string =>
  `The client ignores this entry: "${url}" requires "type": "http" or "sse".`;

/** `key`: holds the form of a header with a token. */
export const tokenFormatUnsupported = (key: string): string =>
  `"${key}" must end in {token}. mcp-lock supports no other form.`;

export const valuesNotObject = (key: string, kind: string): string =>
  `"${key}" must be an object of names and strings, not ${kind}.`;

export const valueNameInvalid = (key: string): string =>
  `A name in "${key}" is empty or contains a character that is not allowed.`;

export const headerTwice = (key: string): string =>
  `"${key}" has a header twice, in other letters. Clients send one of the two values or both. Keep one of them.`;

export const valueNotString = (key: string, kind: string): string =>
  `A value in "${key}" must be a string, not ${kind}.`;

export const switchNotBoolean = (key: string, kind: string): string =>
  `"${key}" must be true or false, not ${kind}. mcp-lock ignores it.`;

export const headersHelperNotRun = (): string =>
  '"headersHelper" is a program that the client runs to get headers. mcp-lock does not run it.';

// Entries with a guard.

export const guardOfOtherName = (name: string): string =>
  `The guard in this entry has another server name, "${name}". mcp-lock treats the entry as an ordinary command.`;

export const guardWarnsOnly = (): string => 'The guard of this server only warns. It blocks nothing.';

export const partOfOtherConfig = (): string =>
  'This entry only changes a server of another config: it names neither a command nor an address.';

export const guardOfOtherLock = (): string => 'The guard of this server uses another lockfile than this run.';

export const guardInOtherFolder = (): string =>
  'The guard of this server works in another folder than this run.';

export const guardWithoutConfig = (): string =>
  'The guard line has no `--config`, so the guard may find another entry of the same name.';

export const guardWithoutConfigAdvice = (): string =>
  `${guardWithoutConfig()} Unwrap the server, then wrap it again.`;

export const guardReadsOtherConfig = (): string =>
  'The guard line names another config in `--config`, so the server is not known.';

export const guardReadsSeveralConfigs = (): string =>
  'The guard line has more than one `--config`, so the server is not known.';

export const guardReadsOtherFolder = (): string =>
  'The guard line names another folder in `--cwd`, so the server is not known.';

/** `variable`: MCP_LOCK_ENTRY, here and below. */
export const wrappedWithKey = (variable: string, key: string): string =>
  `"${key}" has no effect next to ${variable}. Write it inside ${variable}.`;

export const wrappedWithoutKeys = (variable: string): string =>
  `The entry sets ${variable} but is not written as \`mcp-lock wrap\` writes it.`;

export const wrappedWithVariable = (variable: string): string =>
  `The entry must not set any other variable next to ${variable}.`;

/** `format`: of the config. */
export const wrappedNotJson = (variable: string, format: string): string =>
  `${variable} is not an entry in ${format.toUpperCase()}, so the server is not known.`;

export const wrappedCommand = (variable: string): string =>
  `${variable} starts a command. A guard without a command line is for remote servers only.`;

export const wrappedTwice = (variable: string): string =>
  `The entry in ${variable} is wrapped already. Wrap an entry only once.`;

export const wrappedUnderOtherName = (name: string): string =>
  `The guard in this entry has another server name, "${name}", so the server is not known.`;

export const wrappedDuplicateKey = (variable: string): string =>
  `A key inside ${variable} appears twice. The last one is used.`;

// Why an entry is not wrapped.

export const nameLooksLikeOption = (): string =>
  'Its name starts with a dash, so it would be read as an option.';

export const startsOutsideLock = (): string => 'It starts in a folder outside the folder of the lockfile.';

export const onlyFromPath = (): string =>
  'Its client starts it in any folder, where another mcp-lock may be installed. Use `--via path`.';

export const nameNeedsQuotes = (): string =>
  'Its name or a folder contains a character that a client or a shell would interpret.';

export const configNotPlain = (): string =>
  'Its config is not plain JSON, YAML or TOML, so mcp-lock does not change it.';

export const ambiguousKeys = (): string =>
  'A key appears twice in this file, and clients may read either one.';

export const keysLostBehindGuard = (keys: readonly string[]): string =>
  `Its client would ignore these keys once the server is wrapped: ${keys.map((key) => `"${key}"`).join(', ')}.`;

export const placeholdersOfClient = (): string =>
  'It contains placeholders that only the client can fill in, such as ${input:…}. The guard cannot fill them in.';

export const entryNotReversible = (): string =>
  'It is not written in a form that mcp-lock can change and change back.';

// Changes as they are shown before they are written.

/** `line`: from 1. */
export const changedLine = (line: number, server: string): string => `@@ line ${line}: ${server} @@`;

export const changedServer = (server: string): string => `@@ ${server} @@`;

export const guardedAddress = (guard: string, url: string): string => `${guard} (for ${url})`;

// Options and names on the command line.

const usageError = (message: string, next: string): ErrorMessage => ({ code: 'E_USAGE', message, next });

export const unknownValue = (option: string, value: string, known: readonly string[]): ErrorMessage =>
  usageError(`\`${option} ${value}\` is not known.`, `Use one of: ${known.join(', ')}.`);

/** `name`: of a function of the library. */
export const unknownOption = (name: string, option: string, known: readonly string[]): ErrorMessage =>
  usageError(`\`${name}()\` has no option "${option}".`, `Use one of: ${known.join(', ')}.`);

/** `kind`: `a number`. */
export const optionInvalid = (name: string, option: string, kind: string): ErrorMessage =>
  usageError(`The option \`${option}\` of \`${name}()\` is not ${kind}.`, `Give ${kind}.`);

export const optionsInvalid = (name: string): ErrorMessage =>
  usageError(`The options of \`${name}()\` are not an object.`, 'Give an object with options, or nothing.');

export const notANumber = (option: string, value: string, most: number, example: string): ErrorMessage =>
  usageError(
    `\`${option} ${value}\` is not a number from 1 to ${most}.`,
    `Give a number, as in \`${example}\`.`,
  );

export const notAFolder = (path: string): ErrorMessage =>
  usageError(`\`--cwd ${path}\` is not a folder.`, 'Name a folder that exists.');

export const noHomeFolder = (): ErrorMessage =>
  usageError(
    '`--user` needs a home folder, and this user has none.',
    'Set the variable HOME to the absolute path of your home folder.',
  );

/** `folders`: with configs of their own, as seen from that of the lockfile. `more`: not all were looked at. `locked`: there is a lock. */
export const nestedConfigs = (
  folders: readonly string[],
  more: boolean,
  locked: boolean,
  flags: string,
): string => {
  const named = folders.slice(0, MOST_NESTED).map((folder) => printable(folder));
  const rest = folders.length - named.length;
  const others = more ? ' and more' : rest > 0 ? ` and ${rest} more` : '';
  return (
    `note: Not included: the configs of ${counted(folders.length, 'folder')} below (${named.join(', ')}${others}).\n` +
    `next: ${withRunFlags(`mcp-lock ${locked ? 'update -i' : 'init'} --recursive`, flags)}\n`
  );
};

const MOST_NESTED = 6;

/** `count`: of the folders that were searched. */
export const foldersLeftOut = (count: number): string =>
  `mcp-lock searched ${counted(count, 'folder')} for configs and stopped there. Servers in the others are not known.`;

export const foldersLeftOutAdvice = (): string =>
  'Lock each folder by itself with `mcp-lock init --cwd FOLDER`, or move generated folders into one named `build`, which is not searched.';

/** After a change of several files could not be made whole. */
export const configNotRestored = (path: string): string =>
  `warning: ${printable(path)} was written, and another program has changed it since. Check the version in it.`;

export const userLockForeign = (): ErrorMessage => ({
  code: 'E_LOCK_PARSE',
  message: 'Your lockfile belongs to another user, so it is not used.',
  next: 'Check who wrote the file, remove it, and lock your servers again with `mcp-lock init --user`.',
});

/** `keys`: names in the lock of the servers that have this plain name. */
export const severalServers = (name: string, keys: readonly string[]): ErrorMessage =>
  usageError(`Several servers have the name "${name}".`, `Use one of: ${keys.join(', ')}.`);

/** `known`: the servers that are configured or locked. */
export const unknownServer = (name: string, known: readonly string[]): ErrorMessage =>
  usageError(
    `There is no server "${name}".`,
    known.length === 0 ? 'mcp-lock list' : `Use one of: ${known.join(', ')}.`,
  );

/** `word`: the name as a word of a command, if it can be one. */
export const serverOfUser = (command: string, name: string, word: string | undefined): ErrorMessage =>
  usageError(
    `The project has no server "${name}". Your own configs have one.`,
    word === undefined
      ? 'Add `--user`, which stands for your own configs and their lockfile.'
      : `mcp-lock ${command} ${word} --user`,
  );

/** `word`: the server's name as a word of a command, if it can be one. */
export const itemForWholeServer = (
  command: string,
  item: string,
  server: string,
  word: string | undefined,
): ErrorMessage =>
  usageError(
    `\`${command}\` takes whole servers; "${item}" is an item of "${server}".`,
    command === 'update' && word !== undefined
      ? `Choose among the changes of the server with \`mcp-lock update ${word} -i\`.`
      : 'Name the server without the item.',
  );

export const noServersDeclared = (): ErrorMessage =>
  configError(
    'The configs declare no MCP servers.',
    'Add a server to the config, or name another config with `--config FILE`.',
  );

export const correctEntry = (): string => 'Correct or remove this entry in the config.';

// Settings of mcp-lock.

export const settingsInTwoFiles = (): ErrorMessage =>
  configError(
    'There are settings in mcp-lock.config.json and in package.json, so it is not clear which count.',
    'Keep one of them, and remove the other.',
  );

export const settingsNotFile = (): ErrorMessage =>
  configError('The settings are not a regular file.', 'Put a regular file there, or remove it.');

export const settingsLinkOutside = (): ErrorMessage =>
  configError(
    'The settings are a link to a file outside this folder, so mcp-lock does not read them.',
    'Replace the link with the file itself.',
  );

export const settingsTooLarge = (mebibytes: number): ErrorMessage =>
  configError(`The file is larger than ${mebibytes} MiB, so its settings are not read.`, CORRECT_IT);

/** `reason`: Node's code of the failed call, or `not UTF-8`. */
export const settingsUnreadable = (reason: string): ErrorMessage =>
  configError(
    `The settings cannot be read (${reason}).`,
    'Make the file readable for this user and save it as UTF-8.',
  );

/** `fault`: in a few words. */
export const settingsNotJson = (fault: string): ErrorMessage =>
  configError(`The settings are not valid JSON: ${fault}.`, CORRECT_IT);

/** `key`: as it is written. */
export const settingsKeyMisspelled = (key: string): ErrorMessage =>
  configError(`Settings under "${key}" are not read.`, 'Write the key as "mcp-lock", or remove it.');

export const settingsOtherCase = (name: string): ErrorMessage =>
  configError(
    `On macOS and Windows this file is read as ${name}. Here it is another file, which is not read.`,
    `Rename it to ${name}, or remove it.`,
  );

/** One line for each problem: where it is, and one of the phrases below. */
export const settingsInvalid = (
  problems: readonly { readonly line: number; readonly pointer: string; readonly problem: string }[],
): ErrorMessage => {
  const lines = problems.map(({ line, pointer, problem }) => `  line ${line}  ${pointer || '/'}  ${problem}`);
  return configError(
    [`The settings have ${counted(problems.length, 'problem')}:`, ...lines].join('\n'),
    CORRECT_IT,
  );
};

export const settingsConfigOutside = (path: string): ErrorMessage =>
  configError(
    `The settings name the config ${path}, which leads to a file outside this folder.`,
    'Name a file below the folder of the settings.',
  );

export const settingsConfigMissing = (path: string): ErrorMessage =>
  configError(
    `The settings name the config ${path}, which does not exist.`,
    'Restore the file, or take it out of the settings.',
  );

export const noSuchRule = (id: string): string => `no rule has the id "${id}"`;

export const fixedRuleLowered = (): string =>
  'settings cannot lower this rule: it says that a server was not started or not compared';

export const notAPathBelow = (): string =>
  'expected a path below this folder, written with "/" and without ".."';

export const notASwitch = (): string => 'expected true or false';

export const notSeconds = (most: number): string => `expected a number of seconds from 1 to ${most}`;

export const notAFingerprint = (): string =>
  'expected the fingerprint of a finding: 32 hex digits, as `--reporter json` prints it';

export const notAReason = (): string => 'expected a line of text that is not blank';

export const notADate = (): string => 'expected a day that exists, as YYYY-MM-DD';

// What settings say, in a few words each.

export const addsConfig = (path: string): string => `config ${path}`;

export const checksUser = (): string => 'your own servers count, too';

export const waitsFor = (seconds: number): string => `time limit ${seconds} s`;

export const asksAs = (client: string): string => `asks as ${client}`;

export const failsAt = (severity: Severity): string => `fails from ${severity} on (usually low)`;

/** `from`: the usual severity, where the settings lower it. */
export const ranksRule = (rule: string, from: Severity | undefined, to: Severity): string =>
  `${rule} is ${to}${from === undefined ? '' : ` (usually ${from})`}`;

export const acceptsFinding = (fingerprint: string, reason: string, until: string | undefined): string =>
  `accepts ${fingerprint}${until === undefined ? '' : ` until ${until}`}: ${reason}`;

export const acceptedIn = (count: number): string => counted(count, 'accepted finding');
