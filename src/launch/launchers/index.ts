/**
 * The launchers, in order: the first that recognises a launch understands it. A new launcher is a new file here and its
 * name in the list, before `local`, which takes every other command line.
 */
import type { Launcher } from '../../contracts.ts';
import { bun } from './bun.ts';
import { deno } from './deno.ts';
import { docker } from './docker.ts';
import { dotnet } from './dotnet.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { jbang } from './jbang.ts';
import { local } from './local.ts';
import { nix } from './nix.ts';
import { npx } from './npx.ts';
import { pipx } from './pipx.ts';
import { pnpm } from './pnpm.ts';
import { projectScript } from './project-script.ts';
import { projectTool } from './project-tool.ts';
import { pythonModule } from './python-module.ts';
import { remote } from './remote.ts';
import { shell } from './shell.ts';
import { uvRun } from './uv-run.ts';
import { uvx } from './uvx.ts';
import { yarn } from './yarn.ts';

/** Every launcher, in order. */
export const LAUNCHERS: readonly Launcher[] = [
  npx,
  pnpm,
  yarn,
  bun,
  deno,
  uvx,
  pipx,
  docker,
  dotnet,
  go,
  java,
  jbang,
  nix,
  uvRun,
  pythonModule,
  projectTool,
  projectScript,
  shell,
  remote,
  local,
];
