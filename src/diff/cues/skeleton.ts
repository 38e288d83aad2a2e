/**
 * In: a text. Out: the Latin text that it looks like, by a small table of letters of other alphabets; full-width and
 * mathematical letters become plain by NFKC. Never used for display.
 */

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    // Cyrillic
    [
      '\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{456}\u{458}\u{455}\u{501}\u{51B}\u{51D}',
      'aeopcyxijsdqw',
    ],
    ['\u{4BB}\u{4CF}\u{475}\u{461}\u{457}\u{451}\u{454}', 'hlvwiee'],
    ['\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{423}\u{425}', 'ABEKMHOPCTYX'],
    ['\u{405}\u{406}\u{408}\u{50C}\u{51A}\u{51C}\u{4C0}', 'SIJGQWI'],
    // Greek
    ['\u{3B1}\u{3BF}\u{3BD}\u{3B9}\u{3BA}\u{3C1}\u{3C5}\u{3C7}\u{3F2}\u{3F3}', 'aovikpuxcj'],
    [
      '\u{391}\u{392}\u{395}\u{396}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}',
      'ABEZHIKMNOPTYX',
    ],
    // Armenian
    ['\u{585}\u{57D}\u{578}\u{570}\u{566}\u{581}\u{56C}\u{575}\u{54D}\u{555}\u{53C}', 'ounhqgljUOL'],
    // Latin letters that look like other Latin letters
    ['\u{131}\u{237}\u{251}\u{261}\u{17F}\u{1C0}', 'ijagfl'],
  ].flatMap(([from = '', to = '']) =>
    [...from].map((char, index): [string, string] => [char, to[index] ?? '']),
  ),
);

const OTHER = /[^\0-\x7F]/gu;

/** The NFKC form with every look-alike letter replaced by the Latin letter. */
export const skeleton = (text: string): string =>
  text.normalize('NFKC').replace(OTHER, (char) => LOOK_ALIKES.get(char) ?? framed(char));

// Letters in circles and squares, and those that flags are made of: U+1F150, U+1F170 and U+1F1E6 are A.
function framed(char: string): string {
  const codePoint = char.codePointAt(0) ?? 0;
  const first = [0x1f150, 0x1f170, 0x1f1e6].find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? char : String.fromCharCode(97 + codePoint - first);
}

/** Whether a letter of another alphabet looks like a Latin one. */
export const isLookAlike = (char: string): boolean => LOOK_ALIKES.has(char);

const DIGITS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  I: 'l',
  '|': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
};

/** The skeleton with look-alike digits as letters, and `rn` and `vv` as `m` and `w`. */
export const looseSkeleton = (text: string): string =>
  skeleton(text)
    .replace(/[01I|3457]/g, (char) => DIGITS[char] ?? char)
    .toLowerCase()
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
