/**
 * An environment that takes notes of which of its variables were looked at. An environment in; the same to read, and the names, out. What
 * is laid over it (`withVariables`) takes the same notes, so that a copy for one server does not count as a look at every variable.
 */
type Env = Readonly<Record<string, string | undefined>>;

export interface EnvNotes {
  readonly env: Env;
  /** Names that were looked at, also of variables that are not set, sorted. */
  readonly names: () => readonly string[];
  /** Whether somebody asked which names there are. */
  readonly listed: () => boolean;
}

interface Noted {
  readonly plain: Env;
  readonly read: Set<string>;
  readonly list: () => void;
  /** What is laid over the environment, and says nothing of it. */
  readonly own: ReadonlySet<string>;
}

const NOTED = new WeakMap<Env, Noted>();

/** The environment without notes, for what is repeated as a whole. */
export const plainEnv = (env: Env): Env => NOTED.get(env)?.plain ?? env;

export function observeEnv(env: Env): EnvNotes {
  const read = new Set<string>();
  let isListed = false;
  const list = () => {
    isListed = true;
  };
  const observed = noting({ plain: env, read, list, own: new Set() });
  return { env: observed, names: () => [...read].sort(), listed: () => isListed };
}

/** A copy in which `own` wins. */
export function withVariables(env: Env, own: Env): Env {
  const noted = NOTED.get(env);
  const plain = { ...plainEnv(env), ...own };
  if (noted === undefined) return plain;
  return noting({ ...noted, plain, own: new Set([...noted.own, ...Object.keys(own)]) });
}

function noting(noted: Noted): Env {
  const { plain, read, list, own } = noted;
  const note = (name: string | symbol): void => {
    if (typeof name === 'string' && !own.has(name)) read.add(name);
  };
  const env = new Proxy(plain, {
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      note(name);
      return Reflect.has(target, name);
    },
    // For `Object.hasOwn`, and for each name of a list: that a variable is set says less than its value.
    getOwnPropertyDescriptor: (target, name) => {
      if (Object.hasOwn(target, name)) list();
      else note(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys: (target) => {
      list();
      return Reflect.ownKeys(target);
    },
  });
  NOTED.set(env, noted);
  return env;
}
