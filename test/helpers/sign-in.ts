/** A repository whose one server wants a sign-in, a real provider, a person with a browser, and all that was printed. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Oidc } from './oidc.ts';
import { browserTo, CI_SECRET, ROBOT_KEY, startOidc } from './oidc.ts';
import type { ProtectedServer } from './protected-server.ts';
import { startProtected } from './protected-server.ts';
import type { Ran, RunOptions } from './run.ts';
import { mcpLock, scratch } from './run.ts';

export interface SignInBench {
  readonly oidc: Oidc;
  readonly server: ProtectedServer;
  readonly root: string;
  readonly home: string;
  /** `mcp-lock ARGV…` of a person whose browser comes back by itself. */
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** Addresses the browser was sent to. */
  readonly opened: readonly URL[];
  /** Writes another entry for the server, or for more of them. */
  readonly config: (servers: Readonly<Record<string, unknown>>) => void;
  readonly lock: () => any;
  /** Files of the folder for sign-ins. */
  readonly kept: () => readonly string[];
  readonly stateFolder: string;
  /** Secrets that stand where they must not: in output, in the repository, in temporary files. */
  readonly leaks: () => readonly string[];
  readonly close: () => Promise<void>;
}

export async function signInBench(): Promise<SignInBench> {
  const oidc = await startOidc();
  const server = await startProtected();
  server.metadata = {
    resource: server.url,
    authorization_servers: [oidc.issuer],
    scopes_supported: ['notes:read'],
  };
  server.accepts = (token) => oidc.accepts(token, server.url);
  const [root, home, tmpdir] = [scratch(), scratch(), scratch()];
  const config = (servers: Readonly<Record<string, unknown>>) =>
    writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: servers }));
  config({ notes: { type: 'http', url: server.url } });
  const opened: URL[] = [];
  const said: string[] = [];
  const stateFolder = join(home, 'state', 'mcp-lock');
  mkdirSync(join(home, 'state'));
  return {
    oidc,
    server,
    root,
    home,
    opened,
    config,
    stateFolder,
    run: async (argv, options = {}) => {
      const browse = async (url: URL) => {
        opened.push(url);
        void browserTo(url, ({ pathname }) => pathname === '/callback').then((back) => fetch(back));
        return true;
      };
      const ran = await mcpLock(root, argv, {
        home,
        ...options,
        env: { XDG_STATE_HOME: join(home, 'state'), ...options.env },
        host: { browse, tmpdir, ...options.host },
      });
      said.push(ran.stdout, ran.stderr);
      return ran;
    },
    lock: () => JSON.parse(readFileSync(join(root, 'mcp-lock.json'), 'utf8')),
    kept: () => {
      try {
        const names = readdirSync(stateFolder).filter((name) => !name.startsWith('report-'));
        return names.map((name) => join(stateFolder, name));
      } catch {
        return [];
      }
    },
    leaks: () => {
      const texts = [...said, ...textsIn(root), ...textsIn(tmpdir)].join('\n');
      const [, keyLine = ''] = ROBOT_KEY.split('\n');
      return [...oidc.tokens, CI_SECRET, keyLine].filter((secret) => texts.includes(secret));
    },
    close: async () => {
      await Promise.all([server.close(), oidc.close()]);
    },
  };
}

const textsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
