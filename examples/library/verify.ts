/** Before the agent starts: is everything as it was reviewed? */
import { McpLockError, verify } from 'mcp-lock';

try {
  const report = await verify({ cwd: '.', failOn: 'medium' });
  for (const { rule, severity, server, subject } of report.findings)
    console.log(severity, server, rule, subject.name ?? '');
  process.exitCode = report.exitCode;
} catch (error) {
  if (!(error instanceof McpLockError)) throw error;
  console.error(error.code, error.message, error.detail.next ?? '');
  process.exitCode = 2;
}
