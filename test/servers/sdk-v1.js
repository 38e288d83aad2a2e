/** A small server on the first generation of the SDK (`@modelcontextprotocol/sdk` 1.x): initialize era only. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { info, instructions, prompt, resource, template, tools } from './sdk-surface.js';

const server = new Server(info, { capabilities: { tools: {}, prompts: {}, resources: {} }, instructions });

server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: [prompt] }));
server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [resource] }));
server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: [template] }));
server.setRequestHandler(CallToolRequestSchema, ({ params }) => ({
  content: [{ type: 'text', text: `${params.name} done` }],
}));
server.setRequestHandler(GetPromptRequestSchema, ({ params }) => ({
  messages: [
    { role: 'user', content: { type: 'text', text: `Name a book on ${params.arguments?.subject}.` } },
  ],
}));
server.setRequestHandler(ReadResourceRequestSchema, ({ params }) => ({
  contents: [{ uri: params.uri, text: 'An Empty Shelf' }],
}));

await server.connect(new StdioServerTransport());
