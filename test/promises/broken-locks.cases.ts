/** Lockfiles that cannot be read, and how far they have got into git. Each starts from locks that were good. */
import type { Kind, Named } from './kind.ts';

export interface BrokenLock extends Named {
  /**
   * `union`: two branches add a server each, merged line by line. `same`: two branches change one server, merged line by line.
   * `markers`: the conflict of these, with its markers. Otherwise: what is done to the text of a good lock.
   */
  readonly broken: 'union' | 'same' | 'markers' | ((text: string) => string);
  /** Commits with the broken file, one after another; 0: it is in the working tree only. */
  readonly commits: number;
  readonly without?: 'git' | 'good version';
  /** The lockfile stands in a folder of the repository. */
  readonly folder?: string;
}

const half = (text: string): string => text.slice(0, text.length / 2);

export const kind: Kind<BrokenLock> = {
  promise: 'accident',
  kind: 'A lockfile that cannot be read is repaired by the commands of the next line, also when the broken file is committed.',
  cases: [
    { name: 'a union merge, not committed', broken: 'union', commits: 0 },
    { name: 'a union merge, committed', broken: 'union', commits: 1 },
    { name: 'a union merge with a commit behind it', broken: 'union', commits: 2 },
    {
      name: 'a union merge in a folder of the repository',
      broken: 'union',
      commits: 1,
      folder: 'packages/a',
    },
    { name: 'a union merge of one server, committed', broken: 'same', commits: 1 },
    { name: 'conflict markers, committed', broken: 'markers', commits: 1 },
    { name: 'conflict markers, not committed', broken: 'markers', commits: 0 },
    { name: 'half a file, committed twice', broken: half, commits: 2 },
    { name: 'an empty file, committed', broken: () => '', commits: 1 },
    {
      name: 'an entry twice, committed',
      broken: (text) => text.replace(/( {4}"mid": \{[\s\S]*?\n {4}\})/, '$1,\n$1'),
      commits: 1,
    },
    {
      name: 'an unknown field, committed',
      broken: (text) => text.replace('"lockfileVersion"', '"x": 1, "lockfileVersion"'),
      commits: 1,
    },
    { name: 'without git', broken: half, commits: 0, without: 'git' },
    { name: 'no version in git can be read', broken: half, commits: 1, without: 'good version' },
  ],
};
