/** The shape that most clients share. */
export const standard = (servers: Readonly<Record<string, readonly string[]>>) => ({
  mcpServers: Object.fromEntries(
    Object.entries(servers).map(([name, [command, ...args]]) => [name, { command, args }]),
  ),
});
