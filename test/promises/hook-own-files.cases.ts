/** Files that an agent writes with a tool of its client, and what the hook answers. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly client: 'claude-code' | 'cursor';
  readonly tool: string;
  /** `ROOT`, `HOME` and `STATE` stand for the folders of the test. */
  readonly input: Readonly<Record<string, string>>;
  readonly answer: 'ask' | 'deny' | 'pass';
  /** The folder of the project in which the session began; absent: its topmost. */
  readonly from?: string;
}

const claude = (answer: Case['answer'], tool: string, input: Case['input']): Case => ({
  name: `Claude Code: ${tool} ${Object.values(input)[0]}: ${answer}`,
  client: 'claude-code',
  tool,
  input,
  answer,
});
const cursor = (answer: Case['answer'], tool: string, input: Case['input']): Case => ({
  ...claude(answer, tool, input),
  name: `Cursor: ${tool} ${Object.values(input)[0]}: ${answer}`,
  client: 'cursor',
});

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'Before an agent writes the lock, the settings, a config, hook settings or stored checks, a person is asked, or it is denied where the client cannot ask.',
  open: 'Where a client cannot ask, it may write configs of clients: the calls to the servers in them are denied until a person verified.',
  cases: [
    claude('ask', 'Edit', { file_path: 'ROOT/mcp-lock.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/mcp-lock.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/sub/../mcp-lock.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/link-to-lock' }),
    claude('ask', 'Write', { file_path: 'ROOT/link-to-folder/settings.json' }),
    claude('ask', 'Write', { file_path: 'mcp-lock.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/mcp-lock.json.sig' }),
    claude('ask', 'Write', { file_path: 'ROOT/packages/a/mcp-lock.json' }),
    claude('ask', 'Edit', { file_path: 'ROOT/mcp-lock.config.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/MCP-Lock.Config.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/packages/a/mcp-lock.config.json' }),
    claude('ask', 'Write', { file_path: 'HOME/.config/mcp-lock/mcp-lock.config.json' }),
    claude('ask', 'Bash', { command: "sed -i 's/low/high/' mcp-lock.config.json" }),
    claude('ask', 'Bash', { command: 'git checkout HEAD~1 -- mcp-lock.config.json' }),
    claude('ask', 'REPL', { code: "writeFileSync('mcp-lock.config.json', '{}')" }),
    claude('pass', 'Bash', { command: 'cat mcp-lock.config.json' }),
    // Its settings loosen nothing until a person has accepted them.
    claude('pass', 'Edit', { file_path: 'ROOT/package.json' }),
    claude('ask', 'MultiEdit', { file_path: 'ROOT/.mcp.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/.vscode/mcp.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/.codex/config.toml' }),
    claude('ask', 'Write', { file_path: 'ROOT/.claude/settings.json' }),
    claude('ask', 'Write', { file_path: 'ROOT/.claude/settings.local.json' }),
    claude('ask', 'Write', { file_path: 'HOME/.claude/settings.json' }),
    claude('ask', 'Write', { file_path: 'HOME/.config/mcp-lock/mcp-lock.json' }),
    claude('ask', 'Bash', { command: 'rm -r ~/.config/mcp-lock' }),
    claude('ask', 'NotebookEdit', { notebook_path: 'ROOT/.claude-plugin/plugin.json' }),
    claude('ask', 'Write', { file_path: 'STATE/mcp-lock/session-x' }),
    claude('ask', 'Write', { file_path: 'ROOT/node_modules/mcp-lock/dist/run.js' }),
    claude('ask', 'SomeLaterWriter', { path: 'ROOT/mcp-lock.json' }),
    claude('ask', 'Bash', { command: 'npx mcp-lock update' }),
    claude('ask', 'Bash', { command: 'echo {} > .codex/config.toml' }),
    claude('ask', 'PowerShell', { command: '.\\node_modules\\.bin\\mcp-lock.ps1 up`date' }),
    claude('ask', 'PowerShell', { command: 'Set-Content .\\mcp-lock.json "{}"' }),
    claude('ask', 'Monitor', { command: 'mcp-lock update' }),
    claude('ask', 'REPL', { code: "await Bash({ command: 'mcp-lock update' })" }),
    ...[
      claude('ask', 'Write', { file_path: 'ROOT/.claude/settings.json' }),
      claude('ask', 'Write', { file_path: 'ROOT/packages/b/.mcp.json' }),
      claude('ask', 'Bash', { command: 'cp x ../../.claude/settings.json' }),
      claude('ask', 'Bash', { command: 'rm ../../mcp-lock.json' }),
      claude('ask', 'Bash', { command: 'rm -rf ../../.claude' }),
      claude('ask', 'Bash', { command: 'cd ../.. && git checkout HEAD~1 -- .claude' }),
      claude('pass', 'Write', { file_path: 'ROOT/src/a.ts' }),
      claude('pass', 'Bash', { command: 'cd ../.. && npm test' }),
    ].map((one) => ({ ...one, name: `from a folder below: ${one.name}`, from: 'packages/a' })),
    claude('pass', 'Read', { file_path: 'ROOT/mcp-lock.json' }),
    claude('pass', 'Grep', { path: 'ROOT/mcp-lock.json', pattern: 'x' }),
    claude('pass', 'Write', { file_path: 'ROOT/src/settings.json' }),
    claude('pass', 'Write', { file_path: 'ROOT/docs/mcp-lock.md' }),
    claude('pass', 'Edit', { file_path: 'ROOT/package.json' }),
    claude('pass', 'Edit', { file_path: 'ROOT/.claude/commands/notes.md' }),
    claude('pass', 'Bash', { command: 'npm test' }),
    claude('pass', 'REPL', { code: '1 + 1' }),
    claude('pass', 'TodoWrite', { todos: 'update mcp-lock.json' }),
    cursor('deny', 'Write', { file_path: 'ROOT/mcp-lock.config.json' }),
    cursor('deny', 'Write', { file_path: 'ROOT/mcp-lock.json' }),
    cursor('deny', 'Delete', { path: 'ROOT/mcp-lock.json' }),
    cursor('deny', 'StrReplace', { path: 'ROOT/.cursor/hooks.json' }),
    cursor('deny', 'Write', { file_path: 'STATE/mcp-lock/session-x' }),
    cursor('pass', 'Write', { file_path: 'ROOT/.cursor/mcp.json' }),
    cursor('pass', 'Write', { file_path: 'ROOT/src/index.ts' }),
    cursor('pass', 'Read', { file_path: 'ROOT/mcp-lock.json' }),
    cursor('ask', 'beforeShellExecution', { command: 'npx mcp-lock update' }),
    cursor('ask', 'beforeShellExecution', { command: 'rm .cursor/hooks.json' }),
    cursor('pass', 'beforeShellExecution', { command: 'npm test' }),
  ],
};
