/**
 * The table of rules: what each kind of change is called, how bad it is and why it matters to an agent.
 * Rows only; which row applies is decided in `compare`. `severity` is the row's usual rank; a finding may
 * carry a higher one where the row's text says so.
 */
import type { Severity } from '../model.ts';

export interface RuleRow {
  readonly severity: Severity;
  /** For callers of the item: compatible, breaking, or not applicable. */
  readonly compat: 'C' | 'B' | '-';
  /** A short clause in lower case, said of the subject: "description changed". */
  readonly title: string;
  /** One or two sentences: what it can mean for the agent. */
  readonly why: string;
}

export const RULES = {
  'lock/hash-mismatch': {
    severity: 'high',
    compat: '-',
    title: 'stored text does not match its hash',
    why: 'The entry was edited by hand or badly merged, so nobody can say what was reviewed.',
  },
  'lock/unpinned-text': {
    severity: 'info',
    compat: '-',
    title: 'text differs from start to start and is not pinned',
    why: 'The server writes something that changes at every start here, so the lock cannot hold it. A change in this place goes unnoticed.',
  },
  'lock/unpinned-text-added': {
    severity: 'medium',
    compat: '-',
    title: 'text is no longer pinned',
    why: 'This place held fixed text and now differs from start to start: from here on a change in it goes unnoticed.',
  },
  'launch/command-changed': {
    severity: 'high',
    compat: '-',
    title: 'a different program would run',
    why: 'Whoever can change this line decides what code runs on your machine.',
  },
  'launch/args-changed': {
    severity: 'medium',
    compat: '-',
    title: 'arguments changed',
    why: 'A flag or a path decides what the server may reach and what it offers.',
  },
  'launch/cwd-changed': {
    severity: 'high',
    compat: '-',
    title: 'working folder changed',
    why: 'Relative paths in the launch line now mean other files.',
  },
  'launch/env-added': {
    severity: 'medium',
    compat: '-',
    title: 'one more variable is set for the server',
    why: 'A variable can carry a credential or redirect what is loaded; loader variables such as NODE_OPTIONS run code.',
  },
  'launch/env-removed': {
    severity: 'low',
    compat: '-',
    title: 'a variable is no longer set for the server',
    why: 'The server may behave differently or fail.',
  },
  'launch/header-added': {
    severity: 'medium',
    compat: '-',
    title: 'one more header is sent to the server',
    why: 'A header can carry a credential to the server.',
  },
  'launch/header-removed': {
    severity: 'low',
    compat: '-',
    title: 'a header is no longer sent to the server',
    why: 'The server may refuse the request or answer differently.',
  },
  'launch/transport-changed': {
    severity: 'medium',
    compat: '-',
    title: 'transport changed',
    why: 'A local program became a remote service, or the reverse; a remote that becomes a local command runs code here.',
  },
  'origin/host-changed': {
    severity: 'high',
    compat: '-',
    title: 'another host',
    why: 'Requests, tokens and the text your agent obeys would come from somewhere else.',
  },
  'origin/scheme-downgraded': {
    severity: 'high',
    compat: '-',
    title: 'no longer encrypted',
    why: 'Anyone on the way could read the traffic and rewrite what your agent is told.',
  },
  'origin/url-changed': {
    severity: 'medium',
    compat: '-',
    title: 'another address on the same host',
    why: 'The same host may serve many tenants; another path can be another server.',
  },
  'origin/package-changed': {
    severity: 'high',
    compat: '-',
    title: 'another package',
    why: "Other people's code would run under the same name.",
  },
  'origin/version-changed': {
    severity: 'medium',
    compat: '-',
    title: 'version changed',
    why: 'Code that nobody has reviewed would run.',
  },
  'origin/version-downgraded': {
    severity: 'high',
    compat: '-',
    title: 'version went back',
    why: 'An older version can bring back holes that were mended.',
  },
  'origin/integrity-changed': {
    severity: 'high',
    compat: '-',
    title: 'same version, other bytes',
    why: 'A published version never changes honestly: somebody replaced what this version is.',
  },
  'origin/file-changed': {
    severity: 'high',
    compat: '-',
    title: 'the program file changed',
    why: 'The code that runs is not the code that was locked.',
  },
  'origin/unpinned': {
    severity: 'info',
    compat: '-',
    title: 'the launch floats',
    why: 'Each start may run another version; the lock notices, but cannot hold it still.',
  },
  'server/unlocked': {
    severity: 'high',
    compat: '-',
    title: 'in a config but not in the lock',
    why: 'Nobody has reviewed this server; it would run with everything your agent can reach.',
  },
  'server/stale': {
    severity: 'low',
    compat: '-',
    title: 'in the lock but in no config',
    why: 'The lock speaks of a server that nothing starts any more.',
  },
  'server/instructions-changed': {
    severity: 'high',
    compat: '-',
    title: 'instructions changed',
    why: "This text goes straight into the model's context, before any tool is called.",
  },
  'server/instructions-added': {
    severity: 'medium',
    compat: '-',
    title: 'instructions added',
    why: "This text goes straight into the model's context, before any tool is called.",
  },
  'server/instructions-removed': {
    severity: 'low',
    compat: '-',
    title: 'instructions removed',
    why: 'The model loses guidance that was reviewed.',
  },
  'server/name-changed': {
    severity: 'low',
    compat: '-',
    title: 'the server calls itself something else',
    why: 'The name is self-reported, but another one can mean another program.',
  },
  'server/version-changed': {
    severity: 'info',
    compat: '-',
    title: 'the server reports another version',
    why: 'Self-reported; it proves nothing by itself.',
  },
  'server/info-changed': {
    severity: 'low',
    compat: '-',
    title: 'what the server says of itself changed',
    why: 'Titles and descriptions of a server may be shown to the person or the model.',
  },
  'server/icons-changed': {
    severity: 'info',
    compat: '-',
    title: 'icons of the server changed',
    why: 'Pictures for people; the model does not read them, but their address can change.',
  },
  'server/capability-added': {
    severity: 'medium',
    compat: '-',
    title: 'a capability was added',
    why: 'The server can now do or ask for something it could not before.',
  },
  'server/capability-removed': {
    severity: 'low',
    compat: '-',
    title: 'a capability was removed',
    why: 'Calls that rely on it will fail.',
  },
  'server/capability-changed': {
    severity: 'medium',
    compat: '-',
    title: 'a capability changed',
    why: 'Text and switches inside capabilities reach clients too.',
  },
  'server/protocol-changed': {
    severity: 'info',
    compat: '-',
    title: 'another protocol revision was negotiated',
    why: 'Usually a newer client or server; the text itself is compared separately.',
  },
  'server/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'a field of the opening answer changed',
    why: 'A field that no protocol revision defines can still reach the model through a client that reads it.',
  },
  'tool/added': {
    severity: 'medium',
    compat: 'C',
    title: 'tool added',
    why: 'It is a new ability, described in words your agent will obey, and nobody has reviewed it.',
  },
  'tool/removed': {
    severity: 'low',
    compat: 'B',
    title: 'tool removed',
    why: 'Calls to it will fail, and a later item may take its name.',
  },
  'tool/changed': {
    severity: 'medium',
    compat: '-',
    title: 'tool changed',
    why: 'The model reads this; it is not what was reviewed.',
  },
  'tool/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures for people; the model does not read them, but their address can change.',
  },
  'prompt/added': {
    severity: 'medium',
    compat: 'C',
    title: 'prompt added',
    why: 'It is new text offered to the person and the model, and nobody has reviewed it.',
  },
  'prompt/removed': {
    severity: 'low',
    compat: 'B',
    title: 'prompt removed',
    why: 'Calls to it will fail, and a later item may take its name.',
  },
  'prompt/changed': {
    severity: 'medium',
    compat: '-',
    title: 'prompt changed',
    why: 'The model reads this; it is not what was reviewed.',
  },
  'prompt/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures for people; the model does not read them, but their address can change.',
  },
  'resource/added': {
    severity: 'medium',
    compat: 'C',
    title: 'resource added',
    why: 'It is new content the model may be given, and nobody has reviewed it.',
  },
  'resource/removed': {
    severity: 'low',
    compat: 'B',
    title: 'resource removed',
    why: 'Calls to it will fail, and a later item may take its name.',
  },
  'resource/changed': {
    severity: 'medium',
    compat: '-',
    title: 'resource changed',
    why: 'The model reads this; it is not what was reviewed.',
  },
  'resource/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures for people; the model does not read them, but their address can change.',
  },
  'template/added': {
    severity: 'medium',
    compat: 'C',
    title: 'resource template added',
    why: 'It is new content the model may be given, and nobody has reviewed it.',
  },
  'template/removed': {
    severity: 'low',
    compat: 'B',
    title: 'resource template removed',
    why: 'Calls to it will fail, and a later item may take its name.',
  },
  'template/changed': {
    severity: 'medium',
    compat: '-',
    title: 'resource template changed',
    why: 'The model reads this; it is not what was reviewed.',
  },
  'template/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures for people; the model does not read them, but their address can change.',
  },
  'text/hidden-characters': {
    severity: 'high',
    compat: '-',
    title: 'hidden characters added',
    why: 'The model reads them and you cannot see them: the usual way to hide an order in plain sight.',
  },
} as const satisfies Record<string, RuleRow>;

export type RuleId = keyof typeof RULES;
