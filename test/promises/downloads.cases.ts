/** What a package manager shows while a server is started for the first time. */
import type { Work } from '../../src/server/download.ts';
import type { Kind, Named } from './kind.ts';

export interface Downloading extends Named {
  readonly launcher: 'npx' | 'uvx' | 'docker' | 'local';
  /** What it wrote to stderr. */
  readonly stderr?: string;
  /** What is in npm's folder: age of each in milliseconds. */
  readonly folder?: Readonly<Partial<Record<'modules' | 'record' | 'lock', number>>>;
  readonly work: Work;
  readonly damaged: boolean;
}

export const kind: Kind<Downloading> = {
  promise: 'processes',
  kind: 'A package manager downloads before the server starts: the time limit waits for it, it is never killed half-way, and what an earlier one left half done is named with its repair.',
  cases: [
    { name: 'npx, nothing installed', launcher: 'npx', folder: {}, work: 'downloads', damaged: false },
    {
      name: 'npx, at work',
      launcher: 'npx',
      folder: { modules: 20, lock: 400 },
      work: 'downloads',
      damaged: false,
    },
    {
      name: 'npx, installed',
      launcher: 'npx',
      folder: { modules: 9e6, record: 9e6 },
      work: 'none',
      damaged: false,
    },
    {
      name: 'npx, installed, npm reads the folder or fetches a newer version',
      launcher: 'npx',
      folder: { modules: 9e6, record: 9e6, lock: 300 },
      work: 'reads',
      damaged: false,
    },
    {
      name: 'npx, killed in the middle, npm 11',
      launcher: 'npx',
      folder: { modules: 9e6, lock: 9e6 },
      work: 'downloads',
      damaged: true,
    },
    {
      name: 'npx, killed before the first package, npm 11',
      launcher: 'npx',
      folder: { lock: 9e6 },
      work: 'downloads',
      damaged: true,
    },
    {
      name: 'npx, killed in the middle, npm 10',
      launcher: 'npx',
      folder: { modules: 9e6 },
      work: 'downloads',
      damaged: true,
    },
    { name: 'uvx, silent', launcher: 'uvx', stderr: '', work: 'none', damaged: false },
    {
      name: 'uvx, resolved',
      launcher: 'uvx',
      stderr: 'Resolved 32 packages in 812ms\n',
      work: 'downloads',
      damaged: false,
    },
    {
      name: 'uvx, downloading',
      launcher: 'uvx',
      stderr: 'Downloading pydantic-core (1.9MiB)\n',
      work: 'downloads',
      damaged: false,
    },
    {
      name: 'uvx, installed',
      launcher: 'uvx',
      stderr: 'Downloading lxml (5.0MiB)\n Downloaded lxml\nInstalled 32 packages in 41ms\n',
      work: 'none',
      damaged: false,
    },
    {
      name: 'uvx, failed',
      launcher: 'uvx',
      stderr: 'Resolved 1 package in 1ms\nerror: Failed to download\n',
      work: 'none',
      damaged: false,
    },
    {
      name: 'docker, pulling',
      launcher: 'docker',
      stderr: "Unable to find image 'mcp/time:latest' locally\nlatest: Pulling from mcp/time\n",
      work: 'downloads',
      damaged: false,
    },
    {
      name: 'docker, pulled',
      launcher: 'docker',
      stderr:
        "Unable to find image 'mcp/time:latest' locally\nDigest: sha256:0\nStatus: Downloaded newer image for mcp/time:latest\n",
      work: 'none',
      damaged: false,
    },
    {
      name: 'docker, not found',
      launcher: 'docker',
      stderr: "Unable to find image 'x:1' locally\ndocker: Error response from daemon: not found\n",
      work: 'none',
      damaged: false,
    },
    {
      name: 'a server that says "Downloading" itself',
      launcher: 'local',
      stderr: 'Downloading models\n',
      work: 'none',
      damaged: false,
    },
  ],
  open: 'SIGKILL, a crash of the machine and a second Ctrl-C end a package manager at once, so its cache can be left half done.',
};
