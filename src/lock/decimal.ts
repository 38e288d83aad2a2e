/**
 * Decimal numerals of JSON (RFC 8259, 6) of any size: text in; whether two are the same number, which is greater, and whether one is
 * an integer, out. Never rounds. Time is linear in the length. Pure.
 */

interface Decimal {
  readonly sign: 1 | -1;
  /** Without zeros at either end; empty for zero. */
  readonly digits: string;
  /** The number is 0.DIGITS × 10^power. */
  readonly power: number;
}

/** Longer exponents cannot be added to exactly. */
const MAX_EXPONENT_DIGITS = 15;

/** Undefined for a text that is no numeral, or whose exponent is longer than any that is meant. */
function decimalOf(text: string): Decimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (exponent.length > MAX_EXPONENT_DIGITS) return undefined;
  const all = whole + fraction;
  let start = 0;
  while (all[start] === '0') start += 1;
  let end = all.length;
  while (end > start && all[end - 1] === '0') end -= 1;
  if (start === end) return { sign: 1, digits: '', power: 0 };
  return {
    sign: sign === '-' ? -1 : 1,
    digits: all.slice(start, end),
    power: whole.length - start + Number(exponent),
  };
}

/** Whether two numerals are the same number: `1.50`, `15e-1` and `1.5` are. */
export const sameDecimal = (a: string, b: string): boolean => a === b || compareDecimals(a, b) === 0;

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`; undefined where that is not known. */
export function compareDecimals(a: string, b: string): number | undefined {
  const [one, two] = [decimalOf(a), decimalOf(b)];
  if (one === undefined || two === undefined) return undefined;
  const [left, right] = [signOf(one), signOf(two)];
  if (left !== right || left === 0) return left - right;
  if (one.power !== two.power) return left * (one.power - two.power);
  // Digits behind the same point: the order of their texts is that of the numbers.
  return one.digits === two.digits ? 0 : left * (one.digits > two.digits ? 1 : -1);
}

const signOf = ({ sign, digits }: Decimal): number => (digits === '' ? 0 : sign);

export function isWhole(text: string): boolean {
  const decimal = decimalOf(text);
  return decimal !== undefined && decimal.power >= decimal.digits.length;
}
