/**
 * The kind of machine, as npm compares it with `os`, `cpu` and `libc` of a package: a host in, three words out. On Linux, reads the
 * start of the Node binary, which names the loader of its C library. Starts nothing.
 */
import type { Host } from './host.ts';

export interface Machine {
  /** As `process.platform` and `process.arch`. */
  readonly os: string;
  readonly cpu: string;
  /** Of Linux only. */
  readonly libc?: 'glibc' | 'musl';
}

/** An ELF file names its loader within its first bytes. */
const START = 4096;

export async function machineOf({
  platform,
  node,
  files,
}: Pick<Host, 'platform' | 'node' | 'files'>): Promise<Machine> {
  const machine = { os: platform, cpu: node.arch };
  if (platform !== 'linux') return machine;
  const start = new TextDecoder('latin1').decode(
    await files.readStart(node.path, START).catch(() => new Uint8Array()),
  );
  return { ...machine, libc: /\/ld-musl-[\w.-]+\0/.test(start) ? 'musl' : 'glibc' };
}
