/**
 * Whether a token of letters and digits holds a word that a model could act on. In: a token. Out: yes or no. Digits count as the
 * letters they stand for (`r3ad`). Knows the words of orders, files and networks; other words only where they
 * are all of the token but digits at its ends, or in tokens of 16 characters and more.
 * Of tokens drawn by lot, fewer than 1 in 100 hold one. Linear in the token. Pure.
 */
import { holdsWords } from './words.ts';

const WORDS = (
  'about accept access account act add address admin agent all allow always and answer any api app apply are ask assistant ' +
  'attach auth authority back base bash before below best body bypass call can card cat change chat check chmod claim claude ' +
  'clear click client cloud code com command comply config confirm connect content continue copy cred credential credit curl ' +
  'data database date decode decrypt default delete deliver deny deploy developer device direct directive directory disable ' +
  'discard disclose disregard docs document does download drop dump echo edit email enable encode ensure enter env erase error ' +
  'eval every evil exec execute exfil exfiltrate export external fetch file files find first folder follow for force forget ' +
  'format forward from ftp full get git give grant guard hand hash have here hidden hide history home hook host how http https ' +
  'ignore import important include info inform init inject input insert install instead instruct instruction internal into ' +
  'invoke issue its join json just keep key kill know last leak let like link list load local log login look mail main make ' +
  'mandatory master memory mention message mode model more move must name need net network never new next not note now obey off ' +
  'omit once only open order org other output override own page pass passwd password paste path pay payload permission pipe ' +
  'please port post prepend previous print prior privilege private profile prompt proxy public publish pull push put query read ' +
  'receive recent record redirect refer refuse register remove rename repeat replace reply report request require reset respond ' +
  'response result retrieve return reveal role root rsa rule run safe save say scan script search secret security see send ' +
  'server session set share shell should show shut silent skip some source ssh ssn start stay step stop store submit subject ' +
  'sudo switch system take task tell temp test text that the their them then there these they this token tool transfer trust try ' +
  'turn update upload url use user value verify via view visit wallet want web wget what when where will wipe with without work ' +
  'write you your zip'
).split(' ');

/** `1gnore pr3v1ous rul3s`. */
const AS_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
};

type Node = Map<string, Node>;
const END = '';
const TRIE: Node = new Map();
for (const word of WORDS) {
  let node = TRIE;
  for (const letter of word) {
    const next: Node = node.get(letter) ?? new Map();
    node.set(letter, next);
    node = next;
  }
  node.set(END, new Map());
}

const MEDIUM = 10;
const LONG = 16;
/** In bits: more than a token drawn by lot has. */
const CHANCE = 8;

/** Whether a model could read a word in it. Up to two letters are none. */
export function holdsWord(token: string): boolean {
  if (/^[A-Za-z]{3,}$/.test(token) && isWordlike(token)) return true;
  // `table2488`. In longer tokens drawn by lot such letters stand by chance, and they have fewer vowels.
  const [letters = ''] =
    (token.length <= MEDIUM && /(?<=^\d*)(?![a-fA-F]*\d*$)[A-Za-z]{5,}(?=\d*$)/.exec(token)) || [];
  if (letters !== '' && vowelsIn(letters) * 4 >= letters.length && isWordlike(letters)) return true;
  // Words of other languages and all others, where a token is too long for them to stand there by chance.
  if (token.length >= LONG && holdsWords(token, CHANCE)) return true;
  const { covered, longest } = wordsIn(token);
  const hex = /^[0-9a-f]+$|^[0-9A-F]+$/.test(token);
  if (longest >= (hex || token.length > 24 ? 6 : 5)) return true;
  if (token.length <= 6) return covered >= 3;
  // A short word is found in a long token by chance.
  if (hex ? token.length <= 12 : token.length <= 24) return longest >= 4 || covered >= 6;
  return covered >= Math.max(6, token.length * 0.4);
}

/** Letters alone are a word unless capitals or consonants stand in them as in no word. */
function isWordlike(letters: string): boolean {
  if (letters.length < 6) return true;
  const oneCase = /^(?:[A-Z]+|[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})*)$/.test(letters);
  if (letters.length < 8) return oneCase;
  return oneCase && vowelsIn(letters) * 5 >= letters.length && !/[^aeiouy]{5}/i.test(letters);
}

const vowelsIn = (letters: string): number => letters.match(/[aeiouy]/gi)?.length ?? 0;

/** How many characters of the token belong to words, at most, and the length of the longest one. */
function wordsIn(token: string): { readonly covered: number; readonly longest: number } {
  const best = new Array<number>(token.length + 1).fill(0);
  let longest = 0;
  for (let start = token.length - 1; start >= 0; start -= 1) {
    best[start] = best[start + 1] ?? 0;
    let nodes: readonly Node[] = [TRIE];
    for (let end = start; end < token.length && nodes.length > 0; end += 1) {
      const char = token.charAt(end);
      const letters = AS_LETTERS[char] ?? char.toLowerCase();
      nodes = nodes.flatMap((node) => [...letters].flatMap((letter) => node.get(letter) ?? []));
      if (!nodes.some((node) => node.has(END)) || !isSpelling(token.slice(start, end + 1))) continue;
      longest = Math.max(longest, end + 1 - start);
      best[start] = Math.max(best[start] ?? 0, end + 1 - start + (best[end + 1] ?? 0));
    }
  }
  return { covered: best[0] ?? 0, longest };
}

/** Letters of one case, but for a capital at the start; not only digits. */
const isSpelling = (text: string): boolean =>
  /[A-Za-z]/.test(text) && /^(?:[a-z0-9]+|[A-Z0-9]+|[A-Z][a-z0-9]+)$/.test(text);
