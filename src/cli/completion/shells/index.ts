/** The shells that complete, each with its script. A new one is a new file and its line here. */
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { powershell } from './powershell.ts';
import { zsh } from './zsh.ts';

export const SCRIPTS = { bash, zsh, fish, powershell } as const;

export type ShellName = keyof typeof SCRIPTS;

export const SHELL_NAMES = Object.keys(SCRIPTS) as readonly ShellName[];

export const isShellName = (name: string): name is ShellName => Object.hasOwn(SCRIPTS, name);
