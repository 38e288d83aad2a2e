import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

export function buildV1(): { connect(transport: Transport): Promise<void> };
