/** The library's door: what other programs may rely on. Values, then types. */
export type { OnDrift } from './contracts.ts';
export { compareEntry } from './diff/compare.ts';
export type { RuleId, RuleRow } from './diff/rules.ts';
export { RULES } from './diff/rules.ts';
export type { ErrorCode } from './errors.ts';
export { McpLockError } from './errors.ts';
export type { GuardEvent } from './guard/event.ts';
export type { AnyClient, GuardRequest } from './guard/library/client.ts';
export { guardClient, guardTransport } from './guard/library/client.ts';
export type { AnyTransport } from './guard/library/sdk-transport.ts';
export type { ServerHost as Host } from './host/host.ts';
export { nodeHost } from './host/node-host.ts';
export type { VerifyRequest } from './library.ts';
export { compare, verify } from './library.ts';
export { canonical, hashOf } from './lock/canonical.ts';
export { formatLockfile } from './lock/format.ts';
export { readLockfile } from './lock/read.ts';
export type {
  Entry,
  Failure,
  Finding,
  Json,
  Lockfile,
  Report,
  ServerReport,
  Severity,
  Subject,
} from './model.ts';
