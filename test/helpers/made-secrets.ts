/** The cases of `secrets.cases.ts` made to configs with drawn secrets, and which texts have one of them. */
import type { SecretCase } from '../promises/secrets.cases.ts';
import { drawn } from './drawn.ts';

export interface Made {
  readonly name: string;
  readonly secret: string;
  /** The part that no other text has. */
  readonly body: string;
  /** So many characters of it in a row are a leak. */
  readonly width: number;
  /** Of a config. */
  readonly config: {
    readonly command?: string;
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
}

export function made(
  { name, secret = { length: 20 }, wordInAddress: _, ...server }: SecretCase,
  index: number,
): Made {
  const body =
    typeof secret === 'string'
      ? `${secret}${drawn('lower', 4, index)}`
      : drawn(secret.alphabet ?? 'alnum', secret.length, index + 1);
  const whole = typeof secret === 'string' ? body : `${secret.prefix ?? ''}${body}${secret.suffix ?? ''}`;
  const filled = JSON.stringify({
    command: server.url === undefined ? 'no-such-server' : undefined,
    ...server,
    ...server.more,
  })
    .replaceAll('<X64>', Buffer.from(`user:${whole}`).toString('base64'))
    .replaceAll('<X>', JSON.stringify(whole).slice(1, -1));
  const { more: __, url, ...config } = JSON.parse(filled);
  return {
    name,
    secret: whole,
    body,
    width: typeof secret === 'string' ? body.length : Math.min(10, body.length),
    config: { ...config, ...(url === undefined ? {} : { type: 'http', url }) },
  };
}

/** What of the secrets these texts have: the name of each case with where it was found, and what stands around it. */
export function leaksIn(
  texts: Iterable<readonly [where: string, text: string]>,
  cases: readonly Made[],
): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<number, Map<string, Made>>();
  const add = (text: string, width: number, one: Made) => {
    const known = parts.get(width) ?? new Map<string, Made>();
    parts.set(width, known);
    for (let at = 0; at + width <= text.length; at += 1) known.set(text.slice(at, at + width), one);
  };
  for (const one of cases) {
    add(one.body, one.width, one);
    for (const encoding of ['base64', 'hex'] as const) {
      const form = Buffer.from(one.secret).toString(encoding).replace(/=+$/, '').slice(0, 24);
      add(form, form.length, one);
    }
  }
  const leaks = new Map<string, string[]>();
  for (const [where, whole] of texts) {
    const text = [...new Set(whole.split('\n'))].join('\n');
    for (const [width, known] of parts)
      for (let at = 0; at + width <= text.length; at += 1) {
        const one = known.get(text.slice(at, at + width));
        if (one === undefined) continue;
        const found = `${where}: ${text.slice(Math.max(0, at - 80), at + width)}`;
        leaks.set(one.name, [...(leaks.get(one.name) ?? []), found]);
        at += width;
      }
  }
  return leaks;
}
