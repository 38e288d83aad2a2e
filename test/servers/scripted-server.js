/** What `scripted.js` does, as whichever process it is given: Node's own, or a pretended one inside a test. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { keysReversed, LISTS, page, probes, splice } from './scripted-lists.js';
import { wire } from './scripted-wire.js';

const LIST_CHANGED = '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}';

/** `process`: what it uses of Node's: argv, env, pid, cwd, stdin, stdout, stderr, exit, kill and signals. */
export async function serve(process) {
  const file = resolve(process.cwd(), process.argv[2]);
  const usual = JSON.parse(readFileSync(file, 'utf8'));
  let script = usual;
  const behave = { ...script.behave, ...flagsOf(process.argv.slice(3)) };
  const known = new Set(['initialize', 'ping', ...Object.keys(LISTS)]);
  const state = { first: true, late: false, asked: undefined };
  const waiting = new Map();
  const listed = new Set();
  const { write, send, floodStderr, floodStdout } = wire(script, behave, process);

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
    if (behave.hangInitialize && message.method === 'initialize') return fallSilent();
    if (behave.hangList && message.method in LISTS) return fallSilent();
    if (behave.silentOn === message.method) return fallSilent();
    if (behave.answerDelayMs) await sleep(Number(behave.answerDelayMs));
    const body = await answer(message);
    const announces = message.method === 'tools/list' && announcement();
    if (announces === 'before' || announces === 'always') write(LIST_CHANGED);
    if (body !== undefined) send(message, body);
    if (announces === 'after') write(LIST_CHANGED);
    if (behave.closeStdin && listed.has(message.method)) process.stdin.destroy();
    if (message.method in LISTS) listed.add(message.method);
  }

  /** The list has one tool more from the second time on, and the server says so around its first answer. */
  function announcement() {
    if (!behave.announce || (state.late && behave.announce !== 'always')) return undefined;
    state.late = true;
    return behave.announce;
  }

  function fallSilent() {
    writeFileSync(`${file}.silent`, '');
  }

  function notified(method) {
    if (method !== 'notifications/initialized' || !behave.lateTools) return;
    setTimeout(
      () => {
        state.late = true;
        write(LIST_CHANGED);
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
    if (
      list === undefined ||
      (script[list] === undefined && !(list === 'tools' && probes(behave, state, process)))
    ) {
      return '"error":{"code":-32601,"message":"Method not found"}';
    }
    if (list === 'tools') {
      if (behave.segfault) process.kill(process.pid, 'SIGSEGV');
      if (behave.floodStdout === 'list') return floodStdout();
      if (behave.askClient) state.asked ??= await askClient();
    }
    const result = page(script, list, params?.cursor, behave, state, process);
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
      asked.map(([method, params], i) =>
        request(`ask-${i}`, method, params).then((reply) => [method, reply]),
      ),
    );
    return replies.map(([method, { error, result }]) => {
      if (error) return `${method}: error ${error.code}`;
      if (result.roots) return `${method}: ${result.roots.length} roots`;
      return `${method}: ${result.action ?? 'ok'}`;
    });
  }

  await start();
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
