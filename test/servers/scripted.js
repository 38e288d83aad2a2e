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
 * hangList            never answers a list request
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
 * closeStdin          closes its own stdin once the tools are listed, and goes on until a signal ends it
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { keysReversed, LISTS, page, probes, splice } from './scripted-lists.js';
import { wire } from './scripted-wire.js';

const usual = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let script = usual;
const behave = { ...script.behave, ...flagsOf(process.argv.slice(3)) };
const known = new Set(['initialize', 'ping', ...Object.keys(LISTS)]);
const state = { first: true, late: false, asked: undefined };
const waiting = new Map();
const { write, send, floodStderr, floodStdout } = wire(script, behave);

await start();

async function start() {
  if (behave.leaveFile) writeFileSync(behave.leaveFile, `${process.pid}\n`);
  // The reader went away: nothing left to say, and nothing to die of.
  process.stdout.on('error', () => {});
  if (behave.ignoreSigterm) process.on('SIGTERM', () => {});
  if (behave.ignoreSigterm || behave.closeStdin) setInterval(() => {}, 60_000);
  if (behave.exitEarly !== undefined) {
    process.stderr.write('reading settings\nno settings found, giving up\n');
    process.exit(behave.exitEarly === true ? 3 : Number(behave.exitEarly));
  }
  if (behave.echoEnv) process.stderr.write(`${behave.echoEnv}=${process.env[behave.echoEnv] ?? ''}\n`);
  if (behave.grandchild) startGrandchild(behave.grandchild);
  if (behave.banner) process.stdout.write('Scripted server\n=======\n[info] listening on stdio\n');
  if (behave.floodStderr) floodStderr(behave.floodStderr === true ? 50 : Number(behave.floodStderr));
  if (behave.floodStdout === true) return floodStdout();
  if (behave.startDelayMs) await sleep(Number(behave.startDelayMs));
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => void receive(line));
  lines.on('close', () => {
    if (!behave.ignoreSigterm && !behave.closeStdin) process.exit(0);
  });
}

async function receive(line) {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    return;
  }
  if (message.method === undefined) return waiting.get(message.id)?.(message);
  if (message.id === undefined) return notified(message.method);
  if (state.first && behave.exitOnUnknownFirst && message.method !== 'initialize') process.exit(1);
  state.first = false;
  if (behave.silentOnUnknown && !known.has(message.method)) return;
  if (behave.hangInitialize && message.method === 'initialize') return;
  if (behave.hangList && message.method in LISTS) return;
  if (behave.silentOn === message.method) return;
  if (behave.answerDelayMs) await sleep(Number(behave.answerDelayMs));
  const body = await answer(message);
  if (body !== undefined) send(message, body);
}

function notified(method) {
  if (method !== 'notifications/initialized' || !behave.lateTools) return;
  setTimeout(
    () => {
      state.late = true;
      write('{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}');
    },
    behave.lateTools === true ? 150 : Number(behave.lateTools),
  );
}

/** The `"result":…` or `"error":…` part of the answer as text, or undefined when there is none. */
async function answer({ method, params }) {
  const failure = script.errors?.[method];
  if (failure !== undefined) return `"error":${JSON.stringify(failure)}`;
  const raw = script.raw?.[method];
  if (raw !== undefined) return `"result":${raw}`;
  if (method === 'ping') return '"result":{}';
  if (method === 'initialize') script = toldTo(params);
  if (method === 'initialize') return `"result":${JSON.stringify(initializeResult())}`;
  if (method === 'resources/read') return readAnswer(params.uri);
  const list = LISTS[method];
  if (list === undefined || (script[list] === undefined && !(list === 'tools' && probes(behave, state)))) {
    return '"error":{"code":-32601,"message":"Method not found"}';
  }
  if (list === 'tools') {
    if (behave.segfault) process.kill(process.pid, 'SIGSEGV');
    if (behave.floodStdout === 'list') return floodStdout();
    if (behave.askClient) state.asked ??= await askClient();
    if (behave.closeStdin) setTimeout(() => process.stdin.destroy(), 50);
  }
  const result = page(script, list, params?.cursor, behave, state);
  if (result === undefined) return '"error":{"code":-32602,"message":"Unknown cursor"}';
  if (behave.exitMidList && params?.cursor !== undefined) process.exit(4);
  return `"result":${splice(JSON.stringify(ordered(result)), behave)}`;
}

function toldTo({ clientInfo, capabilities = {}, protocolVersion }) {
  const fits = ({ when }) =>
    (when.client ?? clientInfo.name) === clientInfo.name &&
    (when.capability === undefined || when.capability in capabilities) &&
    (when.revision ?? protocolVersion) === protocolVersion;
  return Object.assign({}, usual, ...(usual.told ?? []).filter(fits));
}

function readAnswer(uri) {
  const found = script.read?.[uri];
  if (found === undefined) return '"error":{"code":-32002,"message":"Resource not found"}';
  return `"result":${JSON.stringify(found).replaceAll('PROCESS-ID', String(process.pid))}`;
}

function initializeResult() {
  const capabilities = {};
  for (const list of ['tools', 'prompts', 'resources']) {
    if (script[list] ?? script.raw?.[`${list}/list`]) capabilities[list] = {};
  }
  if (behave.lateTools) capabilities.tools = { listChanged: true };
  const serverInfo = { name: 'scripted', version: '1.0.0' };
  return ordered({ protocolVersion: '2025-11-25', capabilities, serverInfo, ...script.server });
}

function ordered(result) {
  return script.order === 'keysReversed' ? keysReversed(result) : result;
}

function request(id, method, params) {
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    write(JSON.stringify({ jsonrpc: '2.0', id, method, ...(params && { params }) }));
  });
}

async function askClient() {
  const text = { type: 'text', text: 'Say hello.' };
  const requestedSchema = { type: 'object', properties: { name: { type: 'string' } } };
  const asked = [
    ['ping'],
    ['roots/list'],
    ['sampling/createMessage', { messages: [{ role: 'user', content: text }], maxTokens: 10 }],
    ['elicitation/create', { message: 'What is your name?', requestedSchema }],
  ];
  const replies = await Promise.all(
    asked.map(([method, params], i) => request(`ask-${i}`, method, params).then((reply) => [method, reply])),
  );
  return replies.map(([method, { error, result }]) => {
    if (error) return `${method}: error ${error.code}`;
    if (result.roots) return `${method}: ${result.roots.length} roots`;
    return `${method}: ${result.action ?? 'ok'}`;
  });
}

function startGrandchild(file) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.unref();
  writeFileSync(file, `${child.pid}\n`);
}

function flagsOf(words) {
  return Object.fromEntries(
    words.flatMap((word) => {
      const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
      // Words that are no flags only make the launch line longer.
      return name === undefined ? [] : [[name, value ?? true]];
    }),
  );
}
