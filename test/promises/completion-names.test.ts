/** In bash, zsh and fish themselves: `test/system/completion-shells.test.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completionAnswer } from '../../src/cli/completion/answer.ts';
import { SHELL_NAMES } from '../../src/cli/completion/shells/index.ts';
import { nodeHookHost } from '../../src/host/hook-host.ts';
import { lockNaming } from '../helpers/completed-lock.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from './completion-names.cases.ts';

describe(kind.kind, () => {
  const cwd = scratch();
  const answer = (shell: string, line: string) =>
    completionAnswer(shell, { ...nodeHookHost(), cwd, env: { MCP_LOCK_LINE: line } });

  test.each(kind.cases)('$name', async ({ text }) => {
    writeFileSync(join(cwd, 'mcp-lock.json'), lockNaming({ [text]: ['z'], notes: [text, 'read'], zz: [] }));
    for (const shell of SHELL_NAMES) {
      expect(await answer(shell, 'mcp-lock verify ')).toBe('notes\nzz\n');
      expect(await answer(shell, 'mcp-lock show n')).toBe('notes\nnotes/read\n');
    }
  });
});
