/**
 * What the lock says of what a server sends while it runs: one item, or its instructions, in; whether it is the locked
 * one out. Pure; the same cleaning, masking and hashing as `verify`.
 */
import { hashOf } from '../../lock/canonical.ts';
import type { Cleaning } from '../../lock/entry.ts';
import { cleanSurface, lockOrigin, makeEntry } from '../../lock/entry.ts';
import { redactLiterals } from '../../lock/redact.ts';
import { ITEM_KEY, perSection } from '../../lock/section.ts';
import { templatesOf } from '../../lock/volatile.ts';
import type { Entry, Item, Items, JsonObject, Section, ServerInfo, Surface } from '../../model.ts';
import { serverInfoOf } from '../../server/surface.ts';

/** `locked`: the same as in the lock. `drifted`: the lock has another of that name. `unlocked`: the lock has none of that name. */
export type Verdict = 'locked' | 'drifted' | 'unlocked';

export interface Verdicts {
  readonly item: (section: Section, item: Item) => Verdict;
  /** Whether the lock has an item of this name. */
  readonly hasItem: (section: Section, name: string) => boolean;
  readonly instructions: (text: string | undefined) => Verdict;
  /** Whether the lock has a linked page at this address. */
  readonly hasPage: (uri: string) => boolean;
  readonly page: (uri: string, contents: readonly JsonObject[]) => Verdict;
  readonly skill: (skill: Item) => Verdict;
  /** Name, version, capabilities and unknown members of the `result` of `initialize` or `server/discover`. */
  readonly server: (result: JsonObject) => 'locked' | 'drifted';
}

/** `readings`: the ways in which paths can stand for folders of this machine, as `verify` tries them. */
export function verdictsOf(entry: Entry, readings: readonly Cleaning[]): Verdicts {
  const templates = templatesOf(entry);
  const hasItem = (section: Section, name: string) =>
    readings.some(({ portable, secrets }) =>
      Object.hasOwn(entry[section], redactLiterals(portable(name), secrets)),
    );
  const hasPage = (uri: string) => Object.hasOwn(entry.linked ?? {}, uri);
  const lockedAs = (surface: Surface, cleaning: Cleaning): Entry =>
    makeEntry({
      launch: entry.launch,
      origin: lockOrigin(entry.origin),
      surface: cleanSurface(surface, cleaning),
      volatile: templates,
    });
  return {
    hasItem,
    item: (section, item) => {
      const name = String(item[ITEM_KEY[section]]);
      // Saves time, too: a long list of unknown items must not block the guard.
      if (!hasItem(section, name)) return 'unlocked';
      const only: Items = { [name]: item };
      const surface: Surface = {
        server: NO_SERVER,
        sections: perSection((one) => (one === section ? only : {})),
      };
      const isLocked = readings.some((cleaning) =>
        Object.entries(lockedAs(surface, cleaning)[section]).some(
          ([key, { hash }]) => Object.hasOwn(entry[section], key) && entry[section][key]?.hash === hash,
        ),
      );
      return isLocked ? 'locked' : 'drifted';
    },
    hasPage,
    page: (uri, contents) => {
      const surface: Surface = { server: NO_SERVER, sections: NO_ITEMS, linked: { [uri]: { contents } } };
      const isLocked = readings.some(
        (cleaning) => lockedAs(surface, cleaning).linked?.[uri]?.hash === entry.linked?.[uri]?.hash,
      );
      return !hasPage(uri) ? 'unlocked' : isLocked ? 'locked' : 'drifted';
    },
    skill: (skill) => {
      const name = String(skill['uri']);
      const { skills = {} } = entry;
      if (!Object.hasOwn(skills, name)) return 'unlocked';
      const surface: Surface = { server: NO_SERVER, sections: NO_ITEMS, skills: { [name]: skill } };
      const isLocked = readings.some(
        (cleaning) => lockedAs(surface, cleaning).skills?.[name]?.hash === skills[name]?.hash,
      );
      return isLocked ? 'locked' : 'drifted';
    },
    instructions: (text) => {
      const { instructions, fields } = entry.server;
      const server = text === undefined ? NO_SERVER : { ...NO_SERVER, instructions: text };
      const isLocked = readings.some((cleaning) => {
        const live = lockedAs({ server, sections: NO_ITEMS }, cleaning).server.instructions;
        return fields === undefined
          ? live === instructions
          : live !== undefined && hashOf(live) === fields['instructions'];
      });
      if (isLocked) return 'locked';
      return instructions === undefined && fields === undefined ? 'unlocked' : 'drifted';
    },
    server: (result) => {
      const server = serverInfoOf(result, entry.server.protocolVersion);
      const locked = serverInfoHash(entry.server);
      return readings.some(
        (cleaning) => serverInfoHash(lockedAs({ server, sections: NO_ITEMS }, cleaning).server) === locked,
      )
        ? 'locked'
        : 'drifted';
    },
  };
}

const serverInfoHash = ({ info, capabilities, extra }: ServerInfo): string =>
  hashOf({ info, capabilities, ...(extra === undefined ? {} : { extra }) });

const NO_ITEMS = perSection((): Items => ({}));
const NO_SERVER = { info: {}, protocolVersion: '', capabilities: {} } as const;
