/** The same surface on the second generation of the SDK (`@modelcontextprotocol/server` 2.x), on no transport yet. */
import { fromJsonSchema, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { info, instructions, prompt, resource, template, tools } from './sdk-surface.js';

export function buildV2() {
  const server = new McpServer(info, { instructions });
  for (const { name, inputSchema, ...rest } of tools) {
    server.registerTool(name, { ...rest, inputSchema: fromJsonSchema(inputSchema) }, () => ({
      content: [{ type: 'text', text: `${name} done` }],
    }));
  }
  const [argument] = prompt.arguments;
  const argsSchema = fromJsonSchema({
    type: 'object',
    properties: { [argument.name]: { type: 'string', description: argument.description } },
    required: [argument.name],
  });
  const { title, description } = prompt;
  server.registerPrompt(prompt.name, { title, description, argsSchema }, ({ subject }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Name a book on ${subject}.` } }],
  }));
  const read = (uri) => ({ contents: [{ uri: uri.href, text: 'An Empty Shelf' }] });
  const { name, uri, ...metadata } = resource;
  server.registerResource(name, uri, metadata, read);
  const { name: templateName, uriTemplate, ...templateMetadata } = template;
  server.registerResource(
    templateName,
    new ResourceTemplate(uriTemplate, { list: undefined }),
    templateMetadata,
    read,
  );
  return server;
}
