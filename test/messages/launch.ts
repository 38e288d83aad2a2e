import * as messages from '../../src/launch/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

export const samples: Samples<typeof messages> = {
  unknownFlag: [['--foo', 'uvx']],
  missingName: [
    ['npx', 'package', 'npx -y -- name@1.2.3 ARGS'],
    ['docker run', 'image', 'docker run -i --rm registry/name@sha256:… ARGS'],
  ],
  wrongName: [
    ['deno run', 'a file, URL, npm: or jsr: specifier', 'deno run npm:name@1.2.3 ARGS', 'jsr:notes'],
    ['nix run', 'a flake reference', 'nix run github:owner/repository/COMMIT#name -- ARGS', undefined],
  ],
  invalidUrlCharacter: [['U+200B ZERO WIDTH SPACE']],
  invalidUrl: [[]],
  unknownLaunch: [[]],
  packageFromVariable: [['${NOTES_PACKAGE}']],
  packageVariableNotSet: [['${NOTES_PACKAGE}']],
  addressFromVariable: [[]],
  variableNotSet: [
    ['NOTES_TOKEN', 'launch line'],
    ['NOTES_TOKEN', 'header Authorization'],
  ],
  variableOfClient: [['${input:token}', 'header Authorization']],
  emptyHeader: [['Authorization']],
  entryFileMissing: [[]],
  entryFileUnreadable: [['EACCES'], [undefined]],
  toolFileUnreadable: [['npx', 'ENOENT']],
  pythonFolderWithoutProject: [[]],
  envFileLoadsCode: [['NODE_OPTIONS']],
  projectInPlaceOfPackage: [['npx', 'notes']],
  trackedPrograms: [['npx', 'notes']],
  trackedCopy: [['npx', 'notes']],
  copyOfOtherPackage: [['notes']],
  programOfOtherPackage: [['npx', 'notes', 'notes']],
  unrecordedCopy: [['npx', 'notes']],
  otherProgramFirst: [
    ['npx', 'in node_modules/.bin'],
    ['npx', 'installed globally'],
  ],
  projectProgramFirst: [['npx']],
  globalCopyFirst: [['npx', 'notes']],
  hiddenCopyFirst: [['npx', 'notes']],
  programOnPath: [['bunx', 'notes', 'notes']],
  fileInPlaceOfPackage: [['pipx run']],
  fileInPlaceOfGuard: [['npx.cmd']],
  nodeModulesUnreadable: [['EACCES']],
  trackedFilesUnknown: [
    ['/home/ada/notes', 'exit 128'],
    ['/home/ada/$notes', 'no response'],
  ],
  npmrcSetting: [
    ['npx', 'call', 'runs other code'],
    ['npx', undefined, 'runs other code'],
    ['pnpm dlx', 'allow-git', 'lifts a restriction'],
    ['npx', 'https-proxy', 'takes another package'],
  ],
  npmrcRegistryInvalid: [['npx']],
  npmrcUnreadable: [['EACCES']],
  managerSetting: [['pnpm dlx', 'overrides.notes', 'pnpm-workspace.yaml']],
  managerSettingsUnreadable: [['not valid TOML']],
  versionDependsOnAge: [['pnpm dlx', 'notes', '--config.minimum-release-age']],
  versionTooNew: [['pnpm dlx', 'notes', '1.3.0', '1.2.3']],
  otherReleaseResolved: [[]],
  dependenciesNotInRegistry: [[]],
  noDependencyRecord: [[]],
};
