/**
 * The data everything else passes around: plain, readonly JSON. Imports nothing and does nothing.
 * Words as in CONTRIBUTING ("Words"). Secrets may stand in `Spec` and `Launch` (they are what a config
 * declares); nothing past `lock/entry` holds any.
 */

/** A number that JavaScript cannot hold stands in it as `lock/exact-number.ts` says. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const SECTIONS = ['tools', 'prompts', 'resources', 'resourceTemplates'] as const;
export type Section = (typeof SECTIONS)[number];

/** How a server is started or reached, as its config writes it: variables unexpanded, values unredacted. */
export type Launch = StdioLaunch | HttpLaunch;
export interface StdioLaunch {
  readonly transport: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  /** Names of the variables the config sets, sorted; their values are in `Spec.env`. */
  readonly env: readonly string[];
  readonly cwd?: string;
  /** Keys of the config entry that mcp-lock does not act on but a client may (`envFile`, `sandbox`, …), as written. */
  readonly extra?: JsonObject;
}
export interface HttpLaunch {
  readonly transport: 'http' | 'sse';
  readonly url: string;
  /** Names of the headers the config sends, as written, sorted; their values are in `Spec.env`. */
  readonly headers: readonly string[];
  /** As in `StdioLaunch`: `headersHelper`, `oauth`, … */
  readonly extra?: JsonObject;
}

/**
 * Which of its client's configs it is. `local`: a file of the user, but for one folder. `managed`: of the machine, over all others;
 * `machine`: of the machine, below all others.
 */
export type ConfigLayer = 'machine' | 'user' | 'project' | 'local' | 'managed';

/** What a server is waited for while a run goes on. `checking`: its config, its origin, its sign-in, its packages. */
export type Phase = 'checking' | 'downloading' | 'starting' | 'connecting' | 'reading';

/** One server as one config file declares it. */
export interface Spec {
  readonly name: string;
  /** Id of the client whose format this is (`src/clients`). */
  readonly client: string;
  /** Absolute path of the config file. */
  readonly file: string;
  /** Where in that file, as a JSON pointer: `/mcpServers/github`. */
  readonly pointer: string;
  readonly scope: 'project' | 'user';
  /** The folder its config is for, absolute; absent: that of the lockfile, or any folder where the config is one of the user. */
  readonly folder?: string;
  /** Which of its client's configs it is from; absent: as its scope. */
  readonly layer?: ConfigLayer;
  readonly launch: Launch;
  /** Values of `launch.env` or `launch.headers` by name, unexpanded. Never printed, never stored. */
  readonly env: Readonly<Record<string, string>>;
  /** Values that the config only names: which variable of the environment holds them, and what stands before it. */
  readonly borrowed?: Readonly<Record<string, Borrowed>>;
  /** Where several configs make one server of it: which keys each of them gives, as far as they count. */
  readonly from?: readonly KeySource[];
  readonly enabled: boolean;
  /** The words before its launch in the config, when mcp-lock guards it: `mcp-lock guard NAME --`. */
  readonly guarded?: readonly string[];
  /** Its guard lets everything through, or obeys another lock: it counts as none. */
  readonly idle?: true;
}

/** Keys of a server's block, and the config they are from: absolute. A key of a table is `env.NAME`. */
export interface KeySource {
  readonly file: string;
  readonly keys: readonly string[];
}

/** A value taken from a variable of the environment: `Bearer ` before it, or nothing. */
export interface Borrowed {
  readonly variable: string;
  readonly before: string;
}

/** Something odd in a config that did not stop it from being read. */
export interface Notice {
  readonly file: string;
  /** JSON pointer into the file; `:line:column` where it cannot be read at all. */
  readonly pointer: string;
  readonly message: string;
  /** The server it is about; absent when it is about the file or a whole map of servers. */
  readonly server?: string;
  /** It concerns every server of the file. */
  readonly isAboutAll?: true;
  /** What to do about it, where that is not to correct an entry. */
  readonly next?: string;
}

/** Who gives out the tokens a server takes, and what for: the issuer, and the resource as the server names itself. */
export interface Auth {
  readonly issuer: string;
  readonly resource: string;
}

/** Where the code comes from. `url`: a purl, an https URL or `file:` path. `integrity`: upstream's own string. */
export interface Origin {
  readonly url: string;
  readonly version?: string;
  readonly integrity?: string;
  /** Of a local file with LF and CR LF: its hash with LF alone. */
  readonly integrityWithLf?: string;
  /** The package runs a script when it is installed. */
  readonly installScript?: true;
  /** What kind of statement the registry serves about who built it: a predicate type of in-toto. */
  readonly provenance?: string;
  /** The registry advises against this version; its own words. */
  readonly deprecated?: string;
  /** Where the address redirects inside its origin: what was locked came from there. */
  readonly redirect?: string;
  /** Where one signs in to reach it; absent when it asks for nothing, or for a token of which no issuer is named. */
  readonly auth?: Auth;
  /** Further code or addresses of the launch, outermost first: the script a runner runs, the URL behind a proxy, a lockfile. */
  readonly parts?: readonly Origin[];
}

/** What a server says of itself when it opens. `extra`: result fields no revision defines, kept as sent. */
export interface ServerInfo {
  readonly info: JsonObject;
  readonly protocolVersion: string;
  readonly capabilities: JsonObject;
  readonly instructions?: string;
  readonly extra?: JsonObject;
  /** What its lists hold beside their items, by section: each different rest of a page once. */
  readonly listExtra?: JsonObject;
  /** As which client it was asked (`surface/profiles.ts`); absent: as mcp-lock. */
  readonly profile?: string;
}

export type Item = JsonObject;
export type Items = Readonly<Record<string, Item>>;

/** A `ui://` resource as it was read: every part of the answer, as sent. */
export interface LinkedResource {
  readonly contents: readonly JsonObject[];
  /** Members of the result beside them that no revision defines. */
  readonly extra?: JsonObject;
}

/** All that a server tells the model. */
export interface Surface {
  readonly server: ServerInfo;
  /** What its tools link to and clients show, by `ui://` address; absent where they link to nothing that can be read. */
  readonly linked?: Readonly<Record<string, LinkedResource>>;
  /** Its skills by address, where it declares that it has some. */
  readonly skills?: Items;
  /** Where its address redirects inside its origin, if it does. */
  readonly redirect?: string;
  readonly sections: Readonly<Record<Section, Items>>;
}

export interface Hashed {
  readonly hash: string;
}
export type LockedLaunch = Launch & Hashed;
export type LockedOrigin = Origin & Hashed;
/** `fields` under `--hashes-only`: a hash in place of the instructions' text. */
export type LockedServer = ServerInfo & Hashed & { readonly fields?: Readonly<Record<string, string>> };
/** `definition` under `--hashes-only` is absent and `fields` holds one hash for each top-level field. */
export interface LockedItem extends Hashed {
  readonly definition?: Item;
  readonly fields?: Readonly<Record<string, string>>;
}
export type LockedItems = Readonly<Record<string, LockedItem>>;

/** A linked resource without its text. A part that differs from start to start is left out. */
export interface LockedLink extends Hashed {
  /** Hash of its text. */
  readonly body?: string;
  /** Bytes of its text. */
  readonly size?: number;
  readonly mimeType?: string;
  /** Where the page may load from and connect to, and what it may use of the device, as the server asks for it. */
  readonly csp?: Json;
  readonly permissions?: Json;
  /** Hash of everything else in the answer. */
  readonly rest?: string;
}

/** One server's record. Text in it is portable and redacted. */
export interface Entry extends Readonly<Record<Section, LockedItems>> {
  /** The folder its config is for, below that of the lockfile: `packages/a`; absent: that of the lockfile, or any. */
  readonly folder?: string;
  readonly launch: LockedLaunch;
  readonly origin: LockedOrigin;
  readonly server: LockedServer;
  /** What its tools link to, by address; absent where there is nothing. */
  readonly linked?: Readonly<Record<string, LockedLink>>;
  readonly skills?: LockedItems;
  /** Places that are not pinned, by JSON pointer, and what may stand there (`lock/holes.ts`). */
  readonly volatile?: Readonly<Record<string, readonly string[]>>;
  /** Of `volatile`; absent when every place is pinned. */
  readonly volatileHash?: string;
  /** What the server said, in one reading or two, before it was masked; absent where everything is pinned. Never stored. */
  readonly heard?: readonly Surface[];
  /** The packages the locked surface was produced with: place in the tree → `version integrity`. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Of `dependencies`; absent when there is no tree. */
  readonly dependenciesHash?: string;
}

export interface Lockfile {
  readonly lockfileVersion: 1;
  /** Of the settings that were accepted (`config/project-settings.ts`); absent: there were none. */
  readonly settingsHash?: string;
  readonly servers: Readonly<Record<string, Entry>>;
}

/** One without servers. */
export const NO_LOCK: Lockfile = { lockfileVersion: 1, servers: {} };

export const SEVERITIES = ['info', 'low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Subject {
  readonly kind:
    | 'lock'
    | 'launch'
    | 'origin'
    | 'server'
    | 'tool'
    | 'prompt'
    | 'resource'
    | 'template'
    | 'linked'
    | 'skill';
  /** The item's key; absent for a whole block. */
  readonly name?: string;
  /** Inside the item or block; absent when the whole of it is meant. */
  readonly pointer?: string;
}

/** One occurrence of a rule. Facts only: reporters make the sentences from the rule's row. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly server: string;
  readonly subject: Subject;
  readonly before?: Json;
  readonly after?: Json;
  /** Of a rule about a text: the words or code points that matched, as they are read; hostile text. */
  readonly evidence?: string;
  /** Its severity before settings changed it. */
  readonly usual?: Severity;
  /** Why it is accepted, and until when. */
  readonly accepted?: Omit<AcceptedFinding, 'fingerprint'>;
  /** Who got which side, where a server was asked as several clients. */
  readonly told?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** 32 hex digits, the same from run to run: settings accept a finding by it, so nobody may find a second text for it. */
  readonly fingerprint: string;
}

/** A finding that settings accept, until a day or for good: it ends with the text that it is about. */
export interface AcceptedFinding {
  readonly fingerprint: string;
  readonly reason: string;
  /** The last day on which it counts, in UTC: `2027-01-31`. */
  readonly until?: string;
}

/** What settings make of findings, as far as they count in a run. */
export interface FindingSettings {
  /** The file, as a person would type it. */
  readonly file: string;
  /** By rule, where settings say so. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Those that count today. */
  readonly accepted: readonly AcceptedFinding[];
  /** What lets a run pass that would fail without them, a line each. */
  readonly loosened: readonly string[];
  /** Accepted findings whose last day has passed. */
  readonly ended: number;
}

/** Why something in scope could not be checked, or a config entry not be read. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly server?: string;
  readonly place?: string;
  readonly next?: string;
  /** Last lines a server wrote to stderr, secrets removed, still hostile text. */
  readonly stderr?: string;
}

export interface ServerReport {
  readonly name: string;
  readonly status: 'ok' | 'drift' | 'incomplete' | 'offline';
  /** Whether it was started or contacted in this run. */
  readonly contacted: boolean;
  /** Drift kept it from being started or read, so nobody knows what it says now: no threshold lets it pass. */
  readonly held?: true;
  /** As which client it was asked, where its lock was made as another. */
  readonly askedAs?: string;
  /** It was started from installed files that are all locked ones, so its package registry was not asked. */
  readonly registryAsked?: false;
  readonly origin?: Origin;
  readonly counts: Readonly<Record<Section, number>>;
}

export interface Report {
  readonly status: 'ok' | 'drift' | 'incomplete';
  readonly exitCode: number;
  /** The lowest severity that makes it drift. */
  readonly failOn?: Severity;
  /** Path of the lockfile as a person would type it. */
  readonly lockfile: string;
  /** Absent: no settings count in this run. */
  readonly settings?: FindingSettings;
  readonly servers: readonly ServerReport[];
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  readonly elapsedMs: number;
  /** Of this user's own configs against their own lockfile; absent: they were not part of the run. */
  readonly user?: Report;
}
