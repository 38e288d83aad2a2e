/**
 * The exact form of the word that names a package or image: what a launch says and what that is today in, the words that
 * could stand there instead out, the most usual first. Never looks anything up; who uses one checks that it is understood.
 */
import type { Understood } from '../../contracts.ts';
import type { Origin } from '../../model.ts';

/** A name of PyPI with its extras: `markitdown[pdf]`. */
const PYPI_NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?:\[[^\]]*\])?/;

/** Words that pin what `understood` floats on to `origin`; none when there is nothing to pin it to. */
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
    // Only the first word of uvx takes `@`, and only without extras or a condition.
    const short = launcher === 'uvx' && standsAlone && !/[[<>=!~]/.test(token);
    return short ? [usual, other] : [other];
  }
  const base = requested === '' ? token.replace(/@$/, '') : withoutEnd(token, `@${requested}`);
  return base === undefined ? [] : [`${base}@${version}`];
}

const withoutEnd = (text: string, end: string): string | undefined =>
  text.endsWith(end) ? text.slice(0, -end.length) : undefined;
