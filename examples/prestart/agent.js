// Stands in for the agent. It starts only when `prestart` ended with 0.
console.log('The agent runs.');
