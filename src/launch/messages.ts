/**
 * What the room tells a person: launch lines that cannot be understood, and files and settings of a project that change what
 * a launch line starts. Facts in, text out. `tool` is how a person types the program: `npx`, `pnpm dlx`. `reason` is an errno
 * or one of our own words.
 */
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';

const launchError = (message: string, next: string): ErrorMessage => ({ code: 'E_LAUNCH', message, next });

// The words of a launch line

export const unknownFlag = (flag: string, tool: string): ErrorMessage =>
  launchError(
    `mcp-lock does not know the flag ${flag} of \`${tool}\`, so it cannot tell which word names the package.`,
    `Look the flag up in the help of \`${tool}\`. If it takes a value, write it as --flag=value.`,
  );

export const globalFlag = (tool: string): ErrorMessage =>
  launchError(
    `With a flag for global packages, \`${tool}\` reads other settings and keeps no record of what it installs.`,
    `Remove the flag: \`${tool}\` needs none to start a package.`,
  );

/** `example`: the line as it should be written. */
export const missingName = (tool: string, kind: 'package' | 'image', example: string): ErrorMessage =>
  launchError(`The \`${tool}\` line names no ${kind}.`, writeAs(example));

/** `needs`: `a flake reference`. `found`: the word, where it may be shown. */
export const wrongName = (
  tool: string,
  needs: string,
  example: string,
  found: string | undefined,
): ErrorMessage =>
  launchError(
    `\`${tool}\` needs ${needs}; ${found === undefined ? 'the line has another word in its place' : `found \`${found}\``}.`,
    writeAs(example),
  );

export const invalidUrlCharacter = (name: string): ErrorMessage =>
  launchError(
    `The "url" holds a character that no address has: ${name}.`,
    'Type the address by hand instead of pasting it.',
  );

export const invalidUrl = (): ErrorMessage =>
  launchError(
    'The "url" is not an http or https address.',
    'Write the whole address, as in `https://mcp.example.com/v1`.',
  );

export const unknownLaunch = (): ErrorMessage =>
  launchError('No launcher understands the launch line.', 'mcp-lock list');

// Variables in a launch

export const packageFromVariable = (variable: string): ErrorMessage =>
  launchError(
    `The package is named by the variable ${variable}.`,
    'Write the name and version of the package into the config, as in `name@1.2.3`.',
  );

export const packageVariableNotSet = (variable: string): ErrorMessage =>
  launchError(
    `The package name holds the variable ${variable}, which is not set here.`,
    'Write the name and version of the package into the config, as in `name@1.2.3`.',
  );

export const addressFromVariable = (): ErrorMessage =>
  launchError(
    'A variable decides which address the server reaches.',
    'Write the address into the config, and use variables only for values in it.',
  );

/** `where`: `launch line`, `header Authorization`. */
export const variableNotSet = (name: string, where: string): ErrorMessage =>
  launchError(`The ${where} needs ${name}, which is not set here.`, `Set ${name} in the environment.`);

/** `placeholder`: `${input:token}`. */
export const variableOfClient = (placeholder: string, where: string): ErrorMessage =>
  launchError(
    `The ${where} holds ${placeholder}, which is known only to the client, so this server cannot be checked here.`,
    `Use an environment variable in place of \`${placeholder}\`.`,
  );

/** `placeholder`: as `variableOfClient` has it, without a default. */
export const variableDoubtful = (placeholder: string, where: string): ErrorMessage =>
  launchError(
    `The ${where} holds ${placeholder}, which clients read differently, so it is not known what would start.`,
    'Write it without a variable inside another, and a path without `~` or a variable.',
  );

export const emptyHeader = (header: string): ErrorMessage =>
  launchError(
    `The header ${header} would be empty, because its variable is empty.`,
    'Give that variable a value in the environment.',
  );

// Files that a launch starts or loads

const FIND_FILE = 'Check the path in the config, or build the project first.';

/** `path`: as the config has it. */
export const pathOfOtherSystem = (path: string, platform: string): ErrorMessage =>
  launchError(
    `"${path}" is a path of ${platform === 'win32' ? 'another system' : 'Windows'}, so it is not known here what would start.`,
    'Check this server on its own system, or write a path that all systems have.',
  );

export const entryFileMissing = (): ErrorMessage =>
  launchError('The file that the server starts does not exist.', FIND_FILE);

export const entryFileUnreadable = (reason: string | undefined): ErrorMessage =>
  launchError(`The file that the server starts cannot be read${inBrackets(reason)}.`, FIND_FILE);

export const toolFileUnreadable = (tool: string, reason: string | undefined): ErrorMessage =>
  launchError(`The file that \`${tool}\` would start cannot be read${inBrackets(reason)}.`, FIND_FILE);

export const pythonFolderWithoutProject = (): ErrorMessage =>
  launchError(
    'The Python package to start has no pyproject.toml and no setup.py.',
    'Check the path in the config.',
  );

export const envFileLoadsCode = (variable: string): ErrorMessage =>
  launchError(
    `The env file sets ${variable}, which decides which code runs.`,
    `Remove ${variable} from that file, and set it in the config of the server.`,
  );

// What a project puts in the place of a package

/** For the guard in front of a server. */
const WRAP_ANEW =
  'Take node_modules out of git, or unwrap the servers and wrap them with `mcp-lock wrap --via path`.';

const asRepositoryFile = (name: string): string =>
  `Start it as a file of this repository: "command": "node", "args": ["node_modules/${name}/…"].`;

export const projectInPlaceOfPackage = (tool: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run this project, not the package ${name}.`,
    'Start the file of this project: "command": "node", "args": ["FILE"].',
  );

export const trackedPrograms = (tool: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run programs in node_modules/.bin, which is part of this repository.`,
    name === 'mcp-lock' ? WRAP_ANEW : asRepositoryFile(name),
  );

export const trackedCopy = (tool: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run the copy in node_modules/${name}, which is part of this repository.`,
    name === 'mcp-lock' ? WRAP_ANEW : asRepositoryFile(name),
  );

export const copyOfOtherPackage = (name: string): ErrorMessage =>
  launchError(`node_modules/${name} holds another package under this name.`, asRepositoryFile(name));

export const programOfOtherPackage = (tool: string, program: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run node_modules/.bin/${program}, which belongs to another package.`,
    asRepositoryFile(name),
  );

export const unrecordedCopy = (tool: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run the copy in node_modules/${name}, which npm has no record of.`,
    'Run `npm ci`, or remove that folder.',
  );

/** The place says which. */
export const otherProgramFirst = (
  tool: string,
  where: 'in node_modules/.bin' | 'installed globally',
): ErrorMessage =>
  launchError(
    `\`${tool}\` would run a program ${where}, which comes before the package.`,
    'Remove that file, or uninstall the package that brought it.',
  );

export const projectProgramFirst = (tool: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run a program of this project: its package.json names one like the package.`,
    'Remove that program from package.json.',
  );

export const globalCopyFirst = (tool: string, name: string): ErrorMessage => {
  const word = shellWord(name);
  return launchError(
    `\`${tool}\` would run the copy of ${name} that is installed globally, which npm has no record of.`,
    word === undefined ? 'Uninstall the global copy.' : `npm uninstall -g ${word}`,
  );
};

export const hiddenCopyFirst = (tool: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would take a package called ${name} that is inside another package or a workspace.`,
    'Remove that package, or start the server in another folder.',
  );

export const programOnPath = (tool: string, program: string, name: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run the program ${program} on the PATH, not the package.`,
    exactVersion(`${tool} ${name}`),
  );

export const fileInPlaceOfPackage = (tool: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would run what is at this path, not the package.`,
    'Remove it, or start the server in another folder.',
  );

export const fileInPlaceOfGuard = (file: string): ErrorMessage =>
  launchError(`The client would start ${file} of this project instead of the guard.`, 'Remove that file.');

/** `file`: of node_modules, or the one that stands for it. */
export const guardFileTracked = (tool: string, file: string): ErrorMessage =>
  launchError(`\`${tool}\` would run ${file} for the guard, which is part of this repository.`, WRAP_ANEW);

export const nodeModulesUnreadable = (reason: string | undefined): ErrorMessage =>
  launchError(`node_modules cannot be read${inBrackets(reason)}.`, 'Make the folder readable, or remove it.');

/** `folder`: absolute. `reason`: an errno, `exit 128`, `no response`. */
export const trackedFilesUnknown = (folder: string, reason: string | undefined): ErrorMessage => {
  const word = shellWord(folder);
  return launchError(
    `git does not say which files of node_modules it tracks${inBrackets(reason)}.`,
    word === undefined ? 'Run `git status` in that folder to see why.' : `git -C ${word} status`,
  );
};

// Settings of a project that decide what a package manager runs

type SettingEffect = 'runs other code' | 'lifts a restriction' | 'takes another package';

const EFFECTS: Readonly<Record<SettingEffect, string>> = {
  'runs other code': 'run other code',
  'lifts a restriction': 'lift a restriction that you may have set',
  'takes another package': 'take the package from another place',
};
const OWN_NPMRC = 'Remove that line. Your own settings belong in the .npmrc of your home folder.';

/** `key`: undefined for a setting whose name holds a variable. */
export const npmrcSetting = (tool: string, key: string | undefined, effect: SettingEffect): ErrorMessage =>
  launchError(
    `\`${tool}\` would obey ${key === undefined ? 'a setting named by a variable' : `"${key}"`} in a .npmrc and ${EFFECTS[effect]}.`,
    OWN_NPMRC,
  );

export const npmrcRegistryInvalid = (tool: string): ErrorMessage =>
  launchError(`\`${tool}\` would obey a registry in a .npmrc that is not a valid address.`, OWN_NPMRC);

export const npmrcUnreadable = (reason: string | undefined): ErrorMessage =>
  launchError(`A .npmrc cannot be read${inBrackets(reason)}.`, 'Make the file readable, or remove it.');

export const managerSetting = (tool: string, key: string, file: string): ErrorMessage =>
  launchError(
    `\`${tool}\` would obey "${key}" in ${file}, which decides what it takes or runs.`,
    'Remove that setting, or move it into your own settings outside the project.',
  );

/** `reason`: also `not valid TOML`. */
export const managerSettingsUnreadable = (reason: string | undefined): ErrorMessage =>
  launchError(
    `The settings of the package manager cannot be read${inBrackets(reason)}.`,
    'Repair the file, or remove it.',
  );

// Versions and dependencies

const registryError = (message: string, next: string): ErrorMessage => ({
  code: 'E_REGISTRY',
  message,
  next,
});

/** `setting`: a flag or variable. */
export const versionDependsOnAge = (tool: string, name: string, setting: string): ErrorMessage =>
  registryError(
    `\`${tool}\` obeys ${setting}, so it is not certain which version of ${name} starts.`,
    exactVersion(`${tool} ${name}`),
  );

export const versionTooNew = (tool: string, name: string, newer: string, older: string): ErrorMessage =>
  registryError(
    `${name} ${newer} was released less than a day ago, so \`${tool}\` may still start ${older}.`,
    exactVersion(`${tool} ${name}`),
  );

export const otherReleaseResolved = (): ErrorMessage =>
  registryError(
    'npm resolved another release than the one that was looked up.',
    'Run this again. If it happens again, compare the registry in .npmrc with the one of the launch line.',
  );

export const dependenciesNotInRegistry = (): ErrorMessage =>
  registryError(
    'The dependencies cannot be resolved, because the package comes from no registry.',
    'Verify it without --deep, or start a release, as in `npx -y name@1.2.3`.',
  );

/** Why no dependencies are locked. */
export const noDependencyRecord = (): string => 'npm has no record of them.';

const writeAs = (line: string): string => `Write it as \`${line}\`.`;

const exactVersion = (line: string): string => `Write the exact version into the config: \`${line}@1.2.3\`.`;

const inBrackets = (reason: string | undefined): string => ` (${reason ?? 'unknown reason'})`;
