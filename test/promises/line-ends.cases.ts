/** A local file as it was locked and as it is now, and whether only line ends differ. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly locked: string | Uint8Array;
  readonly now: string | Uint8Array;
  /** `same`: the same bytes; `ends`: only line ends differ; `code`: other code. */
  readonly is: 'same' | 'ends' | 'code';
}

const LF = 'import x from "x";\n// two\nx(`a`);\n';
const CRLF = LF.replaceAll('\n', '\r\n');
const MIXED = LF.replace('\n', '\r\n');
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

export const kind: Kind<Case> = {
  promise: 'origin',
  kind: 'A local file of which only pairs of CR LF differ is told as that and is not high; any other change, however it is mixed with them, stays other code.',
  open: 'Line ends in files that the entry file imports are not compared, as nothing of them is.',
  cases: [
    { name: 'the same bytes', locked: LF, now: LF, is: 'same' },
    { name: 'the same bytes with CR LF', locked: CRLF, now: CRLF, is: 'same' },
    { name: 'the same bytes with both', locked: MIXED, now: MIXED, is: 'same' },
    { name: 'LF became CR LF', locked: LF, now: CRLF, is: 'ends' },
    { name: 'CR LF became LF', locked: CRLF, now: LF, is: 'ends' },
    { name: 'LF became both', locked: LF, now: MIXED, is: 'ends' },
    { name: 'CR LF became both', locked: CRLF, now: MIXED, is: 'ends' },
    { name: 'both became LF', locked: MIXED, now: LF, is: 'ends' },
    { name: 'both became CR LF', locked: MIXED, now: CRLF, is: 'ends' },
    {
      name: 'both became both at other places',
      locked: MIXED,
      now: LF.replace(/\n(?=x)/, '\r\n'),
      is: 'ends',
    },
    { name: 'a line without an end', locked: 'a\nb', now: 'a\r\nb', is: 'ends' },
    {
      name: 'bytes that are not UTF-8',
      locked: latin1('a\xff\nb\n'),
      now: latin1('a\xff\r\nb\r\n'),
      is: 'ends',
    },
    { name: 'a lone CR in both', locked: 'a\rb\nc\n', now: 'a\rb\r\nc\r\n', is: 'ends' },
    { name: 'one letter and CR LF', locked: LF, now: CRLF.replace('two', 'tow'), is: 'code' },
    { name: 'one letter and LF', locked: CRLF, now: LF.replace('two', 'tow'), is: 'code' },
    { name: 'one letter in a file with both', locked: MIXED, now: MIXED.replace('two', 'tow'), is: 'code' },
    { name: 'an end at the end', locked: 'a\nb', now: 'a\r\nb\r\n', is: 'code' },
    { name: 'an empty line', locked: LF, now: `\r\n${CRLF}`, is: 'code' },
    { name: 'a line less', locked: LF, now: CRLF.replace('// two\r\n', ''), is: 'code' },
    { name: 'a blank at an end', locked: LF, now: CRLF.replace('\r\n', ' \r\n'), is: 'code' },
    { name: 'LF became a lone CR', locked: LF, now: LF.replaceAll('\n', '\r'), is: 'code' },
    { name: 'LF became LF CR', locked: LF, now: LF.replaceAll('\n', '\n\r'), is: 'code' },
    { name: 'a lone CR more', locked: 'a\nb\n', now: 'a\r\rb\n', is: 'code' },
    { name: 'CR CR LF in place of CR LF', locked: CRLF, now: CRLF.replaceAll('\r\n', '\r\r\n'), is: 'code' },
    { name: 'CR CR LF in place of LF', locked: LF, now: LF.replaceAll('\n', '\r\r\n'), is: 'code' },
    { name: 'CR LF in place of CR CR LF', locked: 'a\r\r\nb\n', now: 'a\r\nb\n', is: 'code' },
    { name: 'a comment ends sooner by a lone CR', locked: '// a b\n', now: '// a\rb\r\n', is: 'code' },
    { name: 'a file with NUL', locked: 'a\0\nb\n', now: 'a\0\r\nb\r\n', is: 'code' },
    { name: 'a NUL more', locked: 'a\nb\n', now: 'a\r\nb\r\n\0', is: 'code' },
    { name: 'UTF-16', locked: latin1('a\0\n\0'), now: latin1('a\0\r\0\n\0'), is: 'code' },
    { name: 'next line and line separator', locked: 'a\nb\n', now: 'a\u{2028}b\n', is: 'code' },
    { name: 'an empty file', locked: '', now: '\r\n', is: 'code' },
  ],
};
