import { describe, expect, test } from 'vitest';
import { portableText } from '../src/lock/portable.ts';

const linux = portableText(
  [
    { name: 'workspaceFolder', path: '/home/ann/code/repo' },
    { name: 'userHome', path: '/home/ann' },
    { name: 'tmpdir', path: '/tmp' },
  ],
  true,
);
const windows = portableText(
  [
    { name: 'workspaceFolder', path: 'C:\\Users\\Ann\\repo' },
    { name: 'userHome', path: 'C:\\Users\\Ann' },
  ],
  true,
);

describe('folders of this machine become placeholders', () => {
  test.each([
    ['the repository', 'reads /home/ann/code/repo only', 'reads ${workspaceFolder} only'],
    ['below it', 'see /home/ann/code/repo/a.txt.', 'see ${workspaceFolder}/a.txt.'],
    ['end of a sentence', 'lives in /home/ann.', 'lives in ${userHome}.'],
    ['home', '"/home/ann/.ssh"', '"${userHome}/.ssh"'],
    ['temporary folder', 'writes /tmp/x', 'writes ${tmpdir}/x'],
    ['file URL', 'file:///home/ann/code/repo/a', 'file://${workspaceFolder}/a'],
    ['twice', '/tmp /tmp', '${tmpdir} ${tmpdir}'],
    [
      'a longer name is another folder',
      '/home/anna and /home/ann-old and /home/ann.bak',
      '/home/anna and /home/ann-old and /home/ann.bak',
    ],
    ['inside another path', '/data/tmp and x/tmp', '/data/tmp and x/tmp'],
    ['after a placeholder', '/home/ann/tmp', '${userHome}/tmp'],
    [
      'written by the server itself',
      'use ${workspaceFolder} or $${userHome}',
      'use ${$workspaceFolder} or $${$userHome}',
    ],
    ['other variables stay', 'use ${HOME} or ${x}', 'use ${HOME} or ${x}'],
    ['forged behind a dollar', 'costs $/tmp', 'costs $/tmp'],
  ])('%s', (_, text, expected) => {
    expect(linux(text)).toBe(expected);
  });

  test.each([
    ['backslashes', 'C:\\Users\\Ann\\repo\\a', '${workspaceFolder}\\a'],
    ['slashes', 'C:/Users/Ann/repo/a', '${workspaceFolder}/a'],
    ['small drive letter', 'c:\\Users\\Ann', '${userHome}'],
    ['escaped in JSON', 'C:\\\\Users\\\\Ann\\\\repo', '${workspaceFolder}'],
  ])('Windows: %s', (_, text, expected) => {
    expect(windows(text)).toBe(expected);
  });

  test('a root or an empty folder is never replaced', () => {
    expect(portableText([{ name: 'userHome', path: '/' }], true)('/etc/x /')).toBe('/etc/x /');
  });

  test('no text can be mistaken for another', () => {
    const texts = ['/tmp', '${tmpdir}', '$${tmpdir}', '$/tmp', '$$/tmp', '${$tmpdir}', '${$$tmpdir}'];
    expect(new Set(texts.map(linux)).size).toBe(texts.length);
  });

  test('a config may use the same names as variables', () => {
    const config = portableText([{ name: 'workspaceFolder', path: '/home/ann/code/repo' }], false);
    expect(config('${workspaceFolder}/x')).toBe('${workspaceFolder}/x');
    expect(config('/home/ann/code/repo/x')).toBe('${workspaceFolder}/x');
  });
});
