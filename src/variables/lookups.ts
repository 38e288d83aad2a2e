/**
 * What the names of variables mean. In: a name and the place. Out: its value, or why there is none. Reads the given
 * environment and nothing else; runs nothing.
 */
import type { Place } from '../contracts.ts';
import { pathsOf, startFolderOf, variableOf } from '../host/paths.ts';
import { clientCommand, clientFile } from './messages.ts';

/** Where a text is. */
export interface Context {
  readonly place: Place;
  /** The config file, when it is known. */
  readonly file?: string;
  readonly part: Part;
}

/** What a text is in its entry. `value`: of a variable or header. */
export type Part = 'command' | 'args' | 'cwd' | 'url' | 'value';

/**
 * A value, or why there is none: not set here, or known only to the client. `note`: what the client would do, as a sentence.
 * `leftToShell`: the client passes it on as written, and a shell may know it. `doubtful`: versions of the client read it
 * differently. Undefined: not a name of this kind.
 */
export type LookupResult =
  | { readonly value: string }
  | { readonly unset: string; readonly leftToShell?: true }
  | { readonly clientOnly: string; readonly note?: string; readonly doubtful?: true }
  | undefined;

export type Lookup = (name: string, context: Context) => LookupResult;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The first of several that knows the name. */
export const firstOf =
  (...lookUps: readonly Lookup[]): Lookup =>
  (name, context) => {
    for (const lookUp of lookUps) {
      const found = lookUp(name, context);
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** `VAR` */
export const variable: Lookup = (name, { place }) => {
  if (!NAME.test(name)) return undefined;
  const value = variableOf(place, name);
  return value === undefined ? { unset: name } : { value };
};

/** Anything at all, for a client that asks the environment for whatever stands there; an empty one counts as unset. */
export const anyVariable: Lookup = (name, { place }) => {
  const value = variableOf(place, name) ?? '';
  return value === '' ? { unset: name } : { value };
};

/** `env:VAR` */
export const envVariable: Lookup = (name, { place }) => {
  if (!name.startsWith('env:') || name.length === 4) return undefined;
  const value = variableOf(place, name.slice(4));
  return value === undefined ? { unset: name.slice(4) } : { value };
};

/** `env:VAR` in a dialect that takes word characters only. */
export const envWord: Lookup = (name, context) =>
  /^env:\w+$/.test(name) ? envVariable(name, context) : undefined;

/** `VAR` in a shell; any other expansion (`VAR:+x`, `VAR%x`, `1`) is left to the client. */
export const shellVariable: Lookup = (name, context) =>
  variable(name, context) ?? { clientOnly: /^\w*/.exec(name)?.[0] ?? '' };

/** `env:VAR` in a dialect that has no such form: nothing fills it in. */
export const unsupportedEnv: Lookup = (name) =>
  /^env:[A-Za-z_]/.test(name) ? { clientOnly: name } : undefined;

/** `input:id`, `config:key`, `command:id`: asked of the user, the settings or the editor. */
export const clientInput: Lookup = (name) => {
  if (!/^(?:input|command|config):./.test(name)) return undefined;
  return name.startsWith('command:')
    ? { clientOnly: name, note: clientCommand(`\${${name}}`) }
    : { clientOnly: name };
};

/** `file:path` */
export const fileText: Lookup = (name) =>
  name.startsWith('file:') ? { clientOnly: name, note: clientFile() } : undefined;

/** The folders that editors name. */
export const folders: Lookup = (name, { place }) => {
  const { sep, basename } = pathsOf(place);
  return oneOf(name, [
    ['workspaceFolder', startFolderOf(place)],
    ['workspaceFolderBasename', basename(startFolderOf(place))],
    ['userHome', place.userHome],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
};

/** `workspaceFolder:name`: a folder of the workspace by its name; only the client knows the others. */
export const namedFolder: Lookup = (name, { place }) => {
  if (!name.startsWith('workspaceFolder:')) return undefined;
  const folder = startFolderOf(place);
  return name.slice(16) === pathsOf(place).basename(folder) ? { value: folder } : { clientOnly: name };
};

/** What an editor knows of the file that is open, and of itself. */
export const editorState: Lookup = (name) =>
  /^(?:cwd|execPath|defaultBuildTask|file\w*|relativeFile\w*|lineNumber|columnNumber|selectedText|extensionInstallFolder)(?::|$)/.test(
    name,
  )
    ? { clientOnly: name }
    : undefined;

export const workspaceFolder: Lookup = (name, { place }) =>
  oneOf(name, [['workspaceFolder', startFolderOf(place)]]);

/** Settings that a client asks its user for. */
export const userConfig: Lookup = (name) => (/^user_config\../.test(name) ? { clientOnly: name } : undefined);

/** The folder of a plugin: the one its config lies in, or the one above a folder of its own for the manifest. */
export const pluginFolder: Lookup = (name, context) => {
  if (name === 'CLAUDE_PLUGIN_DATA') return fromEnvironment(name, context) ?? { clientOnly: name };
  if (name !== 'CLAUDE_PLUGIN_ROOT') return undefined;
  return fromEnvironment(name, context) ?? folderOf(context, '.claude-plugin') ?? { clientOnly: name };
};

/** What an extension of Gemini CLI may name. */
export const extension: Lookup = (name, context) => {
  if (name === 'extensionPath') return folderOf(context) ?? { clientOnly: name };
  const { sep } = pathsOf(context.place);
  return oneOf(name, [
    ['workspacePath', startFolderOf(context.place)],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
};

/** What the manifest of a bundle may name. */
export const bundle: Lookup = (name, context) => {
  if (name === '__dirname') return folderOf(context) ?? { clientOnly: name };
  const { join, sep } = pathsOf(context.place);
  const home = context.place.userHome;
  return oneOf(name, [
    ['HOME', home],
    ['DESKTOP', join(home, 'Desktop')],
    ['DOCUMENTS', join(home, 'Documents')],
    ['DOWNLOADS', join(home, 'Downloads')],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
};

const fromEnvironment = (name: string, { place }: Context): LookupResult => {
  const value = variableOf(place, name);
  return value === undefined ? undefined : { value };
};

function folderOf({ place, file }: Context, inner?: string): LookupResult {
  if (file === undefined) return undefined;
  const { dirname, basename } = pathsOf(place);
  const folder = dirname(file);
  return { value: inner !== undefined && basename(folder) === inner ? dirname(folder) : folder };
}

function oneOf(name: string, values: readonly (readonly [string, string])[]): LookupResult {
  const found = values.find(([one]) => one === name);
  return found === undefined ? undefined : { value: found[1] };
}
