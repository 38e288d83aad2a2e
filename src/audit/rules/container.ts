/** Containers that are not separated from the machine, or get its private files or its network. Pure; follows no link. */
import { orUndefined } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import { mountOf } from '../../launch/file/mounts.ts';
import { containerOptions } from '../../launch/launchers/docker.ts';
import type { Flag } from '../../launch/line/flags.ts';
import { redactText } from '../../lock/redact-text.ts';
import type { Severity } from '../../model.ts';
import type { AuditServer } from '../input.ts';
import { LAUNCH, ruleOf, type Seen } from '../judge.ts';

export const container = ruleOf((server) => optionsOf(server).flatMap((flag) => seenIn(flag, server)));

/** Those of the image that the line starts, also behind `sudo`. */
export const optionsOf = ({ launch, understood }: AuditServer): readonly Flag[] =>
  orUndefined(() => containerOptions(understood?.launch ?? launch)) ?? [];

/** What gives a part of the machine away. */
const PARTS: readonly { readonly option: RegExp; readonly value: RegExp }[] = [
  {
    option: /^--cap-add$/,
    value: /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|SYS_RAWIO|DAC_READ_SEARCH|BPF)$/i,
  },
  { option: /^--(?:pid|ipc|uts|userns|cgroupns)$/, value: /^host$/ },
  { option: /^--security-opt$/, value: /(?:=|:)(?:unconfined|disable)/ },
  { option: /^--device$/, value: /^\/dev\/(?:sd|nvme|mem|kmem|vd|dm-)/ },
];

function seenIn({ name, value }: Flag, server: AuditServer): readonly Seen[] {
  const after = value === undefined ? `run ${name}` : `run ${name} ${redactText(value)}`;
  const seen = (rule: Seen['rule'], severity?: Severity): readonly Seen[] => [
    { rule, subject: LAUNCH, after, severity },
  ];
  if (name === '--privileged' && value !== 'false') return seen('command/privileged-container');
  if (value === undefined) return [];
  if (PARTS.some((part) => part.option.test(name) && part.value.test(value)))
    return seen('command/privileged-container', 'medium');
  if (/^--net(?:work)?$/.test(name) && value === 'host') return seen('command/host-network');
  if (!/^(?:-v|--volume|--mount)$/.test(name)) return [];
  const { launch, place } = server;
  const cwd = startIn(place, launch.transport === 'stdio' ? launch.cwd : undefined);
  const source = sourceOf(name, value);
  const from = mountOf(name, value, cwd, place)?.from ?? source;
  if (isDisk(source) || isDisk(from)) return seen('command/host-mount', 'high');
  return isPrivate(source) || isPrivate(from) || from === place.userHome ? seen('command/host-mount') : [];
}

/** As it is written: a variable or `~` may stand in it. */
function sourceOf(option: string, value: string): string {
  if (option !== '--mount') return /^([A-Za-z]:[\\/][^:]*|(?:\$\{[^}]*\}|[^:])*)/.exec(value)?.[1] ?? '';
  return /(?:^|,)(?:source|src)=([^,]*)/.exec(value)?.[1] ?? '';
}

/** `C:\` too. */
const isDisk = (path: string): boolean => /^(?:\/+\.?|[A-Za-z]:[\\/]*|\/host_mnt\/?)$/.test(path);

const HOME = String.raw`(?:~|\$HOME|\$\{(?:env:)?(?:HOME|USERPROFILE|userHome)\}|%USERPROFILE%|/root|/home/[^/]+|/Users/[^/]+|[A-Za-z]:[\\/]Users[\\/][^\\/]+)`;
const IS_HOME = new RegExp(`^${HOME}[\\\\/]?$`, 'i');
const PRIVATE =
  /(?:^|[\\/])(?:\.ssh|\.aws|\.gnupg|\.kube|\.azure|\.docker|\.config[\\/]gcloud|\.mozilla|\.password-store|Keychains|docker\.sock|podman\.sock|containerd\.sock)(?:$|[\\/])|[\\/]\.config[\\/]?$|^\/(?:etc|root|home|Users|var|proc|sys|boot|dev)\/?$|^\/(?:var\/run|run)\/?$/i;

const isPrivate = (path: string): boolean => IS_HOME.test(path) || PRIVATE.test(path);
