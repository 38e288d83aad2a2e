/**
 * A script of the project: `npm run S`, `npm start`, `pnpm S`, `yarn S`, `bun run S`, in the project or in one of its
 * workspaces. In: a launch. Out: the `package.json` that holds the script, pinned by its hash, with the lockfile beside it.
 * Runs nothing and does not parse the script.
 */
import type { Launcher } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import { hashedFile, hashedFiles } from '../file/hashed-file.ts';
import { isInterpreter } from '../file/interpreters.ts';
import { nearestLockfiles } from '../file/lockfiles.ts';
import { fileUrl } from '../line/origin-url.ts';
import { programOf, stdioOf } from '../line/program.ts';
import { refuseCorepackSettings } from '../npm/corepack.ts';
import { managerSettingParts } from '../npm/manager-settings.ts';
import { RUNNERS, scriptLine } from '../npm/script-line.ts';
import { refuseScriptNpmrc } from '../npm/script-settings.ts';
import { scriptFolders, usualFolder } from '../npm/workspace-folder.ts';

/** What package.json calls a script. */
export const projectScript: Launcher = {
  id: 'project-script',
  label: 'package.json script',
  examples: ['npm run mcp', 'npm -w server run mcp', 'pnpm --filter server run mcp'],
  remote: false,
  identify: (launch, place) => {
    const line = scriptLine(launch, place);
    const stdio = stdioOf(launch);
    if (line === undefined || stdio === undefined) return undefined;
    const base = { launcher: 'project-script', requested: '', pinned: false } as const;
    const { kind, name, args } = line;
    const folder = usualFolder(line, place);
    if (folder === undefined) return { ...base, url: `command:${programOf(stdio.command)}`, opaque: true };
    const inner = { runs: { program: name, args, cwd: folder } };
    if (kind === 'program') return { ...base, url: `command:${programOf(name)}`, ...inner };
    const url = fileUrl(pathsOf(place).join(folder, 'package.json'), place);
    // `pnpm tsx FILE` is a script of that name or, usually, the program.
    return { ...base, url, pinned: true, ...(isInterpreter(name) ? inner : {}) };
  },
  resolve: async ({ url }, launch, place, host) => {
    const line = scriptLine(launch, place);
    if (line?.folder === undefined) return { url };
    const { kind, runner } = line;
    const { folder, others, project } = await scriptFolders(line, line.folder, place, host);
    const { join } = pathsOf(place);
    const { npmrc, settings = [] } = RUNNERS[runner ?? ''] ?? {};
    const tool = `${runner} ${kind === 'script' ? 'run' : 'exec'}`;
    if (runner === 'pnpm' || runner === 'yarn') await refuseCorepackSettings(folder, place, host);
    if (npmrc === true) await refuseScriptNpmrc(folder, place, host, tool);
    const steering = await managerSettingParts(settings, { cwd: folder, tool, floating: false }, place, host);
    const manifest = join(folder, 'package.json');
    const origin = kind === 'script' ? await hashedFile(manifest, 'exact', place, host) : { url };
    const further = [...others, ...(project === undefined ? [] : [project])]
      .filter((one) => one !== folder)
      .map((one) => join(one, 'package.json'));
    const parts = [
      ...(await hashedFiles(further, 'exact', place, host)),
      ...(await nearestLockfiles(folder, 'node', place, host)),
      ...steering,
    ];
    return parts.length === 0 ? origin : { ...origin, parts };
  },
};
