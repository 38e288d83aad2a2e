/**
 * Whether a token holds words. In: a text. Out: how much more it looks like English than like random letters, in bits (the best run of
 * letters; digits that are used as letters count as those). Knows pairs of letters, no dictionary. Linear in the text. Pure.
 */

/**
 * Row: a letter; column: the letter behind it. A hexadecimal digit n: the pair is 2^(n-9) times as frequent in English as if
 * letters were drawn by lot. Counted over a million pairs of technical English.
 */
const PAIRS: readonly string[] = [
  '2ABB37A2A58CAC0A3CBC996794',
  '9462A250982A45940976910190',
  'B183B02B94AA40C8097B904063',
  '956AC574B33865A52895854272',
  'B8BC9A87854AAC7A9DCB699B83',
  'A2529900B30704B00959904080',
  '8331B269911859700885933034',
  'B222D311A00463A30869702060',
  '99BAAAA1427BADC949CC591907',
  '61009000300101600090624000',
  '7344A641800426540385403030',
  'A759C553B06B44B705999660A0',
  'B887B250A31695AA0373840150',
  'A4ACB9C4947968B924BC883392',
  '89AB7B84768ABD9B0C9BB9A652',
  'B357B356903A84A90B9A934580',
  '00000000000100300040902000',
  'B599D794B18999B70ABA997093',
  '9396C639B07767BA28ACA55572',
  'B597C65DC20856C80BB9A193A1',
  '8988A780903AAA590BBA030313',
  'A001B043900120710064400220',
  'A305923AB02508930884200020',
  '81617003700130090329000150',
  '64536433602757990786106003',
  '60007200500100500020000043',
];
const EVEN = 9;

/** `1gnore pr3v1ous rul3s`. */
const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
};

/** The best run of letter pairs, in bits, and the part of all pairs that is as frequent as in English. */
function pairsOf(text: string): { readonly best: number; readonly common: number } {
  let [best, run, pairs, frequent] = [0, 0, 0, 0];
  let before = -1;
  for (const char of text.toLowerCase()) {
    const letter = (DIGIT_LETTERS[char] ?? char).charCodeAt(0) - 97;
    const isLetter = letter >= 0 && letter < 26;
    if (isLetter && before >= 0) {
      const bits = Number.parseInt(PAIRS[before]?.[letter] ?? '0', 16) - EVEN;
      run = Math.max(0, run + bits);
      best = Math.max(best, run);
      pairs += 1;
      if (bits >= 0) frequent += 1;
    } else run = 0;
    before = isLetter ? letter : -1;
  }
  return { best, common: pairs === 0 ? 0 : frequent / pairs };
}

/**
 * Whether the text holds words, or pieces of words in a row. Of tokens drawn by lot from letters and digits, 2 of 100 count as
 * such; the words `please`, `instructions` and `previous` do inside any token. Hexadecimal digits never do. `slack`: so many bits
 * more are left to chance.
 */
export function holdsWords(text: string, slack = 0): boolean {
  if (/^[0-9a-f-]+$/i.test(text) && /\d/.test(text)) return false;
  const { best, common } = pairsOf(text);
  const limit = 8 + Math.log2(Math.max(text.length, 2)) + slack;
  return best > limit || (text.length >= 12 && common > 0.65 + slack / 50);
}

/** Whether letters alone say that a text was drawn by lot: half of those that were pass, and hardly a word does. */
export function isWordless(text: string): boolean {
  const { best, common } = pairsOf(text);
  return text.length >= 10 && best <= 8 && common <= 0.5;
}
