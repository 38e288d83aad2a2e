/**
 * For tests of what is not ours: the way to the npm registry of whoever runs them, and nothing else of theirs; and servers
 * are given the product's own time to fall silent.
 */
import { execFileSync } from 'node:child_process';
import { WAITS } from '../../src/host/node-host.ts';

process.env['MCP_LOCK_TEST_QUIET'] = String(WAITS.quiet);

const SETTINGS = ['registry', 'ca', 'cafile', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl'];

const around = JSON.parse(process.env['MCP_LOCK_TEST_REGISTRY'] ?? '{}');
const listed = execFileSync('npm', ['config', 'list', '--json'], {
  env: { PATH: process.env['PATH'], ...around },
  shell: process.platform === 'win32',
  encoding: 'utf8',
});
const settings = JSON.parse(listed);
for (const name of SETTINGS) {
  const value = settings[name];
  const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
  if (text !== '') process.env[`npm_config_${name.replaceAll('-', '_')}`] = text;
}
