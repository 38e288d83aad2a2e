/**
 * A server's launch and its configs with another word for its package: what is there now and the word in, the launch and the texts out.
 * Every config in which clients have this server under this name with this launch is changed, and nothing else in it. Writes nothing.
 */
import type { Place, Understood } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { understand } from '../../launch/line/understand.ts';
import type { Launch, Spec } from '../../model.ts';
import type { ConfigText } from '../config-text.ts';
import type { Discovery } from '../discover.ts';
import { launchText } from '../launch-text.ts';
import type { RewritableConfig } from '../rewritable-configs.ts';
import { pinnedText, replacements, sameButVersion } from './rewrite.ts';

/** The launch with `word` in place of the package; undefined where that is not one place, or means something else too. */
export function launchWith(
  launch: Launch,
  before: Understood,
  word: string,
  place: Place,
): Launch | undefined {
  const { token } = before.identity;
  if (launch.transport !== 'stdio' || token === undefined) return undefined;
  const { args } = launch;
  const candidates = args.flatMap((arg, at) =>
    replacements(arg, token, word).map((next) => ({ ...launch, args: args.with(at, next) })),
  );
  const found = candidates.filter((candidate) => {
    const understood = orUndefined(() => understand(candidate, place));
    return understood?.identity.token === word && sameButVersion(understood, before);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A config as it would be. */
export interface BumpedConfig {
  readonly config: ConfigText;
  readonly text: string;
  readonly specs: readonly Spec[];
}

/** `words`: the first that is understood is taken. `at`: an entry that must be changed by hand. */
export function bumpedConfigs(
  target: Spec,
  words: readonly string[],
  { discovery, configs }: { readonly discovery: Discovery; readonly configs: readonly RewritableConfig[] },
  place: Place,
): { readonly texts: readonly BumpedConfig[] } | { readonly at: Spec } {
  const texts: BumpedConfig[] = [];
  for (const { config, client, file, specs } of configs) {
    let { text } = config;
    const own = specs.filter((spec) => startsSame(spec, target, discovery));
    for (const spec of own) {
      const next = words
        .map((word) => pinnedText({ client, file, text }, spec, word, place))
        .find((one) => one !== undefined);
      if (next === undefined) return { at: spec };
      text = next;
    }
    if (own.length > 0) texts.push({ config, text, specs });
  }
  return texts.length === 0 ? { at: target } : { texts };
}

/** Whether an entry is the server: under its name, some client starts the same from it. */
function startsSame(own: Spec, target: Spec, { specs }: Discovery): boolean {
  const text = launchText(target);
  return (
    own.name === target.name &&
    specs.some(
      ({ spec }) => spec.file === own.file && spec.pointer === own.pointer && launchText(spec) === text,
    )
  );
}
