/**
 * A server reached over HTTP. In: its address. Out: the same address in normal form. The code behind an address cannot
 * be pinned; the address can. Never contacts it.
 */
import type { Launcher } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { cleanAddress, forbiddenCharacter } from '../../lock/address.ts';
import { invalidUrl, invalidUrlCharacter } from '../messages.ts';

/** A server behind a URL. */
export const remote: Launcher = {
  id: 'remote',
  label: 'remote URL',
  examples: ['https://mcp.example.com/v1'],
  remote: false,
  identify: (launch) => {
    if (launch.transport === 'stdio') return undefined;
    const forbidden = forbiddenCharacter(launch.url);
    if (forbidden !== undefined) {
      throw new McpLockError(invalidUrlCharacter(forbidden));
    }
    const url = cleanAddress(launch.url);
    if (url === undefined || !/^(?:https?:|\$\{)/.test(url)) {
      throw new McpLockError(invalidUrl());
    }
    // A variable in the host decides who is reached.
    const pinned = !/^(?:\$\{|https?:\/\/[^/?]*\$\{)/.test(url);
    return { launcher: 'remote', url, requested: '', pinned };
  },
  resolve: async (identity) => ({ url: identity.url }),
};
