/** An agent behind the guard, on the generation of the SDK that speaks the revision of the suite. Lists the tools, then makes the calls. */
import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const INFO = { name: 'agent', version: '1' };
const CAPABILITIES = { elicitation: { form: { applyDefaults: true } } };
/** A person who accepts what is proposed. */
const accept = () => ({ action: 'accept', content: {} });

/** `line`: the command line of the guard; `calls`: those of the suite, absent: one of each tool. Rejects when a call is refused. */
export async function callThroughGuard(line, calls) {
  const isModern = process.env['MCP_CONFORMANCE_PROTOCOL_VERSION'] === '2026-07-28';
  const agent = await (isModern ? connectV2 : connectV1)({ ...line, stderr: 'inherit' });
  const { tools } = await agent.listTools();
  // One tool of the suite is told the schema of another, as it was received.
  const { inputSchema: schema } = tools.find(({ name }) => name === 'json_schema_2020_12_tool') ?? {};
  const each = tools.map(({ name }) => ({ name, arguments: { a: 1, b: 2, schema } }));
  for (const call of calls ?? each) await agent.callTool(call);
  await agent.close();
}

async function connectV1(line) {
  const agent = new ClientV1(INFO, { capabilities: CAPABILITIES });
  agent.setRequestHandler(ElicitRequestSchema, accept);
  await agent.connect(new StdioV1(line));
  return agent;
}

async function connectV2(line) {
  const agent = new ClientV2(INFO, { capabilities: CAPABILITIES, versionNegotiation: { mode: 'auto' } });
  agent.setRequestHandler('elicitation/create', accept);
  await agent.connect(new StdioV2(line));
  return agent;
}
