/**
 * Launchers that fetch a Python package and run it: `uvx`, `pipx run`. How a tool reads its line in, a launcher out. Never
 * installs or starts anything.
 */
import type { Launcher, Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Launch, StdioLaunch } from '../../model.ts';
import { stdioOf } from '../line/program.ts';
import type { ToolLine, ToolStarted } from './tool-line.ts';
import { toolStarted } from './tool-line.ts';
import { toolOrigin } from './tool-origin.ts';

export interface PythonTool {
  readonly id: string;
  readonly label: string;
  /** Undefined when the launch is none of its kind. Throws E_LAUNCH. */
  readonly read: (launch: StdioLaunch) => ToolLine | undefined;
  /** Refuses what the tool would run in place of the package. Throws E_LAUNCH. */
  readonly refuse?: (started: ToolStarted, place: Place, host: Host) => Promise<void>;
}

export const toolLauncher = ({ id, label, read, refuse }: PythonTool): Launcher => {
  const startedBy = (launch: Launch, place: Place): ToolStarted | undefined => {
    const stdio = stdioOf(launch);
    const line = stdio === undefined ? undefined : read(stdio);
    return stdio === undefined || line === undefined ? undefined : toolStarted(line, stdio, place);
  };
  return {
    id,
    label,
    ofTheMachine: true,
    remote: true,
    identify: (launch, place) => {
      const started = startedBy(launch, place);
      return started === undefined ? undefined : { launcher: id, ...started.identity };
    },
    resolve: async (identity, launch, place, host) => {
      const started = startedBy(launch, place);
      if (started === undefined) return { url: identity.url };
      await refuse?.(started, place, host);
      return toolOrigin(started, started.requirement, launch, place, host);
    },
    release: async (version, launch, place, host) => {
      const started = startedBy(launch, place);
      if (started === undefined) return { url: '' };
      const own = started.requirement;
      const requirement = version === own.requested ? own : { ...own, specifier: `==${version}` };
      return toolOrigin(started, requirement, launch, place, host);
    },
  };
};
