/** A session of a client with the model API on loopback: words and planned calls in, what reached the model out. */
import type { Seen, Started } from './client.ts';
import { type Call, type Request, startModel } from './model/model.ts';

/** How the names of the server's tools end, whatever the client puts in front. */
const OURS = /(?:read_note|list_notes|send_notes)$/;

export interface Asking {
  readonly words: readonly string[];
  readonly env: (origin: string) => Readonly<Record<string, string>>;
  /** Runs before it, for what has to name the address of the model. */
  readonly before?: (origin: string) => void;
}

export async function ask(
  { run }: Started,
  { words, env, before }: Asking,
  calls: readonly Call[],
): Promise<Seen> {
  const model = await startModel();
  try {
    before?.(model.origin);
    model.plan(calls);
    const ran = await run(words, { env: env(model.origin) });
    const requests = model.requests();
    if (process.env['MCP_LOCK_TEST_SHOW'] !== undefined) console.log(ran, requests.map(inShort));
    if (requests.length === 0 && ran.exit === 0)
      throw new Error(`asked no model: ${ran.stdout}\n${ran.stderr}`);
    return seen(requests);
  } finally {
    await model.close();
  }
}

function seen(requests: readonly Request[]): Seen {
  // A client may offer some only after its first turn.
  const offered = new Map(
    requests.flatMap(({ offered }) => offered.map((tool) => [JSON.stringify(tool), tool])),
  );
  const longest = requests.toSorted((a, b) => b.results.length - a.results.length)[0];
  return {
    tools: [...offered.values()].filter(({ name }) => OURS.test(name)).map(({ definition }) => definition),
    text: requests.map(({ text }) => text).join('\n'),
    results: longest?.results ?? [],
  };
}

/** A request as a person who looks for a fault wants it: with `MCP_LOCK_TEST_SHOW` set and `--silent=false`. */
const inShort = ({ path, offered, results }: Request) => [
  path,
  offered.map(({ name }) => name).join(' '),
  results,
];
