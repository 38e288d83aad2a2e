/** `scripted.js` with the surface file named by the variable SURFACE, so that many servers can share one launch line. */
process.argv[2] = process.env.SURFACE;
await import('./scripted.js');
