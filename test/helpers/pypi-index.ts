/**
 * A simple index on loopback, in JSON (PEP 691) or HTML (PEP 503), that serves wheels and source archives it builds
 * itself; every hash is that of the bytes it serves.
 */
import { createHash } from 'node:crypto';
import { crc32, gzipSync } from 'node:zlib';
import type { LoopbackServer } from './loopback.ts';
import { startServer } from './loopback.ts';

export interface IndexedFile {
  readonly filename: string;
  readonly bytes: Buffer;
  readonly yanked?: boolean | string;
  readonly requiresPython?: string;
  /** The index tells no sha256 of it. */
  readonly unhashed?: true;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A wheel with one module and its metadata. `tag`: `py3-none-any` unless told. */
export function wheel(name: string, version: string, tag = 'py3-none-any'): IndexedFile {
  const info = `${name}-${version}.dist-info`;
  const files = {
    [`${name}.py`]: `VERSION = "${version}"\n`,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tag}\n`,
    [`${info}/RECORD`]: '',
  };
  return { filename: `${name}-${version}-${tag}.whl`, bytes: zip(files) };
}

/** A source archive with its metadata. */
export function sdist(name: string, version: string): IndexedFile {
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`;
  const bytes = gzipSync(tar({ [`${name}-${version}/PKG-INFO`]: metadata }));
  return { filename: `${name}-${version}.tar.gz`, bytes };
}

/** Serves `projects` (by normal name) below `/simple/`; `login`: what `authorization` must be. */
export function startIndex(
  projects: Readonly<Record<string, readonly IndexedFile[]>>,
  format: 'json' | 'html' = 'json',
  login?: string,
): Promise<LoopbackServer> {
  return startServer((request, response) => {
    if (login !== undefined && request.headers.authorization !== login) return response.writeHead(401).end();
    const wanted = /^\/files\/([^/]+)$/.exec(request.url ?? '')?.[1];
    if (wanted !== undefined) {
      const file = Object.values(projects)
        .flat()
        .find(({ filename }) => filename === decodeURIComponent(wanted));
      return file === undefined ? response.writeHead(404).end() : response.end(file.bytes);
    }
    const project = /^\/simple\/([^/]+)\/$/.exec(request.url ?? '')?.[1] ?? '';
    const files = Object.hasOwn(projects, project) ? projects[project] : undefined;
    if (files === undefined) return response.writeHead(404).end();
    if (format === 'json') {
      return response
        .writeHead(200, { 'content-type': 'application/vnd.pypi.simple.v1+json' })
        .end(jsonPage(project, files));
    }
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(htmlPage(project, files));
  });
}

const jsonPage = (name: string, files: readonly IndexedFile[]): string =>
  JSON.stringify({
    meta: { 'api-version': '1.1' },
    name,
    files: files.map(({ filename, bytes, yanked, requiresPython, unhashed }) => ({
      filename,
      url: `../../files/${encodeURIComponent(filename)}`,
      hashes: unhashed ? {} : { sha256: sha256(bytes) },
      ...(yanked === undefined ? {} : { yanked }),
      ...(requiresPython === undefined ? {} : { 'requires-python': requiresPython }),
    })),
  });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const htmlPage = (name: string, files: readonly IndexedFile[]): string => {
  const anchors = files.map(({ filename, bytes, yanked, requiresPython, unhashed }) => {
    const href = `../../files/${encodeURIComponent(filename)}${unhashed ? '' : `#sha256=${sha256(bytes)}`}`;
    const withdrawn =
      yanked === undefined || yanked === false
        ? ''
        : ` data-yanked="${escaped(yanked === true ? '' : yanked)}"`;
    const python = requiresPython === undefined ? '' : ` data-requires-python="${escaped(requiresPython)}"`;
    return `    <a href="${href}"${python}${withdrawn}>${escaped(filename)}</a><br />`;
  });
  return `<!DOCTYPE html>\n<html>\n  <head><meta name="pypi:repository-version" content="1.0"><title>${name}</title></head>\n  <body>\n${anchors.join('\n')}\n  </body>\n</html>\n`;
};

/** A ZIP file whose members are stored as they are. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const members: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const member = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name]));
    members.push(member);
    offset += member.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...members, index, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** A ustar archive. */
function tar(files: Readonly<Record<string, string>>): Buffer {
  const blocks: Buffer[] = [];
  for (const [path, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const head = Buffer.alloc(512);
    head.write(path, 0);
    head.write('0000644\0', 100);
    head.write('0000000\0', 108);
    head.write('0000000\0', 116);
    head.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('00000000000\0', 136);
    head.write('        0', 148);
    head.write('ustar\x0000', 257);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(head, data, Buffer.alloc((512 - (data.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Files of the package `mcp-notes`: a version, a newer one, and all of them. */
export const OLD = [wheel('mcp_notes', '1.0.0'), sdist('mcp_notes', '1.0.0')];
export const NEW = [
  wheel('mcp_notes', '1.10.0'),
  sdist('mcp_notes', '1.10.0'),
  { ...wheel('mcp_notes', '1.10.0', 'cp312-cp312-win_amd64'), requiresPython: '>=3.12,<4' },
];
export const NOTES = [...OLD, ...NEW, wheel('mcp_notes', '1.9.0'), wheel('mcp_notes', '2.0.0rc1')];
