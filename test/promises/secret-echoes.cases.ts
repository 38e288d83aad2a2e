/** Ways in which a server can repeat a secret of its config: each is found again. `<X>` is the secret. */
import type { Kind, Named } from './kind.ts';

export interface EchoCase extends Named {
  readonly variable?: string;
  /** The name of an encoding in the test, and what stands around it. */
  readonly as: Encoding;
  readonly before?: string;
  readonly after?: string;
  readonly secret?: 'mixed' | 'lower' | 'signs';
}

export type Encoding =
  | 'plain'
  | 'percent'
  | 'percent of all'
  | 'percent twice'
  | 'base64'
  | 'base64url'
  | 'base64 of a login'
  | 'base64 twice'
  | 'hex'
  | 'HEX'
  | 'json'
  | 'json of all'
  | 'two lines'
  | 'many lines'
  | 'written line ends';

const echo = (name: string, as: Encoding, more: Partial<EchoCase> = {}): EchoCase => ({ name, as, ...more });

export const kind: Kind<EchoCase> = {
  promise: 'secrets',
  kind: 'A secret of the config that a server repeats is found as it is, encoded, inside other text, and broken over lines.',
  cases: [
    echo('as it is', 'plain'),
    echo('inside a word', 'plain', { before: 'x', after: 'y' }),
    echo('of small letters alone', 'plain', { secret: 'lower' }),
    echo('of a variable that holds more', 'plain', { variable: 'postgres://app:<X>@db.example.com/x' }),
    echo('of a variable with a scheme', 'plain', { variable: 'Bearer <X>' }),
    echo('of a variable with a login in base64', 'plain', { variable: 'Basic <LOGIN>' }),
    echo('of a variable in JSON', 'plain', { variable: '{"password":"<X>"}' }),
    echo('with signs', 'plain', { secret: 'signs' }),
    echo('percent-encoded', 'percent', { secret: 'signs' }),
    echo('percent-encoded letter by letter', 'percent of all'),
    echo('percent-encoded twice', 'percent twice', { secret: 'signs' }),
    echo('percent-encoded in an address', 'percent of all', {
      before: 'https://h.example.com/?t=',
      after: '&a=1',
    }),
    echo('in base64', 'base64'),
    echo('in base64 with signs', 'base64', { secret: 'signs' }),
    echo('in base64 for addresses', 'base64url', { secret: 'signs' }),
    echo('in base64 behind a user', 'base64 of a login'),
    echo('in base64 behind a user and other letters', 'base64 of a login', { before: 'Basic:abc/' }),
    echo('in base64 twice', 'base64 twice'),
    echo('in hexadecimal', 'hex'),
    echo('in hexadecimal capitals', 'HEX'),
    echo('escaped as in JSON', 'json', { secret: 'signs' }),
    echo('escaped letter by letter', 'json of all'),
    echo('split by a line end', 'two lines'),
    echo('a letter on each line', 'many lines'),
    echo('split by a written line end', 'written line ends'),
  ],
  open: 'A secret that a server enciphers, reverses, or spreads over several texts is not found.',
};
