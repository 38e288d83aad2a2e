// Stands in for the agent: it has the terminal, the input and the exit status to itself.
process.stdin.on('data', (text) => process.stdout.write(`The agent heard: ${text}`));
process.stdin.on('end', () => process.exit(5));
