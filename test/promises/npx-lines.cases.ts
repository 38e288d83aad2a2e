/**
 * Lines of npx and `npm exec` that look as if they started one package, and start another. What npm runs was seen with npm 11.19; an older
 * npm also takes shortened names of flags.
 */
import type { Kind, Named } from './kind.ts';

export interface NpxLineCase extends Named {
  /** The whole line. */
  readonly line: string;
  /** What npm starts: its packages, and behind a colon the program and its arguments. `refused`: no npm package is named for it. */
  readonly starts: string;
}

const CASES: readonly NpxLineCase[] = [
  {
    name: 'a flag of an older npx, which npx takes off with its value',
    line: 'npx -n notes@1.2.3 evil@1.0.0',
    starts: 'evil@1.0.0: evil',
  },
  {
    name: 'the same by its long name',
    line: 'npx -y --node-arg notes@1.2.3 evil@1.0.0',
    starts: 'evil@1.0.0: evil',
  },
  { name: 'the same with --npm', line: 'npx --npm notes@1.2.3 evil@1.0.0 x', starts: 'evil@1.0.0: evil x' },
  {
    name: 'a flag of another command that takes a value',
    line: 'npx -y --name notes@1.2.3 evil@1.0.0',
    starts: 'evil@1.0.0: evil',
  },
  {
    name: 'a package behind a switch that is turned off, after which npm reads more flags',
    line: 'npx -y --no-audit notes --package evil@1.0.0',
    starts: 'evil@1.0.0: notes',
  },
  {
    name: 'the same behind a flag that nobody knows',
    line: 'npx -y --xyz notes --package evil@1.0.0',
    starts: 'evil@1.0.0: notes',
  },
  {
    name: 'the same behind --no',
    line: 'npx --no notes --package evil@1.0.0',
    starts: 'evil@1.0.0: notes',
  },
  {
    name: 'the same behind letters',
    line: 'npx -yq notes --package evil@1.0.0',
    starts: 'evil@1.0.0: notes',
  },
  {
    name: 'a package as the value of a switch, which npm then takes for the first word',
    line: 'npx --yes=evil@1.0.0 notes@1.2.3',
    starts: 'refused',
  },
  {
    name: 'the same with a switch that is turned off',
    line: 'npx -y --no-audit=evil@1.0.0 notes@1.2.3',
    starts: 'refused',
  },
  { name: 'the same with a letter', line: 'npx -y=evil@1.0.0 notes@1.2.3', starts: 'refused' },
  { name: 'the same with letters', line: 'npx -yq=evil@1.0.0 notes@1.2.3', starts: 'refused' },
  {
    name: 'a switch that may take a text',
    line: 'npm exec --browser notes@1.2.3 evil@1.0.0',
    starts: 'refused',
  },
  { name: 'the same for npx', line: 'npx -y --browser notes@1.2.3 -p evil@1.0.0', starts: 'refused' },
  { name: 'a switch and its value apart', line: 'npm exec --yes true evil@1.0.0', starts: 'refused' },
  { name: 'a value that begins with a dash', line: 'npm exec --tag -c evil notes@1.2.3', starts: 'refused' },
  { name: 'letters of which one takes a value', line: 'npx -yc evil notes@1.2.3', starts: 'refused' },
  {
    name: 'a shortened name of --package',
    line: 'npx -y --packag=evil@1.0.0 notes@1.2.3',
    starts: 'refused',
  },
  { name: 'a shortened name of --call', line: 'npx -y --cal evil notes@1.2.3', starts: 'refused' },
  { name: 'three dashes', line: 'npx -y --- notes@1.2.3', starts: 'refused' },
  { name: '-g', line: 'npx -y -g notes@1.2.3', starts: 'refused' },
  { name: '-g among letters', line: 'npx -yg notes@1.2.3', starts: 'refused' },
  { name: '--global', line: 'npx --global notes@1.2.3', starts: 'refused' },
  { name: '--location=global', line: 'npm exec --location=global -- notes@1.2.3', starts: 'refused' },
  { name: '-L global', line: 'npx -L global notes@1.2.3', starts: 'refused' },
  // What must stay as it is.
  { name: 'the usual line', line: 'npx -y notes@1.2.3 --stdio', starts: 'notes@1.2.3: notes --stdio' },
  { name: 'the usual line of npm', line: 'npm exec -y -- notes@1.2.3 -g', starts: 'notes@1.2.3: notes -g' },
  { name: 'a package and a program', line: 'npx -y -p notes@1.2.3 start', starts: 'notes@1.2.3: start' },
  { name: 'switches', line: 'npx --quiet --prefer-offline --yes notes -g', starts: 'notes: notes -g' },
  { name: 'two letters', line: 'npx -yq notes@1.2.3 x', starts: 'notes@1.2.3: notes x' },
  { name: 'a switch with its value', line: 'npx --yes=true notes@1.2.3', starts: 'notes@1.2.3: notes' },
  { name: 'a switch that is turned off', line: 'npx --no-install notes --foo', starts: 'notes: notes --foo' },
  { name: 'no update notes', line: 'npx -y --no-update-notifier notes x', starts: 'notes: notes x' },
  {
    name: 'an unknown flag with its value',
    line: 'npx -y --xyz=1 notes@1.2.3',
    starts: 'notes@1.2.3: notes',
  },
  { name: 'no global flag', line: 'npx -y --no-global notes@1.2.3', starts: 'notes@1.2.3: notes' },
  { name: 'a level of the log', line: 'npx --loglevel error -y notes', starts: 'notes: notes' },
  { name: 'silence', line: 'npx -s -y notes@1.2.3', starts: 'notes@1.2.3: notes' },
];

export const kind: Kind<NpxLineCase> = {
  promise: 'origin',
  kind: 'A line of npx is read as npm reads it, and refused where versions of npm differ or a value can become the package.',
  cases: CASES,
};
