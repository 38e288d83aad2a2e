/** In: nothing. Out: frames: orders to run a command or a downloaded program. */
import { type Frame, frame } from '../frame.ts';

export const RUN_COMMAND_FRAMES: readonly Frame[] = [
  frame('run-command', 'high', 'order run shell_code/terminal', { within: 40 }),
  frame('run-command', 'high', '^run shell_code', { within: 20 }),
  frame('run-command', 'high', 'run terminal/terminal_weak executable', { within: 40 }),
  frame('run-command', 'high', 'download program executable', { within: 60 }),
  frame('run-command', 'high', 'download away executable', { within: 60 }),
  frame('run-command', 'high', 'install persist ours', { within: 20 }),
  frame('run-command', 'high', 'order install persist', { within: 30 }),
  frame('run-command', 'high', '^install program shell_code', { within: 60 }),
  frame('run-command', 'medium', '^executable program', { within: 30 }),
  frame('run-command', 'high', 'must visit vendor away', { within: 50 }),
  frame('run-command', 'medium', 'download program runs', { within: 50 }),
  frame('run-command', 'high', '~run terminal/terminal_weak server_returns', { within: 40 }),
  frame('run-command', 'high', 'fetched evaluate', { within: 40 }),
  frame('run-command', 'high', 'download fetched evaluate', { within: 40 }),
  frame('run-command', 'high', 'before_use run shell_code/executable', { within: 40 }),
  frame('run-command', 'high', 'shell_code before_use', { within: 40 }),
  frame('run-command', 'medium', '^run/use shell_code', { within: 20 }),
  frame('run-command', 'high', '^install persist each_time', { within: 20 }),
  frame('run-command', 'high', 'away shell_w lets_run', { within: 20 }),
  frame('run-command', 'high', 'away lets_run shell_w', { within: 20 }),
  frame('run-command', 'high', 'away lets_run', { within: 14 }),
  frame('run-command', 'medium', 'append_v shell_line startup', { within: 40 }),
  frame('run-command', 'high', 'fetch_and_run away', { within: 50 }),
];
