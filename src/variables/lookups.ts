/**
 * What the names of variables mean: a name and the place in, its value, or why there is none. Reads the environment it is
 * given, and nothing else; runs nothing.
 */
import type { Place } from '../contracts.ts';
import { pathsOf, variableOf } from '../host/paths.ts';
import { clientCommand, clientFile } from './messages.ts';

/** Where a text stands. */
export interface Context {
  readonly place: Place;
  /** The config file, when it is known. */
  readonly file?: string;
  /** A value of a variable or header; else a part of the launch line. */
  readonly value: boolean;
}

/**
 * A value, or why there is none: not set here, or only the client can fill it in. `told`: what the client would do.
 * `loose`: its client hands it on as it is written, and a shell may know it.
 */
export type Lookup =
  | { readonly value: string }
  | { readonly unset: string; readonly loose?: true }
  | { readonly kept: string; readonly told?: string }
  | undefined;

export type LookUp = (name: string, context: Context) => Lookup;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The first of several that knows the name. */
export const firstOf =
  (...lookUps: readonly LookUp[]): LookUp =>
  (name, context) => {
    for (const lookUp of lookUps) {
      const found = lookUp(name, context);
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** `VAR` */
export const variable: LookUp = (name, { place }) => {
  if (!NAME.test(name)) return undefined;
  const value = variableOf(place, name);
  return value === undefined ? { unset: name } : { value };
};

/** `env:VAR` */
export const envVariable: LookUp = (name, { place }) => {
  if (!name.startsWith('env:') || name.length === 4) return undefined;
  const value = variableOf(place, name.slice(4));
  return value === undefined ? { unset: name.slice(4) } : { value };
};

/** The same where the client does not know it, but its writer thought so. */
export const envKept: LookUp = (name) => (/^env:[A-Za-z_]/.test(name) ? { kept: name } : undefined);

/** `input:id`, `config:key`, `command:id`: asked of the user, the settings or the editor. */
export const asked: LookUp = (name) => {
  if (!/^(?:input|command|config):./.test(name)) return undefined;
  return name.startsWith('command:') ? { kept: name, told: clientCommand(`\${${name}}`) } : { kept: name };
};

/** `file:path` */
export const fileText: LookUp = (name) =>
  name.startsWith('file:') ? { kept: name, told: clientFile() } : undefined;

/** The folders that editors name. */
export const folders: LookUp = (name, { place }) => {
  const { sep, basename } = pathsOf(place);
  return known(name, [
    ['workspaceFolder', place.workspaceFolder],
    ['workspaceFolderBasename', basename(place.workspaceFolder)],
    ['userHome', place.userHome],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
};

export const workspaceFolder: LookUp = (name, { place }) =>
  known(name, [['workspaceFolder', place.workspaceFolder]]);

/** Settings that a client asks its user for. */
export const userConfig: LookUp = (name) => (/^user_config\../.test(name) ? { kept: name } : undefined);

/** The folder of a plugin: the one its config lies in, or the one above a folder of its own for the manifest. */
export const pluginFolder: LookUp = (name, context) => {
  if (name === 'CLAUDE_PLUGIN_DATA') return set(name, context) ?? { kept: name };
  if (name !== 'CLAUDE_PLUGIN_ROOT') return undefined;
  return set(name, context) ?? folderOf(context, '.claude-plugin') ?? { kept: name };
};

/** What an extension of Gemini CLI may name. */
export const extension: LookUp = (name, context) => {
  if (name === 'extensionPath') return folderOf(context) ?? { kept: name };
  const { sep } = pathsOf(context.place);
  return known(name, [
    ['workspacePath', context.place.workspaceFolder],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
};

/** What the manifest of a bundle may name. */
export const bundle: LookUp = (name, context) => {
  if (name === '__dirname') return folderOf(context) ?? { kept: name };
  const { join, sep } = pathsOf(context.place);
  const home = context.place.userHome;
  return known(name, [
    ['HOME', home],
    ['DESKTOP', join(home, 'Desktop')],
    ['DOCUMENTS', join(home, 'Documents')],
    ['DOWNLOADS', join(home, 'Downloads')],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
};

const set = (name: string, { place }: Context): Lookup => {
  const value = variableOf(place, name);
  return value === undefined ? undefined : { value };
};

function folderOf({ place, file }: Context, inner?: string): Lookup {
  if (file === undefined) return undefined;
  const { dirname, basename } = pathsOf(place);
  const folder = dirname(file);
  return { value: inner !== undefined && basename(folder) === inner ? dirname(folder) : folder };
}

function known(name: string, values: readonly (readonly [string, string])[]): Lookup {
  const found = values.find(([one]) => one === name);
  return found === undefined ? undefined : { value: found[1] };
}
