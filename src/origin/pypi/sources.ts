/**
 * Where uv or pip would look for a package: a question in, indexes in their order, and how they are searched, out. The
 * launch line counts before the environment (the server's own before this machine's), and that before settings files.
 * Throws E_REGISTRY for a setting that would lead elsewhere and is not followed here. Asks no index.
 */
import { posix, win32 } from 'node:path';
import type { Host } from '../../host/host.ts';
import { pipSources } from './pip-settings.ts';
import type { PypiQuestion } from './release.ts';
import type { PypiSources } from './settings.ts';
import { uvSources } from './uv-settings.ts';

export function sourcesOf(question: PypiQuestion, host: Host): Promise<PypiSources> {
  const variable = (name: string) => (question.env[name] ?? host.env[name]) || undefined;
  const paths = host.platform === 'win32' ? win32 : posix;
  const own = question.env[host.platform === 'win32' ? 'USERPROFILE' : 'HOME'];
  const at = { question, host, variable, paths, home: own || host.home };
  return question.tool === 'pip' ? pipSources(at) : uvSources(at);
}
