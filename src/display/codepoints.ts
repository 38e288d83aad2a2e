/**
 * In: one code point. Out: whether it may be shown as itself, and what it is called when it may not.
 * The single list of code points that hide, reorder or imitate (Unicode: Cc, Default_Ignorable_Code_Point,
 * Bidi_Control, spaces other than U+0020, private use, noncharacters). Never depends on locale or terminal.
 */

/** Source of a `u` regular expression for one code point that is shown by name and not as itself. */
export const RISKY =
  '[\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Variation_Selector}' +
  '\\p{Bidi_Control}\\p{Noncharacter_Code_Point}' +
  // Blank without being spaces: Braille blank, annotation marks, object replacement, null notehead, hieroglyph joiners.
  '\\u{2800}\\u{FFF9}-\\u{FFFC}\\u{1D159}\\u{13430}-\\u{1343F}]|(?! )\\p{Zs}';

/** Source of a `u` character class for the tag characters, an invisible copy of ASCII. */
export const TAGS = '[\\u{E0000}-\\u{E007F}]';

/** Source of a `u` character class for the 256 variation selectors, which can carry one byte each. */
export const SELECTORS = '[\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}]';

/**
 * Source of a `u` regular expression for a mark that crosses out the letter it stands on: the text looks withdrawn, and
 * the model reads it all the same.
 */
export const STRIKES =
  '[\\u{334}-\\u{338}\\u{20D2}\\u{20D3}\\u{20D8}-\\u{20DA}\\u{20E0}\\u{20E5}\\u{20E6}\\u{20EA}\\u{20EB}]';

/** Source of a `u` regular expression for a mark that takes no room of its own and hides nothing by itself. */
export const MARKS = `(?!${RISKY})[\\p{Mn}\\p{Me}]`;

/** Source of a `u` character class for the blocks whose letters run from right to left. */
export const RIGHT_TO_LEFT =
  '[\\u{590}-\\u{8FF}\\u{FB1D}-\\u{FDFF}\\u{FE70}-\\u{FEFC}\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}]';

const C0 =
  'NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|BELL|BACKSPACE|TAB|' +
  'LINE FEED|VERTICAL TAB|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|DEVICE CONTROL ONE|' +
  'DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|' +
  'END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|FILE SEPARATOR|GROUP SEPARATOR|' +
  'RECORD SEPARATOR|UNIT SEPARATOR';

const NAMES: ReadonlyMap<number, string> = new Map([
  ...C0.split('|').map((name, codePoint): [number, string] => [codePoint, name]),
  [0x7f, 'DELETE'],
  [0x85, 'NEXT LINE'],
  [0x90, 'DEVICE CONTROL STRING'],
  [0x9b, 'CONTROL SEQUENCE INTRODUCER'],
  [0x9c, 'STRING TERMINATOR'],
  [0x9d, 'OPERATING SYSTEM COMMAND'],
  [0xa0, 'NO-BREAK SPACE'],
  [0xad, 'SOFT HYPHEN'],
  [0x334, 'COMBINING TILDE OVERLAY'],
  [0x335, 'COMBINING SHORT STROKE OVERLAY'],
  [0x336, 'COMBINING LONG STROKE OVERLAY'],
  [0x337, 'COMBINING SHORT SOLIDUS OVERLAY'],
  [0x338, 'COMBINING LONG SOLIDUS OVERLAY'],
  [0x34f, 'COMBINING GRAPHEME JOINER'],
  [0x61c, 'ARABIC LETTER MARK'],
  [0x115f, 'HANGUL CHOSEONG FILLER'],
  [0x1160, 'HANGUL JUNGSEONG FILLER'],
  [0x1680, 'OGHAM SPACE MARK'],
  [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
  [0x2000, 'EN QUAD'],
  [0x2001, 'EM QUAD'],
  [0x2002, 'EN SPACE'],
  [0x2003, 'EM SPACE'],
  [0x2004, 'THREE-PER-EM SPACE'],
  [0x2005, 'FOUR-PER-EM SPACE'],
  [0x2006, 'SIX-PER-EM SPACE'],
  [0x2007, 'FIGURE SPACE'],
  [0x2008, 'PUNCTUATION SPACE'],
  [0x2009, 'THIN SPACE'],
  [0x200a, 'HAIR SPACE'],
  [0x200b, 'ZERO WIDTH SPACE'],
  [0x200c, 'ZERO WIDTH NON-JOINER'],
  [0x200d, 'ZERO WIDTH JOINER'],
  [0x200e, 'LEFT-TO-RIGHT MARK'],
  [0x200f, 'RIGHT-TO-LEFT MARK'],
  [0x2028, 'LINE SEPARATOR'],
  [0x2029, 'PARAGRAPH SEPARATOR'],
  [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x202f, 'NARROW NO-BREAK SPACE'],
  [0x205f, 'MEDIUM MATHEMATICAL SPACE'],
  [0x2060, 'WORD JOINER'],
  [0x2061, 'FUNCTION APPLICATION'],
  [0x2062, 'INVISIBLE TIMES'],
  [0x2063, 'INVISIBLE SEPARATOR'],
  [0x2064, 'INVISIBLE PLUS'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 'POP DIRECTIONAL ISOLATE'],
  [0x2800, 'BRAILLE PATTERN BLANK'],
  [0x3000, 'IDEOGRAPHIC SPACE'],
  [0x3164, 'HANGUL FILLER'],
  [0xfeff, 'BYTE ORDER MARK'],
  [0xffa0, 'HALFWIDTH HANGUL FILLER'],
  [0xfff9, 'INTERLINEAR ANNOTATION ANCHOR'],
  [0xfffa, 'INTERLINEAR ANNOTATION SEPARATOR'],
  [0xfffb, 'INTERLINEAR ANNOTATION TERMINATOR'],
  [0xfffc, 'OBJECT REPLACEMENT CHARACTER'],
]);

/** The byte a variation selector stands for (VS1 is 0, VS256 is 255), or undefined for anything else. */
export function selectorByte(codePoint: number): number | undefined {
  if (codePoint >= 0xfe00 && codePoint <= 0xfe0f) return codePoint - 0xfe00;
  if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) return codePoint - 0xe0100 + 16;
  return undefined;
}

/** `U+200B ZERO WIDTH SPACE`; the number alone where this table has no name. */
export function codePointName(codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const byte = selectorByte(codePoint);
  const name =
    byte === undefined ? (NAMES.get(codePoint) ?? kindOf(codePoint)) : `VARIATION SELECTOR-${byte + 1}`;
  return name === '' ? number : `${number} ${name}`;
}

function kindOf(codePoint: number): string {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return 'LONE SURROGATE';
  const char = String.fromCodePoint(codePoint);
  if (/\p{Co}/u.test(char)) return 'PRIVATE USE';
  if (/(?!\p{Default_Ignorable_Code_Point})[\p{Mn}\p{Me}]/u.test(char)) return 'COMBINING MARK';
  return /\p{Noncharacter_Code_Point}/u.test(char) ? 'NONCHARACTER' : '';
}
