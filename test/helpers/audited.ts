/** Servers as `audit` reads them, made from a launch line, an address or tools; and what it says of them. */
import { auditInTurns } from '../../src/audit/audit.ts';
import type { AuditServer } from '../../src/audit/input.ts';
import { configured } from '../../src/audit/servers.ts';
import { claudeCode } from '../../src/config/clients/claude-code.ts';
import type { Place } from '../../src/contracts.ts';
import type { Host } from '../../src/host/host.ts';
import { atOnce } from '../../src/host/turns.ts';
import type { Entry, Finding, Launch, Spec } from '../../src/model.ts';
import { LINUX } from './places.ts';

export interface Declared {
  readonly key?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly scope?: Spec['scope'];
  readonly entry?: Entry;
  readonly clients?: readonly string[];
  readonly place?: Place;
}

/** A server of `.mcp.json`. `line`: a command with its words, or an address. */
export function server(line: string | readonly string[], declared: Declared = {}): AuditServer {
  const { key = 'notes', env = {}, scope = 'project', entry, clients, place = LINUX } = declared;
  const words = typeof line === 'string' ? wordsOf(line) : line;
  const [command = '', ...args] = words;
  const isAddress = args.length === 0 && /^\s*https?:/i.test(command);
  const names = Object.keys(env).sort();
  const launch: Launch = isAddress
    ? { transport: 'http', url: command, headers: names }
    : { transport: 'stdio', command, args, env: names };
  const spec: Spec = {
    name: key,
    client: claudeCode.id,
    file: `${place.workspaceFolder}/.mcp.json`,
    pointer: `/mcpServers/${key}`,
    scope,
    launch,
    env,
    enabled: true,
  };
  const found = { key, spec, client: claudeCode, ...(clients === undefined ? {} : { clients }) };
  return configured(found, entry, place, { cwd: place.workspaceFolder } as Host);
}

/** Words in « » are one. */
const wordsOf = (line: string): readonly string[] =>
  (line.match(/[^\s«]*«[^»]*»|\S+/g) ?? []).map((word) => word.replace(/[«»]/g, ''));

export const audited = (servers: readonly AuditServer[]): readonly Finding[] => atOnce(auditInTurns(servers));

/** `high command/downloads-code`, each once; without notes that every floating package gets. */
export function noticed(servers: readonly AuditServer[], key = 'notes'): readonly string[] {
  const lines = audited(servers)
    .filter(({ server: of, rule }) => of === key && !/^(?:origin\/unpinned|lock\/|linked\/)/.test(rule))
    .map(({ severity, rule }) => `${severity} ${rule}`);
  return [...new Set(lines)].sort();
}
