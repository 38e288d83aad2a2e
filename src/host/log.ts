/**
 * A log file that several processes may add to: opened once for appending with mode 0600, written line by line and at
 * once, so that nothing is lost when the process is killed. Follows no link.
 */
import { constants, fchmodSync, openSync, writeSync } from 'node:fs';
import type { Host } from '../host.ts';

export const nodeOpenLog: Host['openLog'] = (path) => {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW = 0 } = constants;
  const file = openSync(path, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
  if (process.platform !== 'win32') fchmodSync(file, 0o600);
  return (text) => void writeSync(file, text);
};
