/**
 * Hosts at which many people reach MCP servers or their code, and domains under which anybody can have a name. Data only, from the
 * vendors' documents as of 2026-11-30. To be here says nothing about what a host does.
 */
import { words } from '../../diff/abilities/words.ts';

export const KNOWN_HOSTS = words(`
    ai.todoist.net api.dashboard.plaid.com api.githubcopilot.com bindings.mcp.cloudflare.com
    bitbucket.org browser.mcp.cloudflare.com builds.mcp.cloudflare.com connect.composio.dev
    developer.mcp.dynatrace.com docs.mcp.cloudflare.com github.com gitlab.com gitmcp.io huggingface.co learn.microsoft.com
    mcp.airtable.com mcp.alphavantage.co mcp.amplitude.com mcp.apify.com mcp.apollo.io mcp.asana.com
    mcp.atlassian.com mcp.aws.amazon.com mcp.box.com mcp.brightdata.com mcp.browserbase.com mcp.canva.com
    mcp.clickup.com mcp.cloudflare.com mcp.cloudinary.com mcp.context7.com mcp.datadoghq.com mcp.deepwiki.com
    mcp.docs.astro.build mcp.dropbox.com mcp.exa.ai mcp.fathom.ai mcp.figma.com mcp.firecrawl.dev mcp.globalping.dev
    mcp.grafana.com mcp.honeycomb.io mcp.hubspot.com mcp.intercom.com mcp.jam.dev mcp.linear.app mcp.mercadopago.com
    mcp.miro.com mcp.mixpanel.com mcp.monday.com mcp.morph.so mcp.neon.tech mcp.netlify.com mcp.notion.com
    mcp.pagerduty.com mcp.paypal.com mcp.pipedream.net mcp.plaid.com mcp.posthog.com mcp.postman.com
    mcp.prisma.io mcp.railway.com mcp.ramp.com mcp.replicate.com mcp.semgrep.ai mcp.sentry.dev mcp.shopify.com
    mcp.slack.com mcp.snowflake.com mcp.square.com mcp.squareup.com mcp.stripe.com mcp.stytch.dev mcp.supabase.com
    mcp.svelte.dev mcp.tavily.com mcp.vercel.com mcp.webflow.com mcp.wix.com mcp.zapier.com
    observability.mcp.cloudflare.com pypi.org raw.githubusercontent.com registry.npmjs.org remote.mcpservers.org server.smithery.ai workspace-developer.goog
`);

/** The last labels of a host behind which each name belongs to somebody else. */
export const SHARED_DOMAINS = words(`
    amazonaws.com appspot.com azurecontainerapps.io azurewebsites.net cloudfront.net deno.dev fly.dev github.dev
    github.io gitlab.io hf.space herokuapp.com koyeb.app loca.lt modal.run netlify.app ngrok-free.app ngrok.app
    ngrok.io northflank.app onrender.com pages.dev railway.app render.com replit.app replit.dev run.app surge.sh
    trycloudflare.com up.railway.app vercel.app web.app workers.dev zeabur.app
`);

/** Domains of a country with a second level of their own: `co.uk`. */
export const SECOND_LEVEL = /^(?:ac|co|com|edu|gob|gov|gouv|ne|net|nom|or|org)\.[a-z]{2}$/;
