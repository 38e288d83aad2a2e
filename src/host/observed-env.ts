/**
 * An environment that takes notes of which of its variables were read. An environment in; the same to read, and the names, out.
 */
type Env = Readonly<Record<string, string | undefined>>;

export interface EnvNotes {
  readonly env: Env;
  /** Names that were read, sorted. */
  readonly names: () => readonly string[];
  /** Whether somebody asked which names there are. */
  readonly listed: () => boolean;
}

const PLAIN = new WeakMap<Env, Env>();

/** The environment without notes, for what is repeated as a whole. */
export const plainEnv = (env: Env): Env => PLAIN.get(env) ?? env;

export function observeEnv(env: Env): EnvNotes {
  const read = new Set<string>();
  let isListed = false;
  const observed = new Proxy(env, {
    get: (target, name) => {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      if (typeof name === 'string') read.add(name);
      return Reflect.has(target, name);
    },
    ownKeys: (target) => {
      isListed = true;
      return Reflect.ownKeys(target);
    },
  });
  PLAIN.set(observed, env);
  return { env: observed, names: () => [...read].sort(), listed: () => isListed };
}
