/**
 * The person's browser: a URL in, whether a program took it out. Starts the platform's opener without a shell, with the URL as one
 * argument: addresses of others for http and https only, files only where the path is ours. Without the MCP_LOCK_* variables.
 */
import { spawn } from 'node:child_process';

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** The command line of a platform's opener. */
export function openerOf(platform: string, url: URL): readonly [string, ...string[]] {
  const [command, ...args] = OPENERS[platform] ?? ['xdg-open'];
  return [command, ...args, url.href];
}

/** `Host.browse` of this machine. */
export const nodeBrowse = (url: URL): Promise<boolean> => opened(url, /^https?:$/);

/** `Host.openFile` of this machine. */
export const nodeOpenFile = (url: URL): Promise<boolean> => opened(url, /^file:$/);

async function opened(url: URL, protocols: RegExp): Promise<boolean> {
  if (!protocols.test(url.protocol)) return false;
  const [command, ...args] = openerOf(process.platform, url);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^MCP_LOCK_/i.test(name)));
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: 'ignore', detached: true, windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
