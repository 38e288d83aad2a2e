/** A lockfile as far as a completion reads it. */

/** Items, by server. */
export const lockNaming = (servers: Readonly<Record<string, readonly string[]>>): string =>
  `${JSON.stringify({
    lockfileVersion: 1,
    servers: Object.fromEntries(
      Object.entries(servers).map(([name, items]) => [
        name,
        { tools: Object.fromEntries(items.map((item) => [item, {}])) },
      ]),
    ),
  })}\n`;
