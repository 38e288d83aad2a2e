/**
 * Credentials that can be recognised by their shape: one row for each kind, with its prefix, alphabet, length and where that is
 * published. Data only. Lengths are lower limits, because issuers make tokens longer over time.
 */

interface CredentialShape {
  readonly name: string;
  /** The part that never changes, as a regular expression. */
  readonly prefix: string;
  /** The part after the prefix, as a regular expression. */
  readonly rest: string;
  /** Who says so. */
  readonly source: string;
}

const shape = (name: string, prefix: string, rest: string, source: string): CredentialShape => ({
  name,
  prefix,
  rest,
  source,
});

const ALNUM = '[A-Za-z0-9]';
const URL64 = '[A-Za-z0-9_-]';
const HEX = '[0-9a-fA-F]';

export const CREDENTIAL_SHAPES: readonly CredentialShape[] = [
  // Code hosting.
  shape('GitHub token', 'gh[pousr]_', `${ALNUM}{20,}`, 'github.blog: new authentication token formats'),
  shape('GitHub fine-grained token', 'github_pat_', '\\w{20,}', 'docs.github.com: token formats'),
  shape(
    'GitLab token',
    '(?:glpat|gldt|glrt|glptt|glft|glcbt|glsoat|glimt|glagent|gloas|glffct)-',
    '[A-Za-z0-9_.-]{16,}',
    'docs.gitlab.com: token overview',
  ),
  shape('GitLab runner token', 'GR1348941', `${URL64}{16,}`, 'docs.gitlab.com: token overview'),
  shape('Bitbucket app password', 'ATBB', `${ALNUM}{24,}`, 'support.atlassian.com: app passwords'),
  shape(
    'Atlassian token',
    'AT(?:ATT|CTT|LTT)3[A-Za-z0-9]',
    '[A-Za-z0-9_=-]{20,}',
    'support.atlassian.com: API tokens',
  ),
  shape('Sourcegraph token', 'sgp_', '[0-9a-z_]{30,}', 'sourcegraph.com/docs: access tokens'),
  // Package registries.
  shape('npm token', 'npm_', `${ALNUM}{30,}`, 'github.blog: npm token format'),
  shape('PyPI token', 'pypi-', `${URL64}{30,}`, 'pypi.org/help: API tokens'),
  shape('RubyGems key', 'rubygems_', `${HEX}{40,}`, 'guides.rubygems.org: API keys'),
  shape('Clojars token', 'CLOJARS_', `${ALNUM}{40,}`, 'github.com/clojars: token format'),
  shape('crates.io token', 'cio', `${ALNUM}{32}(?!\\w)`, 'crates.io: token format'),
  shape('NuGet key', 'oy2', '[a-z0-9]{43}(?!\\w)', 'learn.microsoft.com: NuGet API keys'),
  shape('Docker token', 'dckr_(?:pat|oat)_', `${URL64}{20,}`, 'docs.docker.com: access tokens'),
  shape('Artifactory key', 'AKCp', `${ALNUM}{40,}`, 'jfrog.com: API keys'),
  shape('Artifactory token', 'cmVmd', `${ALNUM}{40,}`, 'jfrog.com: reference tokens'),
  // Clouds.
  shape(
    'AWS key',
    '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])',
    '[A-Z0-9]{16}(?!\\w)',
    'docs.aws.amazon.com: IAM identifiers',
  ),
  shape('AWS Bedrock key', 'ABSK', '[A-Za-z0-9+/]{60,}={0,2}', 'docs.aws.amazon.com: Bedrock API keys'),
  shape('Google API key', 'AIza', `${URL64}{30,}`, 'cloud.google.com: API keys'),
  shape('Google access token', 'ya29\\.', `${URL64}{20,}`, 'developers.google.com: OAuth 2.0'),
  shape('Google refresh token', '1//0', `${URL64}{30,}`, 'developers.google.com: OAuth 2.0'),
  shape('Google client secret', 'GOCSPX-', `${URL64}{20,}`, 'developers.google.com: OAuth 2.0'),
  shape(
    'Azure client secret',
    `[A-Za-z0-9_~.]{3}\\dQ~`,
    '[A-Za-z0-9_~.-]{31,}',
    'learn.microsoft.com: Entra secrets',
  ),
  shape(
    'Azure key with a mark',
    `[A-Za-z0-9+/]{20,80}(?:APIM|ACDb|\\+ABa|\\+AMC|\\+ASt|AzFu|AzSe|\\+ACR|AIoT|\\+ARm|AzCa)`,
    '[A-Za-z0-9+/]{4,}={0,2}',
    'learn.microsoft.com: identifiable keys',
  ),
  shape('DigitalOcean token', 'do[opr]_v1_', `${HEX}{40,}`, 'docs.digitalocean.com: access tokens'),
  shape('Heroku key', 'HRKU-', `${URL64}{30,}`, 'devcenter.heroku.com: token format'),
  shape('Alibaba key', 'LTAI', `${ALNUM}{12,}`, 'alibabacloud.com: AccessKey'),
  shape('Tencent key', 'AKID', `${ALNUM}{13,}`, 'tencentcloud.com: API keys'),
  shape('Yandex key', 'AQVN', `${URL64}{30,}`, 'yandex.cloud: API keys'),
  shape(
    'Yandex token',
    't1\\.',
    '[A-Za-z0-9_-]+={0,2}\\.[A-Za-z0-9_-]{60,}={0,2}',
    'yandex.cloud: IAM tokens',
  ),
  shape('Fly.io token', '(?:fo1_|fm1[ar]_|fm2_)', '[A-Za-z0-9+/_=-]{40,}', 'fly.io/docs: tokens'),
  shape('Vercel token', 'vc[pkcirt]_', `${ALNUM}{20,}`, 'vercel.com/docs: token formats'),
  shape('Vercel store token', 'vercel_blob_rw_', `${ALNUM}{8,}_${ALNUM}{20,}`, 'vercel.com/docs: Blob'),
  shape('Netlify token', 'nf[pcoub]_', `${URL64}{30,}`, 'docs.netlify.com: access tokens'),
  shape(
    'Cloudflare origin key',
    'v1\\.0-',
    '[0-9a-f]{24}-[0-9a-f]{100,}',
    'developers.cloudflare.com: origin CA',
  ),
  shape('Cloudflare token', 'cf(?:k|ut|at)_', `${URL64}{30,}`, 'developers.cloudflare.com: API tokens'),
  shape('Scalingo token', 'tk-us-', `${URL64}{40,}`, 'developers.scalingo.com'),
  shape('Railway or Render key', '(?:rnd|rw)_', `${ALNUM}{24,}`, 'render.com/docs: API keys'),
  shape('Pulumi token', 'pul-', `${HEX}{40}`, 'pulumi.com/docs: access tokens'),
  shape(
    'Terraform token',
    `${ALNUM}{14}\\.atlasv1\\.`,
    '[A-Za-z0-9_=-]{40,}',
    'developer.hashicorp.com: API tokens',
  ),
  shape('Vault token', 'hv[sbr]\\.', `${URL64}{20,}`, 'developer.hashicorp.com: Vault tokens'),
  shape(
    'Doppler token',
    'dp\\.(?:pt|st|sa|ct|scim|audit)\\.',
    '[A-Za-z0-9_.-]{30,}',
    'docs.doppler.com: token formats',
  ),
  shape('1Password token', 'ops_eyJ', '[A-Za-z0-9+/=_-]{40,}', 'developer.1password.com: service accounts'),
  shape(
    '1Password secret key',
    'A3-',
    '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}',
    'support.1password.com: Secret Key',
  ),
  shape('Infisical token', 'st\\.', `${HEX}{24}\\.${HEX}{32}\\.${HEX}{32}`, 'infisical.com/docs'),
  shape('Tailscale key', 'tskey-[a-z]{2,16}-', `[A-Za-z0-9-]{16,}`, 'tailscale.com/kb: key prefixes'),
  shape('ngrok key', '(?:2|ak_2)[A-Za-z0-9]{26}_', `${ALNUM}{20,}`, 'ngrok.com/docs: API keys'),
  shape('OpenShift token', 'sha256~', `${URL64}{43}`, 'docs.openshift.com: tokens'),
  shape(
    'Dynatrace token',
    'dt0[a-z]\\d{2}\\.',
    '[A-Za-z0-9]{8,}\\.[A-Za-z0-9]{40,}',
    'docs.dynatrace.com: token format',
  ),
  shape(
    'PlanetScale secret',
    'pscale_(?:tkn|pw|oauth|app_secret)_',
    '[\\w=.-]{20,}',
    'planetscale.com/docs: passwords',
  ),
  shape(
    'Supabase token',
    'sb[pr]?_(?:secret_|oauth_|v0_)?',
    `(?=${URL64}*\\d)${URL64}{20,}`,
    'supabase.com/docs: API keys',
  ),
  shape('Neon key', 'napi_', '[a-z0-9]{40,}', 'neon.tech/docs: API keys'),
  shape('Databricks token', '(?:dapi|dose|dkea)', `${HEX}{32}(?:-\\d)?`, 'docs.databricks.com: tokens'),
  shape('ClickHouse key', '4b1d', `${ALNUM}{38}(?!\\w)`, 'clickhouse.com/docs: API keys'),
  shape('Confluent secret', 'cflt', `${ALNUM}{40,}`, 'docs.confluent.io: API keys'),
  // Models.
  shape(
    'OpenAI or Anthropic key',
    'sk-',
    `${URL64}{16,}`,
    'platform.openai.com, docs.anthropic.com: API keys',
  ),
  shape('OpenAI session', 'sess-', `${ALNUM}{30,}`, 'platform.openai.com'),
  shape('Hugging Face token', '(?:hf|api_org)_', `${ALNUM}{20,}`, 'huggingface.co/docs: access tokens'),
  shape('Groq key', 'gsk_', `${ALNUM}{20,}`, 'console.groq.com: API keys'),
  shape('xAI key', 'xai-', `${ALNUM}{30,}`, 'docs.x.ai: API keys'),
  shape('Perplexity key', 'pplx-', `${ALNUM}{24,}`, 'docs.perplexity.ai: API keys'),
  shape('Replicate token', 'r8_', `${ALNUM}{24,}`, 'replicate.com/docs: API tokens'),
  shape(
    'Fireworks or Voyage key',
    '(?:fw_|pa-)',
    `(?=${URL64}*\\d)${URL64}{22,}`,
    'docs.fireworks.ai, docs.voyageai.com',
  ),
  shape('Cerebras key', 'csk-', `${ALNUM}{24,}`, 'inference-docs.cerebras.ai'),
  shape('NVIDIA key', 'nvapi-', `${URL64}{30,}`, 'docs.nvidia.com: API keys'),
  shape('ElevenLabs key', 'sk_', `${HEX}{40,}`, 'elevenlabs.io/docs: API keys'),
  shape(
    'LangSmith key',
    'ls(?:v2|__)_?(?:pt|sk)?_',
    `${HEX}{32}(?:_${HEX}{8,})?`,
    'docs.smith.langchain.com: API keys',
  ),
  shape('Langfuse key', '(?:sk|pk)-lf-', `${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12}`, 'langfuse.com/docs'),
  shape('Pinecone key', 'pcsk_', '\\w{24,}', 'docs.pinecone.io: API keys'),
  shape('Tavily key', 'tvly-', `${URL64}{20,}`, 'docs.tavily.com: API keys'),
  shape('Firecrawl key', 'fc-', `${HEX}{32}`, 'docs.firecrawl.dev'),
  shape('Jina key', 'jina_', `${URL64}{24,}`, 'jina.ai: API keys'),
  shape('E2B or Exa key', '(?:e2b|exa)_', `${ALNUM}{30,}`, 'e2b.dev/docs'),
  shape('Composio key', '(?:ak|uak)_', `${URL64}{18,}`, 'docs.composio.dev'),
  shape('Smithery key', 'smithery_', `${URL64}{20,}`, 'smithery.ai/docs'),
  shape('Context7 key', 'ctx7sk-', `${URL64}{20,}`, 'context7.com/docs'),
  shape('Brave Search key', 'BSA', `${URL64}{24,}`, 'api.search.brave.com'),
  shape('Apify token', 'apify_(?:api|proxy)_', `${ALNUM}{20,}`, 'docs.apify.com: API tokens'),
  shape('Browserbase key', 'bb_(?:live|test)_', `${URL64}{20,}`, 'docs.browserbase.com'),
  // Chat.
  shape('Slack token', 'xox[a-z](?:\\.xox[a-z])?-', '[A-Za-z0-9-]{10,}', 'docs.slack.dev: token types'),
  shape('Slack app token', 'xapp-', '[A-Za-z0-9-]{10,}', 'docs.slack.dev: token types'),
  shape('Telegram bot token', '(?:bot)?\\d{6,16}:', `${URL64}{30,}`, 'core.telegram.org/bots/api'),
  shape(
    'Discord bot token',
    '[MNO][A-Za-z0-9_-]{22,27}\\.',
    `${URL64}{6}\\.${URL64}{27,}`,
    'discord.com/developers: authentication',
  ),
  shape('Twilio key', '(?:SK|AC)', '[0-9a-f]{32}(?!\\w)', 'twilio.com/docs: SIDs'),
  // Mail and messages.
  shape('SendGrid key', 'SG\\.', '[A-Za-z0-9_.-]{20,}', 'docs.sendgrid.com: API keys'),
  shape('Brevo key', 'x(?:keysib|smtpsib)-', '[A-Za-z0-9-]{40,}', 'developers.brevo.com'),
  shape('Mailgun key', '(?:pub)?key-', `${HEX}{32}`, 'documentation.mailgun.com'),
  shape('Mailchimp key', '[0-9a-f]{32}-us', '\\d{1,2}', 'mailchimp.com/developer'),
  shape('Resend key', 're_', '[A-Za-z0-9]{8,}_[A-Za-z0-9]{16,}', 'resend.com/docs: API keys'),
  // Money and shops.
  shape('Stripe key', '(?:sk|rk|pk)_(?:live|test|prod)_', `${ALNUM}{10,}`, 'docs.stripe.com: API keys'),
  shape('Stripe webhook secret', 'whsec_', '[A-Za-z0-9+/=]{20,}', 'docs.stripe.com: webhooks'),
  shape('Shopify token', 'shp(?:at|ca|pa|ss|tka)_', `${HEX}{32}`, 'shopify.dev: access tokens'),
  shape('Square token', '(?:EAAA|sq0[a-z]{3}-)', `${URL64}{22,}`, 'developer.squareup.com: access tokens'),
  shape(
    'PayPal or Braintree token',
    'access_token\\$(?:production|sandbox)\\$',
    '[0-9a-z]{16}\\$[0-9a-f]{32}',
    'developer.paypal.com',
  ),
  shape('Plaid token', 'access-(?:sandbox|development|production)-', '[0-9a-f-]{36}', 'plaid.com/docs'),
  shape('Razorpay key', 'rzp_(?:live|test)_', `${ALNUM}{14,}`, 'razorpay.com/docs'),
  shape('Flutterwave key', 'FLW(?:SEC|PUB)K(?:_TEST)?-', '[0-9a-zA-Z-]{12,}', 'developer.flutterwave.com'),
  shape(
    'Shippo or EasyPost token',
    '(?:shippo_(?:live|test)_|EZ[AT]K)',
    `${ALNUM}{40,}`,
    'docs.goshippo.com, docs.easypost.com',
  ),
  shape('Duffel token', 'duffel_(?:test|live)_', '[A-Za-z0-9_=-]{40,}', 'duffel.com/docs'),
  // Work tools.
  shape('Linear key', 'lin_(?:api|oauth)_', `${ALNUM}{30,}`, 'linear.app/developers'),
  shape('Notion token', '(?:ntn|secret)_', `${ALNUM}{40,}`, 'developers.notion.com: token format'),
  shape('Figma token', 'fig[dour]_', `${URL64}{20,}`, 'figma.com/developers'),
  shape('Airtable token', 'pat[A-Za-z0-9]{14}\\.', `${HEX}{40,}`, 'airtable.com/developers'),
  shape(
    'Postman key',
    'PM(?:AK|AT)-',
    '[0-9a-zA-Z]{20,}(?:-[0-9a-f]{20,})?',
    'learning.postman.com: API keys',
  ),
  shape('Dropbox token', 'sl\\.', '[A-Za-z0-9_.-]{60,}', 'dropbox.com/developers'),
  shape('HubSpot token', 'pat-(?:na|eu|ap)\\d-', '[0-9a-f-]{36}', 'developers.hubspot.com: private apps'),
  shape('ClickUp token', 'pk_\\d{5,12}_', '[A-Z0-9]{20,}', 'developer.clickup.com'),
  shape('Asana token', '\\d/\\d{12,20}(?:/\\d{12,20})?:', `${HEX}{32}`, 'developers.asana.com'),
  shape('Typeform token', 'tfp_', '[A-Za-z0-9_.=-]{30,}', 'typeform.com/developers'),
  shape('Contentful token', 'CFPAT-', `${URL64}{30,}`, 'contentful.com/developers'),
  shape('Frame.io token', 'fio-u-', '[A-Za-z0-9_=-]{40,}', 'developer.frame.io'),
  shape('Readme key', 'rdme_', '[a-z0-9]{40,}', 'docs.readme.com'),
  shape('Octopus key', 'API-', '[A-Z0-9]{24,}(?!\\w)', 'octopus.com/docs: API keys'),
  shape(
    'Harness key',
    '(?:pat|sat)\\.',
    `${URL64}{22}\\.${ALNUM}{24}\\.${ALNUM}{20}`,
    'developer.harness.io',
  ),
  shape('Salesforce session', '00D[A-Za-z0-9]{12,15}!', '[A-Za-z0-9._]{40,}', 'developer.salesforce.com'),
  shape('Facebook token', 'EAA[A-Za-z]', `${ALNUM}{60,}`, 'developers.facebook.com: access tokens'),
  shape('X bearer token', 'A{18}', '[A-Za-z0-9%]{40,}', 'developer.x.com'),
  shape(
    'Mapbox token',
    '[sp]k\\.eyJ',
    '[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}',
    'docs.mapbox.com: access tokens',
  ),
  // Watching.
  shape('Sentry token', 'sntry[su]_', '[A-Za-z0-9+/=_-]{30,}', 'docs.sentry.io: auth tokens'),
  shape('Grafana token', 'gl(?:sa|c)_', '[A-Za-z0-9+/=_]{30,}', 'grafana.com/docs: service accounts'),
  shape('New Relic key', 'NR(?:AK|II|JS|RA|AL|BR)-', '[A-Za-z0-9-]{19,}', 'docs.newrelic.com: API keys'),
  shape('PostHog key', 'ph[cxs]_', `${ALNUM}{30,}`, 'posthog.com/docs'),
  shape('SonarQube token', 'sq[pau]_', '[0-9a-f]{40}', 'docs.sonarsource.com: tokens'),
  shape('Honeycomb key', 'hc[abxml]{2}[il]k_', `${ALNUM}{26,}`, 'docs.honeycomb.io'),
  shape(
    'LaunchDarkly key',
    '(?:sdk|api|mob)-',
    `${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12}`,
    'launchdarkly.com/docs',
  ),
  shape('Prefect key', 'pn[ubw]_', `${ALNUM}{36}`, 'docs.prefect.io'),
  // Standards.
  shape(
    'JSON Web Token',
    'ey[A-Za-z0-9_-]{8,}\\.',
    '[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){0,2}',
    'RFC 7519',
  ),
  shape('age key', 'AGE-SECRET-KEY-(?:PQ-)?1', '[0-9A-Za-z]{40,}', 'age-encryption.org/v1'),
];

/** What stands between the lines of a key: line ends, also as they are written in JSON. */
const BREAK = '(?:\\s|\\\\[rn])';
const LINES = `(?:${BREAK}*[A-Za-z0-9+/=]{16,})+`;

/** Keys that span lines: the marks and all between them; without a second mark, the lines that are base64. */
export const KEY_BLOCKS: readonly CredentialShape[] = [
  shape(
    'private key in PEM',
    '-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----',
    `(?:(?:[^-]|-(?!----))*-----END[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----|${LINES})`,
    'RFC 7468, RFC 4880, openssh PROTOCOL.key',
  ),
  shape(
    'SSH2 private key',
    '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----',
    '(?:[^-]|-(?!---))*(?:---- END SSH2 ENCRYPTED PRIVATE KEY ----)?',
    'RFC 4716',
  ),
  shape('PuTTY key', 'Private-Lines:', `\\s*\\d+${LINES}`, 'putty documentation, appendix C'),
];
