/**
 * An MCP server over stdio that says exactly what a JSON file tells it to: `node scripted.js SURFACE.json [--FLAG[=VALUE]…]`.
 * Hand-written, without an SDK, so that nothing is corrected on the way. The file is read anew at every start:
 *
 *   server             fields of the initialize result (protocolVersion, capabilities, serverInfo, instructions, …)
 *   tools, prompts, resources, resourceTemplates   the lists; a list that is absent answers -32601
 *   pages              { "tools": 2 }: into how many pages a list is cut (cursors `page-2`, `page-3`, …)
 *   envelope           fields added to every list result (ttlMs, cacheScope, _meta, …)
 *   order              "reversed" (items), "keysReversed" (object keys at every depth)
 *   raw                { "tools/list": "<JSON text of the result>" }: sent as it stands, also for "initialize"
 *   told               [{ "when": { "client": "codex", "capability": "sampling", "revision": "2025-06-18" }, "tools": […] }]:
 *                      fields instead of the usual ones for whoever fits all that `when` names; the last that fits wins
 *   read               { "ui://x": { "contents": […] } }: results of `resources/read`; PROCESS-ID in them is that id
 *   skills             the list of `skills/list`
 *   errors             { "tools/list": { "code": -32603, "message": "…" } }: answered instead of a result
 *   behave             the flags below; the same can be given on the command line (`--hangList`, `--startDelayMs=1000`)
 *
 * startDelayMs=N      reads nothing for N ms after its start
 * answerDelayMs=N     waits N ms before each answer
 * exitOnUnknownFirst  exits with 1 when the first request is not `initialize`
 * silentOnUnknown     never answers a method it does not know
 * silentOn=METHOD     never answers that method
 * hangInitialize      never answers `initialize`
 * hangList            never answers a list request; these three write SURFACE.json.silent when they fall silent
 * exitEarly[=CODE]    writes two lines to stderr and exits (default 3) before it answers anything
 * exitMidList         writes half of the `tools/list` answer and exits with 4; with pages: exits when page 2 is asked for
 * segfault            kills itself with SIGSEGV when the tools are asked for
 * banner              prints 3 lines that are not JSON to stdout at its start, and one after every frame
 * floodStdout[=list]  endless bytes without a newline, from its start (or in place of the `tools/list` answer)
 * floodStderr[=MB]    writes that much (default 50) to stderr, then works
 * ignoreSigterm       goes on after stdin has ended and after SIGTERM
 * grandchild=FILE     starts a child that keeps stdout and stderr open for ever, and writes its process id to FILE
 * sameCursor          every page of the tools names the same next cursor
 * endlessCursors[=N]  every page of the tools names a new next cursor and holds N more tools (default 0)
 * emptyCursor         the tools come in two pages, and the cursor of the second is ""
 * lateTools[=MS]      adds tool `late_tool` MS (default 150) after `initialized` and sends list_changed
 * announce=WHEN       sends list_changed `before` or `after` its first list of tools, which has `late_tool` from then on; `always`:
 *                     before each list
 * repeatPage[=CURSOR] every page of the tools is the first one and names this next cursor (default "")
 * askClient           sends ping, roots/list, sampling/createMessage and elicitation/create before it lists its tools;
 *                     tool `ask_client` tells in its description what came back
 * volatileText        tool `volatile_text` has the process id in its description and the time as a schema default
 * echoEnv=NAME        tool `echo_env` has that variable's value in its description; also written to stderr
 * echoCwd, echoHome   tool `echo_cwd` / `echo_home` has the working directory / HOME in its description
 * batch               sends each answer as a JSON array of one
 * badUtf8             two bytes that are not UTF-8 in the description of tool `bad_utf8`
 * unknownIds          four responses nobody asked for before each answer
 * stringIds           answers request 3 as "3"
 * duplicateIds        sends each answer twice, the second time with an empty result
 * sameAgain           sends each answer twice
 * before              {fields}: an empty answer with these fields (ID: the id) before each answer; in the file only
 * instead              {METHOD: text}: sent in place of the answer, with the id for "ID" and `"result":…` for "BODY"; in the file only
 * chatter=N           sends N log notifications before the tools
 * wrongVersion        says "jsonrpc": "1.0" in each answer
 * resultAndError      has both `result` and `error` in each answer
 * deep=N              tool `deep` has an input schema nested N levels
 * hugeList=MB         that many extra tools, each with a description of 1 MB
 * leaveFile=FILE      writes FILE at its start, to prove that it was started
 * splitFrames         writes its answers one byte at a time, so that characters are torn apart
 * crlf                ends its lines with CR LF
 * twoInLine           puts a notification behind each answer on the same line
 * nulBytes            puts a NUL byte in front of each answer
 * closeStdin          closes its own stdin when it is asked for a list once more, and goes on until a signal ends it
 */
import { serve } from './scripted-server.js';

await serve(process);
