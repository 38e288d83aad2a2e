/**
 * The files of an npm package. In: a `.tgz` as npm caches it. Out: path below the package → bytes, as npm unpacks them:
 * files only, without the first folder, `.gitignore` as `.npmignore`. POSIX ustar with pax and GNU names. Throws for
 * what is not such an archive, or is larger than a package can be. Writes nothing.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const BLOCK = 512;
const MAX_UNPACKED = 1024 ** 3;
const MAX_ENTRIES = 200_000;
const MAX_NAME = 4_096;

const unzip = promisify(gunzip);

/** Throws RangeError for an archive that is not as npm packs it. */
export async function filesOfTarball(packed: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
  return readTar(isGzip ? await unzip(packed, { maxOutputLength: MAX_UNPACKED }) : packed);
}

/** Pure. */
function readTar(tar: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  let longSize: number | undefined;
  let entries = 0;
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    entries += 1;
    if (entries > MAX_ENTRIES || !hasChecksum(header)) throw new RangeError('not a tar header');
    const type = String.fromCharCode(header[156] ?? 0);
    const isExtra = 'xgLK'.includes(type);
    const size = (isExtra ? undefined : longSize) ?? octal(header, 124, 12);
    const start = at + BLOCK;
    if (start + size > tar.length) throw new RangeError('a file ends behind the archive');
    const body = tar.subarray(start, start + size);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L') longName = text(body, 0, Math.min(size, MAX_NAME));
    else if (type === 'x') {
      const pax = paxOf(body);
      longName = pax.get('path') ?? longName;
      longSize = pax.has('size') ? Number(pax.get('size')) : undefined;
      if (longSize !== undefined && !Number.isSafeInteger(longSize)) throw new RangeError('no size');
    } else if (type === 'g') {
      const pax = paxOf(body);
      if (pax.has('path') || pax.has('size')) throw new RangeError('one name for all files');
    } else if (type !== 'K') {
      const name = longName ?? nameOf(header);
      longName = undefined;
      longSize = undefined;
      // Of folders and links npm makes nothing.
      if (type === '0' || type === '\0' || type === '7') addFile(files, name, body);
      else if (!'123456'.includes(type)) throw new RangeError('an entry of an unknown type');
    }
  }
  return files;
}

/** Later ones win, as they do on disk. */
function addFile(files: Map<string, Uint8Array>, name: string, body: Uint8Array): void {
  const [, ...parts] = name.split('/').filter((part) => part !== '' && part !== '.');
  const path = parts.join('/');
  if (parts.includes('..') || name.length > MAX_NAME || /[\0\\]/.test(name))
    throw new RangeError('a name that leaves the package');
  if (path === '') return;
  if (parts.at(-1) !== '.gitignore') files.set(path, body);
  else {
    const other = path.replace(/\.gitignore$/, '.npmignore');
    if (!files.has(other)) files.set(other, body);
  }
}

function nameOf(header: Uint8Array): string {
  const isUstar = text(header, 257, 5) === 'ustar';
  const prefix = isUstar ? text(header, 345, 155) : '';
  return prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
}

/** `LENGTH KEY=VALUE`, each with a line feed, the length in bytes of the whole line. */
function paxOf(body: Uint8Array): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (let at = 0; at < body.length; ) {
    const [, digits = ''] = /^(\d{1,9}) /.exec(text(body, at, 12)) ?? [];
    const length = Number(digits);
    if (digits === '' || length < digits.length + 3 || at + length > body.length)
      throw new RangeError('not a pax record');
    const line = new TextDecoder().decode(body.subarray(at + digits.length + 1, at + length - 1));
    const equals = line.indexOf('=');
    out.set(line.slice(0, equals), line.slice(equals + 1));
    at += length;
  }
  return out;
}

function hasChecksum(header: Uint8Array): boolean {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum === octal(header, 148, 8);
}

function octal(header: Uint8Array, at: number, length: number): number {
  const digits = text(header, at, length).trim();
  if (!/^[0-7]{0,12}$/.test(digits)) throw new RangeError('not an octal number');
  return Number.parseInt(digits === '' ? '0' : digits, 8);
}

/** Up to the first zero byte. */
function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
