/** Numbers as servers write them: how each stands in the lock, and another number that must not pass for it. */
import type { Kind, Named } from './kind.ts';

export interface NumberCase extends Named {
  /** As the server writes it. */
  readonly sent: string;
  /** As it stands in the lock. */
  readonly locked: string;
  /** Another number: a finding. */
  readonly other: string;
  /** The same number in another spelling that JavaScript reads without loss: no finding. */
  readonly same?: string;
}

export const kind: Kind<NumberCase> = {
  promise: 'text',
  kind: 'A number of any size or precision is locked as it was written, and a change of its last digit is a finding.',
  open: 'A client of the library sees numbers as JavaScript rounds them, and its guard compares them so.',
  cases: [
    {
      name: 'the largest signed 64-bit integer',
      sent: '9223372036854775807',
      locked: '9223372036854775807',
      other: '9223372036854775806',
    },
    {
      name: 'the smallest signed 64-bit integer',
      sent: '-9223372036854775808',
      locked: '-9223372036854775808',
      other: '-9223372036854775809',
    },
    {
      name: 'the largest unsigned 64-bit integer',
      sent: '18446744073709551615',
      locked: '18446744073709551615',
      other: '18446744073709551616',
    },
    {
      name: 'the first integer past 2^53, against its neighbour that is a double',
      sent: '9007199254740993',
      locked: '9007199254740993',
      other: '9007199254740992',
    },
    {
      name: 'a double, against its neighbour that is none',
      sent: '9007199254740992',
      locked: '9007199254740992',
      other: '9007199254740993',
    },
    {
      name: 'more digits than a double has',
      sent: '333333333.33333329',
      locked: '333333333.33333329',
      other: '333333333.3333333',
    },
    { name: 'a number past the largest double', sent: '1e400', locked: '1e400', other: '1e401' },
    { name: 'a number below the smallest double', sent: '1e-400', locked: '1e-400', other: '0' },
    {
      name: 'a negative number past the largest double, with a capital E',
      sent: '-1.5E+400',
      locked: '-1.5E+400',
      other: '1.5E+400',
    },
    {
      name: 'a hundred digits, the last one other',
      sent: `1${'0'.repeat(98)}1`,
      locked: `1${'0'.repeat(98)}1`,
      other: `1${'0'.repeat(98)}2`,
    },
    {
      name: 'an exponent longer than a number holds',
      sent: '1e99999999999999999999',
      locked: '1e99999999999999999999',
      other: '1e99999999999999999998',
    },
    { name: 'zeros past the point', sent: '0.1000000000000000000', locked: '0.1', other: '0.2', same: '0.1' },
    { name: 'a fraction of an integer', sent: '1.0', locked: '1', other: '2', same: '1' },
    { name: 'an exponent', sent: '1E2', locked: '100', other: '1E3', same: '100.0' },
    { name: 'minus zero', sent: '-0', locked: '0', other: '1', same: '0' },
    {
      name: 'a large power of ten',
      sent: '1e21',
      locked: '1e21',
      other: '1e22',
      same: '1000000000000000000000',
    },
    {
      name: 'a text that looks like the number, against it',
      sent: '"9223372036854775807"',
      locked: '"9223372036854775807"',
      other: '9223372036854775807',
    },
    {
      name: 'a number, against an object with the digits in it',
      sent: '9223372036854775807',
      locked: '9223372036854775807',
      other: '{"d800":"9223372036854775807"}',
    },
    {
      name: 'a list of numbers, one of them other',
      sent: '[1, 18446744073709551615, 2.5]',
      locked: '[1, 18446744073709551615, 2.5]',
      other: '[1, 18446744073709551614, 2.5]',
    },
  ],
};
