/** Runs that start no server, beside an empty node. */
import { join } from 'node:path';
import { locked, scratch, scriptedServers, toolsOf } from '../folders.js';
import { bin, empty, lock, run } from '../processes.js';
import { byTurns, ratio } from '../rounds.js';

/** Short runs need more rounds. */
const ROUNDS = 11;

export async function version() {
  const { node, told } = await byTurns(
    { node: () => empty(scratch), told: () => lock(scratch, '--version') },
    ROUNDS,
  );
  return [ratio('--version ÷ node -e 0', told, node, 1.5)];
}

export async function hook() {
  const folder = await locked('hooks', scriptedServers(10, { tools: toolsOf(50) }));
  const state = join(scratch, 'state');
  const env = { ...process.env, XDG_STATE_HOME: state, LOCALAPPDATA: state, HOME: state };
  const tell = async (event) => {
    const input = JSON.stringify({ cwd: folder, tool_name: 'mcp__server-01__tool_1', ...event });
    const told = await run(process.execPath, [bin, 'hook', 'claude-code'], folder, { env, input });
    // With nothing against the call it says nothing.
    return event.hook_event_name === 'PreToolUse' && told.stdout !== '' ? { ...told, code: 'denied' } : told;
  };
  await tell({ hook_event_name: 'SessionStart' });
  const { node, asked } = await byTurns(
    { node: () => empty(folder), asked: () => tell({ hook_event_name: 'PreToolUse' }) },
    ROUNDS,
  );
  return [ratio('hook before a call ÷ node -e 0', asked, node, 1.4)];
}

export async function offline() {
  const three = await locked('offline-three', scriptedServers(3, { tools: toolsOf(10) }));
  const fifty = await locked('offline-fifty', scriptedServers(50, { tools: toolsOf(50) }));
  const told = await byTurns(
    {
      node: () => empty(three),
      three: () => lock(three, 'verify', '--offline'),
      fifty: () => lock(fifty, 'verify', '--offline'),
    },
    ROUNDS,
  );
  return [
    ratio('verify --offline of 3 servers ÷ node -e 0', told.three, told.node, 3.5),
    ratio('verify --offline of 50 servers of 50 tools ÷ node -e 0', told.fifty, told.node, 6),
  ];
}
