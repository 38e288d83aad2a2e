/** Credentials of every kind in every place of a config: none may show in the lock or in anything that is printed, logged or kept. */
import type { ALPHABETS } from '../helpers/drawn.ts';
import type { Kind, Named } from './kind.ts';

/** How a secret is made: a fixed beginning, letters drawn from an alphabet, a fixed end. */
export interface Secret {
  readonly prefix?: string;
  readonly alphabet?: keyof typeof ALPHABETS;
  readonly length: number;
  readonly suffix?: string;
}

/** A server of a config; `<X>` stands for the secret, `<X64>` for `user:<X>` in base64. */
export interface SecretCase extends Named {
  readonly secret?: Secret | string;
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
  /** It is a word in an address, under no name of a credential: see `open`. */
  readonly wordInAddress?: true;
}

const shaped = (
  name: string,
  prefix: string,
  length: number,
  alphabet: Secret['alphabet'] = 'alnum',
  suffix = '',
): SecretCase => ({
  name: `${name} as an argument`,
  secret: { prefix, alphabet, length, suffix },
  args: ['<X>'],
});

const argument = (name: string, args: readonly string[], secret?: Secret | string): SecretCase => ({
  name,
  args,
  ...(secret === undefined ? {} : { secret }),
});
const WORD = 'marmalade';

const code = (name: string, text: string, secret?: Secret | string): SecretCase => ({
  name,
  command: 'sh',
  args: ['-c', text],
  ...(secret === undefined ? {} : { secret }),
});
const remote = (name: string, url: string, secret?: Secret | string): SecretCase => ({
  name,
  url,
  ...(secret === undefined ? {} : { secret }),
});

const SHAPES: readonly SecretCase[] = [
  shaped('a classic GitHub token', 'ghp_', 36),
  shaped('a GitHub app token', 'ghs_', 36),
  shaped('a fine-grained GitHub token', 'github_pat_11', 80),
  shaped('a GitLab token', 'glpat-', 20, 'url'),
  shaped('a GitLab deploy token', 'gldt-', 20, 'url'),
  shaped('a Bitbucket password', 'ATBB', 32),
  shaped('an Atlassian token', 'ATATT3xFfGF0', 60, 'url'),
  shaped('an npm token', 'npm_', 36),
  shaped('a PyPI token', 'pypi-AgEIcHlwaS5vcmc', 60, 'url'),
  shaped('a RubyGems key', 'rubygems_', 48, 'hex'),
  shaped('a Docker token', 'dckr_pat_', 27, 'url'),
  shaped('an AWS key id', 'AKIA', 16, 'upper'),
  shaped('a temporary AWS key id', 'ASIA', 16, 'upper'),
  shaped('an AWS secret key', '', 40, 'base64'),
  shaped('a Google API key', 'AIza', 35, 'url'),
  shaped('a Google access token', 'ya29.', 60, 'url'),
  shaped('a Google client secret', 'GOCSPX-', 28, 'url'),
  shaped('an Azure client secret', 'abc8Q~', 34),
  shaped('an Azure storage key', '', 86, 'base64', '=='),
  shaped('a DigitalOcean token', 'dop_v1_', 64, 'hex'),
  shaped('a Heroku key', 'HRKU-AA', 58, 'url'),
  shaped('a Fly.io token', 'fo1_', 43, 'url'),
  shaped('a Vercel token', 'vcp_', 40),
  shaped('a Netlify token', 'nfp_', 36),
  shaped('a Cloudflare token', '', 40, 'url'),
  shaped('a Terraform token', 'a1b2c3d4e5f6g7.atlasv1.', 60),
  shaped('a Vault token', 'hvs.', 90, 'url'),
  shaped('a Doppler token', 'dp.pt.', 43),
  shaped('a Tailscale key', 'tskey-auth-', 30),
  shaped('a PlanetScale token', 'pscale_tkn_', 43, 'url'),
  shaped('a Supabase token', 'sbp_', 40, 'hex'),
  shaped('a Databricks token', 'dapi', 32, 'hex'),
  shaped('an OpenAI key', 'sk-proj-', 60, 'url'),
  shaped('an old OpenAI key', 'sk-', 48),
  shaped('an Anthropic key', 'sk-ant-api03-', 93, 'url', 'AA'),
  shaped('a Hugging Face token', 'hf_', 34),
  shaped('a Groq key', 'gsk_', 52),
  shaped('an xAI key', 'xai-', 80),
  shaped('a Perplexity key', 'pplx-', 48),
  shaped('a Replicate token', 'r8_', 37),
  shaped('a LangSmith key', 'lsv2_pt_', 32, 'hex'),
  shaped('a Pinecone key', 'pcsk_', 60),
  shaped('a Tavily key', 'tvly-dev-', 32),
  shaped('a Firecrawl key', 'fc-', 32, 'hex'),
  shaped('a Brave Search key', 'BSA', 28, 'url'),
  shaped('an Apify token', 'apify_api_', 36),
  shaped('a Slack bot token', 'xoxb-1234567890-1234567890123-', 24),
  shaped('a Slack app token', 'xapp-1-A0B1C2D3E4F-1234567890123-', 64, 'hex'),
  shaped('a Telegram bot token', '1234567890:AA', 33, 'url'),
  shaped('a Discord bot token', 'MTE5ODQ3Njk4NzE3NjY4ODc2.Gq7Zk3.', 38, 'url'),
  shaped('a SendGrid key', 'SG.', 66, 'url'),
  shaped('a Brevo key', 'xkeysib-', 64, 'hex', '-a1B2c3D4e5F6g7H8'),
  shaped('a Mailgun key', 'key-', 32, 'hex'),
  shaped('a Resend key', 're_a1B2c3D4_', 24),
  shaped('a Stripe key', 'sk_live_', 24),
  shaped('a restricted Stripe key', 'rk_live_', 24),
  shaped('a Stripe webhook secret', 'whsec_', 32),
  shaped('a Shopify token', 'shpat_', 32, 'hex'),
  shaped('a Square token', 'EAAA', 60, 'url'),
  shaped('a Linear key', 'lin_api_', 40),
  shaped('a Notion token', 'ntn_', 46),
  shaped('an old Notion token', 'secret_', 43),
  shaped('a Figma token', 'figd_', 40, 'url'),
  shaped('an Airtable token', 'patA1b2C3d4E5f6G7.', 64, 'hex'),
  shaped('a Postman key', 'PMAK-', 24, 'hex', '-0123456789abcdef0123456789abcdef01'),
  shaped('a Dropbox token', 'sl.', 135, 'url'),
  shaped('a HubSpot token', 'pat-na1-01234567-89ab-cdef-0123-', 12, 'hex'),
  shaped('a Sentry token', 'sntryu_', 64, 'hex'),
  shaped('a Grafana token', 'glsa_', 32, 'alnum', '_0a1b2c3d'),
  shaped('a New Relic key', 'NRAK-', 27, 'upper'),
  shaped('a PostHog key', 'phx_', 43),
  shaped('a JSON Web Token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.', 43, 'url'),
  shaped('an age key', 'AGE-SECRET-KEY-1', 58, 'upper'),
  shaped('32 hexadecimal digits', '', 32, 'hex'),
  shaped('64 hexadecimal digits', '', 64, 'hex'),
  shaped('letters and digits of no known kind', '', 32),
  argument('a Twilio login', ['AC0123456789abcdef0123456789abcdef/SK0123456789abcdef0123456789abcdef:<X>'], {
    length: 32,
  }),
  argument('a private key in PEM', ['-----BEGIN PRIVATE KEY-----\n<X>\n-----END PRIVATE KEY-----'], {
    length: 64,
  }),
  argument(
    'an SSH key with written line ends',
    ['-----BEGIN OPENSSH PRIVATE KEY-----\\n<X>\\n-----END OPENSSH PRIVATE KEY-----'],
    { length: 70 },
  ),
  argument('the first line of a key', ['-----BEGIN RSA PRIVATE KEY-----\n<X>'], { length: 64 }),
  argument('a PuTTY key', ['PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n<X>\nPrivate-MAC: 00'], {
    length: 48,
  }),
];

const ARGUMENTS: readonly SecretCase[] = [
  argument(
    '--private-key with a key in PEM',
    ['--private-key', '-----BEGIN EC PRIVATE KEY-----\n<X>\n-----END EC PRIVATE KEY-----'],
    { length: 64 },
  ),
  argument('--api-key', ['--api-key', '<X>']),
  argument('--api-key with a word', ['--api-key', '<X>'], WORD),
  argument('--password with a word', ['--password', '<X>'], WORD),
  argument('--password= with a word', ['--password=<X>'], WORD),
  argument('--password: with a word', ['--password:<X>'], WORD),
  argument('/token:', ['/token:<X>']),
  argument('/p behind a name', ['/password:<X>'], WORD),
  argument('--tokens', ['--tokens', '<X>']),
  argument('--access-tokens in a list', ['--access-tokens', '<X>,<X>']),
  argument('-p', ['-p', '<X>']),
  argument('-t', ['-t', '<X>']),
  argument('-k', ['-k', '<X>']),
  argument('-pPASSWORD', ['-p<X>'], { length: 24 }),
  argument('--auth', ['--auth', '<X>']),
  argument('--session', ['--session', '<X>']),
  argument('--apiKey', ['--apiKey', '<X>']),
  argument('--client_secret', ['--client_secret', '<X>']),
  argument('--secret-access-key', ['--secret-access-key', '<X>'], { alphabet: 'base64', length: 40 }),
  argument('--connection-string', ['--connection-string', 'Server=h;User Id=u;Password=<X>;']),
  argument('a connection string', ['AccountName=a;AccountKey=<X>;EndpointSuffix=core.windows.net'], {
    alphabet: 'base64',
    length: 86,
  }),
  argument('--dsn', ['--dsn', 'https://<X>@o1.ingest.example.com/1']),
  argument('a password that begins with a dash', ['--password', '-<X>']),
  argument('-u of curl', ['-u', 'me:<X>'], WORD),
  argument('--user=', ['--user=me:<X>'], WORD),
  { name: '-pPASSWORD of mysql', command: 'mysql', args: ['-uroot', '-p<X>', 'db'], secret: WORD },
  {
    name: '-pPASSWORD of a client in a container',
    command: 'docker',
    args: ['exec', '-i', 'db', 'mysqldump', '-u', 'root', '-p<X>', 'db'],
    secret: WORD,
  },
  argument('-uUSER:PASSWORD', ['-ume:<X>'], WORD),
  argument('a header', ['--header', 'Authorization: Bearer <X>']),
  argument('a header without a blank', ['-H', 'X-Api-Key:<X>'], WORD),
  argument('a basic header', ['--header', 'Authorization: Basic <X64>']),
  argument('a cookie', ['-H', 'Cookie: a=1; sid=<X>'], WORD),
  argument('-e NAME=value', ['-e', 'API_TOKEN=<X>'], WORD),
  argument('--env=NAME=value', ['--env=API_TOKEN=<X>'], WORD),
  argument('an assignment', ['API_TOKEN=<X>'], WORD),
  argument('JSON', ['--config', '{"apiKey":"<X>"}'], WORD),
  argument('relaxed JSON', ['--config', "{apiKey: '<X>', port: 80}"], WORD),
  argument('JSON with a comma too many', ['--config', '{"token": "<X>",}'], WORD),
  argument('JSON in JSON', ['--config', '{"env":"{\\"TOKEN\\":\\"<X>\\"}"}']),
  argument('YAML', ['--config', 'port: 80\ntoken: <X>\n'], WORD),
  argument('a login in an address', ['postgres://app:<X>@db.example.com/x'], WORD),
  argument('a login without a scheme', ['app:<X>@db.example.com/x'], WORD),
  argument('a database in an option', ['--db=mysql://app:<X>@db.example.com/x'], WORD),
  argument('a query of an address', ['https://mcp.example.com/?token=<X>'], WORD),
  { ...argument('a bare query of an address', ['https://mcp.example.com/?<X>'], WORD), wordInAddress: true },
  argument('a fragment of an address', ['https://mcp.example.com/#<X>']),
  argument('a named fragment', ['https://mcp.example.com/#access_token=<X>'], WORD),
  argument('a token in a path', ['https://mcp.example.com/s/<X>/mcp'], { length: 32 }),
  argument('a Slack webhook', ['https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/<X>'], { length: 24 }),
  argument('a Discord webhook', ['https://discord.com/api/webhooks/123456789012345678/<X>'], {
    alphabet: 'url',
    length: 68,
  }),
  argument('a Telegram address', ['https://api.telegram.org/bot123456789:AA<X>/'], {
    alphabet: 'url',
    length: 33,
  }),
  argument('a proxy with a login', ['--proxy', 'http://me:<X>@proxy.example.com:8080'], WORD),
  argument('--auth with a login', ['--auth', 'me:<X>'], WORD),
  argument('--proxy-user', ['--proxy-user', 'me:<X>'], WORD),
  argument('--authtoken', ['--authtoken', '<X>'], WORD),
  argument('a member of a setting', ['--set', 'auth.token=<X>'], WORD),
  argument('settings in a list', ['--set', 'a=1,password=<X>,b=2'], WORD),
  argument('a property of Java', ['-Dapi.password=<X>'], WORD),
  argument('a property of one word', ['-Dpassword=<X>'], WORD),
  argument('a property of MSBuild', ['/p:ApiToken=<X>'], WORD),
  argument('a JDBC address', ['jdbc:sqlserver://db.example.com;user=a;password=<X>;encrypt=true'], WORD),
  argument('an address without a scheme', ['mcp.example.com/mcp?api_key=<X>'], WORD),
  argument('a Redis address', ['redis://:<X>@db.example.com:6379/0'], WORD),
  argument('TOML', ['--config', 'token = "<X>"\nport = 80'], WORD),
  argument('XML', ['--config', '<a><password><X></password></a>'], WORD),
  argument('a form', ['grant_type=x&client_secret=<X>'], WORD),
  argument('a matrix parameter', ['https://mcp.example.com/a;token=<X>/b'], WORD),
  argument('a key of some vendor', ['--acme-key', '<X>0042'], WORD),
  argument('a phrase', ['--mnemonic', 'one two <X> four five'], WORD),
  argument('arguments in a list', ['--args', '["--token","<X>"]'], WORD),
  argument('a git address with a token', ['git+https://<X>@git.example.com/a/b.git#v1'], { length: 32 }),
];

const CODE: readonly SecretCase[] = [
  code('program text that sets a quoted variable', "TOKEN='<X>' node x.js", WORD),
  code('program text that sets a variable in double quotes', 'export API_KEY="<X>"; node x.js', WORD),
  code('program text with a quoted sentence', "DB_PASSWORD='two <X> words; and more' node x.js", WORD),
  code('program text that sets a variable', 'API_KEY=<X> node x.js', WORD),
  code('program text with a login', 'curl -u me:<X> https://h.example.com', WORD),
  code('program text with a quoted login', "curl --user 'me:<X>' https://h.example.com", WORD),
  code('program text with a header', 'curl -H "Authorization: Bearer <X>" https://h.example.com', WORD),
  code('program text with an option', 'node x.js --token <X> --port 80', WORD),
  code('program text with -p', 'mysql -u root -p<X> db', WORD),
  code('program text with -p in quotes', "cd x && sshpass -p'<X>' ssh me@h.example.com", WORD),
  code('program text with -p of another program', 'x-client -p<X> db', { length: 20 }),
  code('program text with a token alone', 'node x.js <X>; true', { length: 32 }),
  code(
    'program text with a key',
    "echo '-----BEGIN PRIVATE KEY-----\n<X>\n-----END PRIVATE KEY-----' | node x.js",
    { length: 64 },
  ),
  {
    name: 'JavaScript that sets a variable',
    command: 'node',
    args: ['-e', "process.env.API_KEY = '<X>'; require('./x.js')"],
    secret: WORD,
  },
  {
    name: 'Python that sets a variable',
    command: 'python3',
    args: ['-c', "import os; os.environ['API_KEY']='<X>'; import x"],
    secret: WORD,
  },
  {
    name: 'PowerShell that sets a variable',
    command: 'pwsh',
    args: ['-Command', "$env:API_KEY = '<X>'; node x.js"],
    secret: WORD,
  },
  { name: 'a whole line as the program', command: 'API_KEY=<X> node x.js', args: [], secret: WORD },
  { name: 'a quoted line as the program', command: 'sh -c "TOKEN=\'<X>\' node x.js"', args: [] },
  {
    name: 'a variable of a container',
    command: 'docker',
    args: ['run', '-e', 'ANY=<X>', 'img'],
    secret: WORD,
  },
];

const ELSEWHERE: readonly SecretCase[] = [
  { name: 'a variable', env: { API_KEY: '<X>' } },
  { name: 'a variable of any name', env: { SETTING: '<X>' }, secret: { length: 32 } },
  { name: 'a lower-case secret', env: { API_KEY: '<X>' }, secret: { alphabet: 'lower', length: 24 } },
  { name: 'a part of a variable', env: { DATABASE_URL: 'postgres://app:<X>@db.example.com/x' } },
  { name: 'a variable with a scheme', env: { AUTH_HEADER: 'Bearer <X>' } },
  { name: 'a variable with JSON', env: { SERVICE_ACCOUNT: '{"private_key":"<X>"}' }, secret: { length: 32 } },
  {
    name: 'a variable with a key of two lines',
    env: { PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----\n<X>\n-----END PRIVATE KEY-----' },
    secret: { length: 64 },
  },
  {
    name: 'a helper for headers',
    url: 'https://mcp.example.com/',
    more: { headersHelper: 'curl -u me:<X> https://a.example.com' },
  },
  {
    name: 'a helper that prints a token',
    url: 'https://mcp.example.com/',
    more: { headersHelper: 'echo <X>' },
    secret: { length: 32 },
  },
  { name: 'a header', url: 'https://mcp.example.com/', headers: { Authorization: 'Bearer <X>' } },
  { name: 'a header of any name', url: 'https://mcp.example.com/', headers: { 'X-Team': '<X>' } },
  {
    name: 'a client secret',
    url: 'https://mcp.example.com/',
    more: { oauth: { clientSecret: '<X>' } },
    secret: WORD,
  },
  remote('the login of an address', 'https://me:<X>@mcp.example.com/', WORD),
  remote('the query of an address', 'https://mcp.example.com/?api_key=<X>', WORD),
  { ...remote('a short name in a query', 'https://mcp.example.com/?k=<X>', WORD), wordInAddress: true },
  { ...remote('a bare query', 'https://mcp.example.com/?<X>', WORD), wordInAddress: true },
  remote('a fragment', 'https://mcp.example.com/#<X>'),
  remote('a part of the path', 'https://mcp.example.com/s/<X>/mcp', { length: 32 }),
  remote('a part of the path behind its name', 'https://mcp.example.com/token/<X>/mcp', { length: 12 }),
  remote('a part of the path in base64', 'https://mcp.zapier.com/api/mcp/s/<X>/mcp', {
    alphabet: 'base64',
    length: 64,
  }),
  remote('a webhook', 'https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/<X>', { length: 24 }),
  remote('a default of a variable', 'https://mcp.example.com/${TOKEN:-<X>}/mcp'),
];

export const kind: Kind<SecretCase> = {
  promise: 'secrets',
  kind: 'A credential in a config is in no lock, report, list, error or log, nor in what a program is started with beside the server, also where the server repeats all it is given.',
  cases: [...SHAPES, ...ARGUMENTS, ...CODE, ...ELSEWHERE],
  open: 'A credential that looks like a word and stands where nothing says that it is one, as in a positional argument, is shown. So is a word of an address under no name of a credential, if the server repeats it. So are names of servers, files and folders.',
};
