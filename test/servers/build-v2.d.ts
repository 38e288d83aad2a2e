import type { McpServer } from '@modelcontextprotocol/server';

export function buildV2(): McpServer;
