/** Launch lines with a path that another system wrote. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly platform: 'linux' | 'win32';
  readonly line: readonly string[];
  /** The path that is told; none: the line is understood. */
  readonly foreign?: string;
}

const line = (platform: Case['platform'], ...words: readonly string[]): Case => ({
  name: `${platform}: ${words.join(' ')}`,
  platform,
  line: words,
});
const told = (one: Case, at: number): Case => ({ ...one, foreign: one.line[at] ?? '' });

export const kind: Kind<Case> = {
  promise: 'origin',
  kind: 'A program or a file by a path of another system is never hashed under that name here: it is an error.',
  cases: [
    told(line('linux', 'node', 'C:\\p\\index.js'), 1),
    told(line('linux', 'node', '--enable-source-maps', 'c:/p/index.js', '--port', '1'), 2),
    told(line('linux', 'C:\\p\\notes.exe', 'serve'), 0),
    told(line('linux', 'C:/p/notes.exe'), 0),
    told(line('linux', '\\\\host\\share\\notes.exe'), 0),
    told(line('linux', 'python', '\\\\host\\share\\server.py'), 1),
    told(line('linux', 'powershell.exe', '-File', 'C:\\p\\start.ps1'), 2),
    told(line('linux', 'java', '-jar', 'C:\\p\\a.jar'), 2),
    told(line('linux', 'env', 'A=1', 'node', 'C:\\p\\index.js'), 3),
    told(line('linux', 'cmd', '/c', 'C:\\p\\notes.exe'), 2),
    told(line('win32', '/usr/local/bin/notes'), 0),
    told(line('win32', 'node', '/home/ada/notes/index.js'), 1),
    told(line('win32', 'python', '/Users/ada/server.py'), 1),
    line('linux', 'node', 'index.js', 'C:\\data'),
    line('linux', 'notes-server', '--folder', 'C:\\data'),
    line('linux', 'npx', '-y', 'notes@1.0.0', 'C:\\data'),
    line('linux', 'docker', 'run', 'notes:1', 'C:\\app\\notes.exe'),
    line('linux', 'node', 'a:b.js'),
    line('linux', 'node', './c:/x.js'),
    line('win32', 'node', 'C:\\p\\index.js'),
    line('win32', 'node', '/p/index.js'),
    line('win32', 'docker', 'run', 'notes:1', '/usr/bin/notes'),
    line('win32', 'npx', '-y', 'notes@1.0.0', '/home/ada'),
  ],
};
