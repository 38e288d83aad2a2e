/** `scripted.js` with the surface file SURFACE.json. Many servers can share one launch line, because a variable's value that is no path is not locked. */
process.argv[2] = `${process.env.SURFACE}.json`;
await import('./scripted.js');
