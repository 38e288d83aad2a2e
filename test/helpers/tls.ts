/** A throw-away certificate authority, made anew by the `openssl` program, and certificates it signs. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './run.ts';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The file with its own certificate. */
  readonly file: string;
  /** For a host, from so many days ago for so many days. */
  readonly sign: (host: string, days?: { readonly from: string; readonly until: string }) => Certificate;
}

const openssl = (folder: string, ...args: readonly string[]): void =>
  void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

/** Its key never leaves a temporary folder. */
export function makeAuthority(): Authority {
  const folder = scratch('mcp-lock-ca');
  openssl(folder, ...newKey('ca'));
  openssl(
    folder,
    'req',
    '-x509',
    '-new',
    '-key',
    'ca.key',
    '-subj',
    '/CN=Throw-away CA',
    '-days',
    '2',
    '-out',
    'ca.pem',
  );
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(
    join(folder, 'ca.cnf'),
    `[ca]
default_ca = it
[it]
database = ./index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
rand_serial = yes
unique_subject = no
policy = any
copy_extensions = copy
[any]
commonName = supplied
`,
  );
  let count = 0;
  return {
    file: join(folder, 'ca.pem'),
    sign: (host, days = { from: '20200101000000Z', until: '20990101000000Z' }) => {
      count += 1;
      const name = `leaf${count}`;
      openssl(folder, ...newKey(name));
      const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
      openssl(folder, 'req', '-new', '-key', `${name}.key`, ...subject, '-out', `${name}.csr`);
      const dates = ['-startdate', days.from, '-enddate', days.until];
      openssl(
        folder,
        'ca',
        '-batch',
        '-config',
        'ca.cnf',
        '-in',
        `${name}.csr`,
        '-out',
        `${name}.pem`,
        '-notext',
        ...dates,
      );
      return { key: read(folder, `${name}.key`), cert: read(folder, `${name}.pem`) };
    },
  };
}

/** A certificate that vouches for itself. */
export function selfSigned(host: string): Certificate {
  const folder = scratch('mcp-lock-self');
  openssl(folder, ...newKey('self'));
  openssl(
    folder,
    'req',
    '-x509',
    '-new',
    '-key',
    'self.key',
    '-subj',
    `/CN=${host}`,
    '-addext',
    `subjectAltName=DNS:${host}`,
    '-days',
    '2',
    '-out',
    'self.pem',
  );
  return { key: read(folder, 'self.key'), cert: read(folder, 'self.pem') };
}

const newKey = (name: string): readonly string[] => [
  'ecparam',
  '-name',
  'prime256v1',
  '-genkey',
  '-noout',
  '-out',
  `${name}.key`,
];
const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
