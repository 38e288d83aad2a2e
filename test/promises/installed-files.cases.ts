/**
 * What somebody may do to packages that npx installed, and what must come of it (P28, F4). Paths are below the folder that npx made for
 * `notes@1.2.3`, or below npm's cache where they begin with `^`. `installed-files.test.ts` lays the packages out.
 */
import type { Kind } from './kind.ts';

export interface InstalledFilesCase {
  readonly name: string;
  /** Path → text; undefined removes it. */
  readonly write?: Readonly<Record<string, string | undefined>>;
  /** A folder that is removed with all in it. */
  readonly remove?: string;
  /** Path → target of a link in its place. */
  readonly link?: Readonly<Record<string, string>>;
  /** These bytes stay, and their times are put back. */
  readonly timesBack?: boolean;
  /** Packages that also have this in their `package.json`. */
  readonly manifest?: Readonly<Record<string, object>>;
  /** More of the tree: place → `version sums`. */
  readonly tree?: Readonly<Record<string, string>>;
  /** Done between a first check that proves everything and a second one. */
  readonly later?: true;
  /** What the check says: `proven`, `unproven: PLACES`, `PATH: HOW`. */
  readonly says: string;
}

const SERVER = 'node_modules/notes/dist/server.js';

const CASES: readonly InstalledFilesCase[] = [
  { name: 'a line added to the program', write: { [SERVER]: '+\nevil();\n' }, says: `${SERVER}: changed` },
  { name: 'one byte changed', write: { [SERVER]: '~' }, says: `${SERVER}: changed` },
  {
    name: 'one byte changed, with the times of before',
    write: { [SERVER]: '~' },
    timesBack: true,
    says: `${SERVER}: changed`,
  },
  {
    name: 'the same after it was proven once',
    write: { [SERVER]: '~' },
    timesBack: true,
    later: true,
    says: `${SERVER}: changed`,
  },
  {
    name: 'a line added to a package below, after it was proven once',
    write: { 'node_modules/notes-words/index.js': '+evil();' },
    later: true,
    says: 'node_modules/notes-words/index.js: changed',
  },
  {
    name: 'a line added to a package inside another',
    write: { 'node_modules/notes/node_modules/plain/index.js': '+evil();' },
    says: 'node_modules/notes/node_modules/plain/index.js: changed',
  },
  {
    name: 'a line added to a package that came inside another',
    write: { 'node_modules/notes-words/node_modules/inner/index.js': '+evil();' },
    says: 'node_modules/notes-words/node_modules/inner/index.js: changed',
  },
  {
    name: 'a file removed',
    write: { 'node_modules/notes-words/index.js': undefined },
    says: 'node_modules/notes-words/index.js: missing',
  },
  {
    name: 'a file removed after it was proven once',
    write: { 'node_modules/notes-words/index.js': undefined },
    later: true,
    says: 'node_modules/notes-words/index.js: missing',
  },
  {
    name: 'a whole package removed, so that Node finds one in a folder above',
    remove: 'node_modules/notes-words',
    says: 'node_modules/notes-words/package.json: missing',
  },
  {
    name: 'a whole package removed after it was proven once',
    remove: 'node_modules/notes-words',
    later: true,
    says: 'node_modules/notes-words/package.json: missing',
  },
  {
    name: 'a package inside another removed, so that Node finds one beside it',
    remove: 'node_modules/notes/node_modules/plain',
    later: true,
    says: 'node_modules/notes/node_modules/plain/package.json: missing',
  },
  {
    name: 'a link to another folder in the place of a package',
    remove: 'node_modules/notes-words',
    link: { 'node_modules/notes-words': '/tmp' },
    says: 'node_modules/notes-words: added',
  },
  {
    name: 'another program named in package.json',
    write: { 'node_modules/notes/package.json': '{"name":"notes","version":"1.2.3","bin":"x.js"}' },
    says: 'node_modules/notes/package.json: changed',
  },
  {
    name: 'another version in package.json, which npm does not read',
    write: { 'node_modules/notes/package.json': '{"name":"notes","version":"9.9.9"}' },
    says: 'node_modules/notes/package.json: changed',
  },
  {
    name: 'code added to a package',
    write: { 'node_modules/notes/dist/index.js': 'evil();' },
    says: 'node_modules/notes/dist/index.js: added',
  },
  {
    name: 'code added after it was proven once',
    write: { 'node_modules/notes/dist/index.js': 'evil();' },
    later: true,
    says: 'node_modules/notes/dist/index.js: added',
  },
  {
    name: 'a hidden file of code',
    write: { 'node_modules/notes/.x.cjs': 'evil();' },
    says: 'node_modules/notes/.x.cjs: added',
  },
  {
    name: 'a package that is nobody’s',
    write: { 'node_modules/debug/index.js': 'evil();' },
    says: 'node_modules/debug/index.js: added',
  },
  {
    name: 'a package in the place of one below',
    write: { 'node_modules/notes/node_modules/notes-words/index.js': 'evil();' },
    says: 'node_modules/notes/node_modules/notes-words/index.js: added',
  },
  {
    name: 'a link in the place of a file',
    link: { 'node_modules/notes-words/index.js': '/tmp/evil.js' },
    says: 'node_modules/notes-words/index.js: changed',
  },
  {
    name: 'a link to a folder',
    link: { 'node_modules/notes/lib': '/tmp' },
    says: 'node_modules/notes/lib: added',
  },
  {
    name: 'the link of the program leads to another file of the tree',
    link: { 'node_modules/.bin/notes': '../notes-words/index.js' },
    says: 'node_modules/.bin/notes: added',
  },
  {
    name: 'the link of the program leads out of the tree',
    link: { 'node_modules/.bin/notes': '../../../evil.js' },
    says: 'node_modules/.bin/notes: added',
  },
  {
    name: 'a script in the place of the link',
    write: { 'node_modules/.bin/notes': '#!/bin/sh\nevil' },
    says: 'node_modules/.bin/notes: added',
  },
  {
    name: 'the link of the program is gone',
    write: { 'node_modules/.bin/notes': undefined },
    says: 'node_modules/.bin/notes: missing',
  },
  {
    name: 'the link redirected after it was proven once',
    link: { 'node_modules/.bin/notes': '../notes-words/index.js' },
    later: true,
    says: 'node_modules/.bin/notes: added',
  },
  {
    name: 'a program beside it',
    link: { 'node_modules/.bin/node': '../notes/dist/server.js' },
    says: 'node_modules/.bin/node: added',
  },
  {
    name: 'the tarball in npm’s cache replaced by one with the changed file',
    write: { [SERVER]: '+evil();', '^notes': '+' },
    says: 'unproven: node_modules/notes',
  },
  {
    name: 'a package without a script changed, beside one with a script',
    manifest: { 'notes-words': { scripts: { postinstall: 'node x.js' } } },
    write: { [SERVER]: '+evil();' },
    says: `${SERVER}: changed`,
  },
  {
    name: 'the same after it was proven once',
    write: { [SERVER]: '+evil();', '^notes': undefined },
    later: true,
    says: `${SERVER}: changed`,
  },
  // What must not be an alarm.
  {
    name: 'an optional package of which the lock does not say where it is installed',
    tree: { 'node_modules/notes-perhaps': `1.0.0 sha512-${'A'.repeat(86)}== optional` },
    says: 'proven',
  },
  { name: 'nothing', says: 'proven' },
  { name: 'nothing, the second time', later: true, says: 'proven' },
  { name: 'other times of the same bytes', write: { [SERVER]: '=' }, later: true, says: 'proven' },
  { name: 'data beside the code', write: { 'node_modules/notes/dist/memory.json': '{}' }, says: 'proven' },
  {
    name: 'data beside the code, later',
    write: { 'node_modules/notes/dist/memory.jsonl': '{}' },
    later: true,
    says: 'proven',
  },
  {
    name: 'other files beside node_modules',
    write: { 'package.json': '{}', 'package-lock.json': '{}' },
    says: 'proven',
  },
  {
    name: 'a tarball that npm no longer has',
    write: { '^notes-words': undefined },
    says: 'unproven: node_modules/notes-words',
  },
  {
    name: 'a package for another kind of machine',
    write: { 'node_modules/notes-there/package.json': undefined },
    says: 'proven',
  },
  {
    name: 'what an install script made in its own package',
    manifest: { 'notes-words': { scripts: { install: 'node-gyp rebuild' } } },
    write: { 'node_modules/notes-words/build/x.node': 'x' },
    says: 'unproven: node_modules/notes-words',
  },
  {
    name: 'a package with an install script that changed nothing',
    manifest: { 'notes-words': { scripts: { postinstall: 'node x.js' } } },
    says: 'proven',
  },
];

export const kind: Kind<InstalledFilesCase> = {
  promise: 'origin',
  kind: 'A file that npx installed and somebody changed, added, removed or redirected is found before the start; what nothing can prove is said.',
  cases: CASES,
  open: 'Files of a package that runs a script while it is installed, and of one whose download npm no longer keeps, are not proven; on Windows the scripts in node_modules/.bin are not either.',
};
