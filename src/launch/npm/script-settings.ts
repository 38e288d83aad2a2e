/**
 * Settings of a project that put other code between `npm run`, `pnpm run` or `npx` and what they start. In: a folder.
 * Out: E_LAUNCH. A shell or a Node.js option that cannot be a file of the project is allowed. Never shows a value.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { npmrcSetting } from '../messages.ts';
import type { SettingsFile } from './manager-settings.ts';
import { projectNpmrcs, type Setting, settingName } from './npmrc.ts';

/** Name another project, or another file of settings. */
const PROJECT_SETTINGS = new Set(
  'prefix global location userconfig globalconfig workspace workspaces'.split(' '),
);

/** A shell by its bare name, or where a system has it. */
const SHELL =
  /^(?:(?:\/usr(?:\/local)?|\/opt\/homebrew)?\/bin\/|[A-Z]:[\\/](?:Program Files(?: \(x86\))?|Windows)[\\/](?:[\w ]+[\\/])*)?(?:(?:ba|da|z|k|fi)?sh|cmd|powershell|pwsh)(?:\.exe)?$/i;

/** Options that load no code. */
const NODE_OPTION =
  /^--(?:max-(?:old|semi)-space-size|stack-trace-limit|dns-result-order|unhandled-rejections|no-(?:deprecation|warnings)|trace-(?:deprecation|uncaught|warnings)|enable-source-maps|openssl-legacy-provider|use-(?:openssl|system|bundled)-ca)(?:=[\w:.-]*)?$/;

/** Looks through every `.npmrc` from `cwd` up that is not the user's own. Throws E_LAUNCH. */
export async function refuseScriptNpmrc(cwd: string, place: Place, host: Host, tool: string): Promise<void> {
  for (const { path, settings } of await projectNpmrcs(cwd, place, host)) {
    const found = settings.find(runsOtherCode);
    if (found !== undefined)
      throw new McpLockError(npmrcSetting(tool, settingName(found), 'runs other code'), { place: path });
  }
}

/** For `npx`, which starts programs through the same shell. Throws E_LAUNCH. */
export async function refuseShellNpmrc(cwd: string, place: Place, host: Host): Promise<void> {
  for (const { path, settings } of await projectNpmrcs(cwd, place, host)) {
    const found = settings.find(startsOtherProgram);
    if (found !== undefined)
      throw new McpLockError(npmrcSetting('npx', settingName(found), 'runs other code'), { place: path });
  }
}

/** The same settings where newer pnpm reads them. */
export const PNPM_SCRIPTS: SettingsFile = {
  file: 'pnpm-workspace.yaml',
  syntax: 'yaml',
  refused: /^(?:scriptShell|nodeOptions)$/,
  harmless: (key, value) => typeof value === 'string' && isHarmless(key, value),
};

const runsOtherCode = (setting: Setting): boolean =>
  startsOtherProgram(setting) || PROJECT_SETTINGS.has(setting.name) || setting.name.includes('${');

function startsOtherProgram({ name, value }: Setting): boolean {
  if (name === 'script-shell') return !isHarmless('scriptShell', value);
  return name === 'node-options' && !isHarmless('nodeOptions', value);
}

const isHarmless = (key: string, value: string): boolean =>
  key === 'scriptShell'
    ? SHELL.test(value)
    : value
        .split(/\s+/)
        .filter((word) => word !== '')
        .every((word) => NODE_OPTION.test(word));
