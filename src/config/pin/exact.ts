/**
 * The word that names a package or image, with its exact version: a launch and its origin today in, words to use instead out, the
 * most usual first. Looks nothing up. The caller checks that the launcher understands the word.
 */
import type { Understood } from '../../contracts.ts';
import type { Origin } from '../../model.ts';

/** A package name of PyPI with its extras: `markitdown[pdf]`. */
const PYPI_NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?:\[[^\]]*\])?/;

/** Words that pin the launch to `origin`; none if it has no version or digest. */
export function exactWords({ identity, launch }: Understood, origin: Origin): readonly string[] {
  const { token, requested, url, launcher } = identity;
  if (token === undefined || /\s/.test(token)) return [];
  if (/^pkg:(?:docker|oci)\//.test(url)) {
    const digest = origin.integrity;
    return /^sha256:[0-9a-f]{64}$/.test(digest ?? '') && !token.includes('@') ? [`${token}@${digest}`] : [];
  }
  const { version } = origin;
  if (version === undefined) return [];
  if (url.startsWith('pkg:pypi/')) {
    const name = PYPI_NAME.exec(token)?.[0];
    if (name === undefined) return [];
    const [usual, other] = [`${name}@${version}`, `${name}==${version}`];
    const args = launch.transport === 'stdio' ? launch.args : [];
    const standsAlone = args.includes(token) && args[args.indexOf(token) - 1] !== '--from';
    // uvx accepts `@` only in its first word, and only without extras or a condition.
    const short = launcher === 'uvx' && standsAlone && !/[[<>=!~]/.test(token);
    return short ? [usual, other] : [other];
  }
  const base = requested === '' ? token.replace(/@$/, '') : withoutEnd(token, `@${requested}`);
  return base === undefined ? [] : [`${base}@${version}`];
}

const withoutEnd = (text: string, end: string): string | undefined =>
  text.endsWith(end) ? text.slice(0, -end.length) : undefined;
