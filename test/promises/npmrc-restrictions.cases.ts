/** Settings in the `.npmrc` of a project that lift a restriction of the user, or leave it. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly project: string;
  /** The `.npmrc` of the home folder. */
  readonly user?: string;
  /** The setting that the message names; absent: the line is resolved. */
  readonly lifts?: string;
}

export const kind: Kind<Case> = {
  promise: 'origin',
  kind: 'A setting of a project that lifts a restriction which the user may have set is refused, by its name.',
  cases: [
    { name: 'scripts are run', project: 'ignore-scripts=false', lifts: 'ignore-scripts' },
    { name: 'scripts are run, in quotes', project: '"ignore-scripts" = "false"', lifts: 'ignore-scripts' },
    { name: 'scripts are run, by nothing', project: 'ignore-scripts=', lifts: 'ignore-scripts' },
    { name: 'scripts are run, by a variable', project: 'ignore-scripts=${X}', lifts: 'ignore-scripts' },
    { name: 'scripts of some packages', project: 'allow-scripts[]=evil', lifts: 'allow-scripts' },
    { name: 'no age', project: 'min-release-age=0', lifts: 'min-release-age' },
    { name: 'no age, by null', project: 'min-release-age=null', lifts: 'min-release-age' },
    { name: 'no age, by nothing', project: 'min-release-age=', lifts: 'min-release-age' },
    { name: 'no age, by a negative number', project: 'min-release-age=-1', lifts: 'min-release-age' },
    { name: 'no age, as pnpm names it', project: 'minimum-release-age=0', lifts: 'minimum-release-age' },
    {
      name: 'a smaller age than the user has',
      project: 'min-release-age=1',
      user: 'min-release-age=7',
      lifts: 'min-release-age',
    },
    {
      name: 'a package without an age',
      project: 'min-release-age-exclude[]=@s/n',
      lifts: 'min-release-age-exclude',
    },
    {
      name: 'behind a comment and other settings',
      project: '; x\nfund=false\nmin-release-age=0',
      lifts: 'min-release-age',
    },
    {
      name: 'a date in place of the age that the user has',
      project: 'before=2099-01-01',
      user: 'min-release-age=7',
      lifts: 'before',
    },
    { name: 'a date where the user has no age', project: 'before=2026-01-01' },
    { name: 'no scripts', project: 'ignore-scripts=true' },
    { name: 'an age', project: 'min-release-age=3' },
    { name: 'a greater age than the user has', project: 'min-release-age=14', user: 'min-release-age=7' },
    { name: 'settings of the user', project: '', user: 'ignore-scripts=false\nmin-release-age=0' },
    { name: 'other settings', project: 'fund=false\naudit=false\nengine-strict=true\nsave-exact=true' },
  ],
};
