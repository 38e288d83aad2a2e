/**
 * What the lock says of what a server sends while it runs: one item, or its instructions, in; whether it is the locked
 * one out. Pure; the same cleaning, masking and hashing as `verify`.
 */
import { hashOf } from '../../lock/canonical.ts';
import type { Cleaning } from '../../lock/entry.ts';
import { cleanSurface, lockOrigin, makeEntry } from '../../lock/entry.ts';
import { redactLiterals } from '../../lock/redact.ts';
import { byTheSection, ITEM_KEY } from '../../lock/section.ts';
import { templatesOf } from '../../lock/volatile.ts';
import type { Entry, Item, Items, JsonObject, Section, ServerInfo, Surface } from '../../model.ts';
import { serverInfoOf } from '../../server/surface.ts';

/** `locked`: as reviewed. `drifted`: of that name another was reviewed. `unlocked`: none of that name was. */
export type Verdict = 'locked' | 'drifted' | 'unlocked';

export interface Verdicts {
  readonly item: (section: Section, item: Item) => Verdict;
  /** Whether the lock has an item of this name at all. */
  readonly knows: (section: Section, name: string) => boolean;
  readonly instructions: (text: string | undefined) => Verdict;
  /** Whether the lock has a page at this address that tools link to, and whether this is what it says. */
  readonly knowsPage: (uri: string) => boolean;
  readonly page: (uri: string, contents: readonly JsonObject[]) => Verdict;
  readonly skill: (skill: Item) => Verdict;
  /** Name, version, capabilities and unknown members of an opening answer's `result`. */
  readonly server: (result: JsonObject) => 'locked' | 'drifted';
}

/** `readings`: the ways in which folders of this machine may be meant, as `verify` tries them. */
export function verdictsOf(entry: Entry, readings: readonly Cleaning[]): Verdicts {
  const templates = templatesOf(entry);
  const knows = (section: Section, name: string) =>
    readings.some(({ portable, secrets }) =>
      Object.hasOwn(entry[section], redactLiterals(portable(name), secrets)),
    );
  const knowsPage = (uri: string) => Object.hasOwn(entry.linked ?? {}, uri);
  const entryUnder = (surface: Surface, cleaning: Cleaning): Entry =>
    makeEntry({
      launch: entry.launch,
      origin: lockOrigin(entry.origin),
      surface: cleanSurface(surface, cleaning),
      volatile: templates,
    });
  return {
    knows,
    item: (section, item) => {
      const name = String(item[ITEM_KEY[section]]);
      // Also for speed: a long list of unknown items must not keep the guard from listening.
      if (!knows(section, name)) return 'unlocked';
      const only: Items = { [name]: item };
      const surface: Surface = {
        server: EMPTY,
        sections: byTheSection((one) => (one === section ? only : {})),
      };
      const found = readings.some((cleaning) =>
        Object.entries(entryUnder(surface, cleaning)[section]).some(
          ([key, { hash }]) => Object.hasOwn(entry[section], key) && entry[section][key]?.hash === hash,
        ),
      );
      return found ? 'locked' : 'drifted';
    },
    knowsPage,
    page: (uri, contents) => {
      const surface: Surface = { server: EMPTY, sections: NOTHING, linked: { [uri]: { contents } } };
      const same = readings.some(
        (cleaning) => entryUnder(surface, cleaning).linked?.[uri]?.hash === entry.linked?.[uri]?.hash,
      );
      return !knowsPage(uri) ? 'unlocked' : same ? 'locked' : 'drifted';
    },
    skill: (skill) => {
      const name = String(skill['uri']);
      const { skills = {} } = entry;
      if (!Object.hasOwn(skills, name)) return 'unlocked';
      const surface: Surface = { server: EMPTY, sections: NOTHING, skills: { [name]: skill } };
      const same = readings.some(
        (cleaning) => entryUnder(surface, cleaning).skills?.[name]?.hash === skills[name]?.hash,
      );
      return same ? 'locked' : 'drifted';
    },
    instructions: (text) => {
      const { instructions, fields } = entry.server;
      const server = text === undefined ? EMPTY : { ...EMPTY, instructions: text };
      const same = readings.some((cleaning) => {
        const live = entryUnder({ server, sections: NOTHING }, cleaning).server.instructions;
        return fields === undefined
          ? live === instructions
          : live !== undefined && hashOf(live) === fields['instructions'];
      });
      if (same) return 'locked';
      return instructions === undefined && fields === undefined ? 'unlocked' : 'drifted';
    },
    server: (result) => {
      const server = serverInfoOf(result, entry.server.protocolVersion);
      const locked = selfDescription(entry.server);
      return readings.some(
        (cleaning) => selfDescription(entryUnder({ server, sections: NOTHING }, cleaning).server) === locked,
      )
        ? 'locked'
        : 'drifted';
    },
  };
}

const selfDescription = ({ info, capabilities, extra }: ServerInfo): string =>
  hashOf({ info, capabilities, ...(extra === undefined ? {} : { extra }) });

const NOTHING = byTheSection((): Items => ({}));
const EMPTY = { info: {}, protocolVersion: '', capabilities: {} } as const;
