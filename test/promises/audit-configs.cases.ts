/** Values of variables, headers and arguments that are credentials, and those that are none. */
import type { Kind, Named } from './kind.ts';

export interface ConfigValues extends Named {
  /** A line or an address, values by name, and the names of the credentials that are told; empty: none. */
  readonly entries: readonly (readonly [
    line: string,
    values: Readonly<Record<string, string>>,
    told: readonly string[],
  ])[];
}

/** Made here, so that no scanner of repositories takes it for a leaked one. */
const GITHUB = ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_');
const OPENAI = ['sk', 'proj', 'Vb3kQ9xT7mLw2NzRf8YcUa4D'].join('-');
const RANDOM = 'q7Rk2XwPz9Lm4VtB';

export const kind: Kind<ConfigValues> = {
  promise: 'audit',
  kind: 'Credentials written into a config: file and key are named and the value never, and variables, examples, ids and settings are none.',
  cases: [
    {
      name: 'credentials',
      entries: [
        ['notes-mcp', { GITHUB_TOKEN: GITHUB }, ['GITHUB_TOKEN']],
        ['notes-mcp', { NOTES_SETTING: GITHUB }, ['NOTES_SETTING']],
        ['notes-mcp', { OPENAI_API_KEY: OPENAI }, ['OPENAI_API_KEY']],
        ['notes-mcp', { DB_PASSWORD: RANDOM }, ['DB_PASSWORD']],
        ['notes-mcp', { DATABASE_URL: `postgres://notes:${RANDOM}@db.internal/notes` }, ['DATABASE_URL']],
        ['https://mcp.acme-notes.net/v1', { Authorization: `Bearer ${OPENAI}` }, ['Authorization']],
        [`notes-mcp --api-key ${RANDOM}`, {}, ['--api-key']],
        [`notes-mcp --token=${RANDOM}`, {}, ['--token']],
        [`https://mcp.acme-notes.net/v1?api_key=${RANDOM}`, {}, ['url']],
        ['notes-mcp', { A_TOKEN: GITHUB, B_TOKEN: RANDOM }, ['A_TOKEN', 'B_TOKEN']],
      ],
    },
    {
      name: 'variables in their place',
      entries: [
        ['notes-mcp', { GITHUB_TOKEN: '${GITHUB_TOKEN}' }, []],
        ['notes-mcp', { GITHUB_TOKEN: '${env:GITHUB_TOKEN}' }, []],
        ['notes-mcp', { GITHUB_TOKEN: '$GITHUB_TOKEN' }, []],
        ['notes-mcp', { GITHUB_TOKEN: '%GITHUB_TOKEN%' }, []],
        ['notes-mcp', { GITHUB_TOKEN: '{env:GITHUB_TOKEN}' }, []],
        ['notes-mcp', { GITHUB_TOKEN: 'op://vault/github/token' }, []],
        ['https://mcp.acme-notes.net/v1', { Authorization: 'Bearer ${input:notes-api-key}' }, []],
        ['notes-mcp --token ${NOTES_TOKEN}', {}, []],
      ],
    },
    {
      name: 'examples and masked values',
      entries: [
        ['notes-mcp', { GITHUB_TOKEN: 'YOUR_GITHUB_TOKEN' }, []],
        ['notes-mcp', { GITHUB_TOKEN: '<your-token-here>' }, []],
        ['notes-mcp', { GITHUB_TOKEN: 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }, []],
        ['notes-mcp', { API_KEY: '***MASKED***' }, []],
        ['notes-mcp', { API_KEY: 'changeme' }, []],
        ['notes-mcp', { API_KEY: '' }, []],
        ['notes-mcp', { DATABASE_URL: 'postgresql://user:pass@host/db' }, []],
        ['notes-mcp --api-key api-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', {}, []],
      ],
    },
    {
      name: 'ids, folders and settings',
      entries: [
        ['notes-mcp', { COLLECTION_NAME: 'ws-4fd5b15514763498' }, []],
        ['notes-mcp', { PROJECT_ID: '7f3c2a1e-94d8-4f6a-b0c3-1d2e3f4a5b6c' }, []],
        ['notes-mcp', { TOKEN_FILE: '/home/ada/.notes/token' }, []],
        ['notes-mcp', { MAX_TOKENS: '4096', USE_TOKEN_CACHE: 'true', SORT_KEY: 'name' }, []],
        ['notes-mcp --session isolated --sort-key name', {}, []],
      ],
    },
  ],
  open: 'A password of plain words under a name that says nothing.',
};
