/** How the words of `scripted.js` leave it: one line each as the protocol wants it, or broken as a flag wants it. */

export function wire(script, behave, process) {
  let tail = Promise.resolve();

  /** Everything leaves in order, torn apart or not. */
  function put(bytes) {
    tail = tail.then(async () => {
      const size = behave.splitFrames ? 1 : bytes.length;
      for (let at = 0; at < bytes.length; at += size) {
        await new Promise((resolve) => process.stdout.write(bytes.subarray(at, at + size), resolve));
        if (behave.splitFrames) await new Promise(setImmediate);
      }
    });
  }

  const write = (text) => put(frame(text, behave));

  /** `body` is the `"result":…` or `"error":…` part of the response as text. */
  function send({ id, method }, body) {
    const version = behave.wrongVersion ? '1.0' : '2.0';
    const both = behave.resultAndError ? ',"error":{"code":-32000,"message":"both"}' : '';
    const response = `{"jsonrpc":"${version}","id":${JSON.stringify(behave.stringIds ? String(id) : id)},${body}${both}}`;
    const text = behave.batch ? `[${response}]` : response;
    const instead = behave.instead?.[method];
    if (instead !== undefined) {
      const filled = instead.replaceAll('"ID"', JSON.stringify(id)).replaceAll('"BODY"', body);
      return put(Buffer.from(`${filled}\n`));
    }
    if (behave.unknownIds) {
      for (const stray of ['987654', '"nobody"', 'null', '-1']) {
        write(`{"jsonrpc":"2.0","id":${stray},"result":{"tools":[]}}`);
      }
    }
    if (behave.exitMidList && method === 'tools/list' && (script.pages?.tools ?? 1) === 1) {
      const bytes = frame(text, behave);
      put(bytes.subarray(0, bytes.length / 2));
      void tail.then(() => process.exit(4));
      return;
    }
    if (behave.chatter && method === 'tools/list') {
      const notice = JSON.stringify({
        jsonrpc: '2.0',
        method: 'notifications/message',
        params: { level: 'info', data: '' },
      });
      for (let i = 0; i < behave.chatter; i += 1) write(notice);
    }
    // In one piece: who reads the odd one alone may refuse it before the answer has come.
    if (behave.before) put(Buffer.concat([frame(odd(id, behave.before), behave), frame(text, behave)]));
    else write(text);
    if (behave.sameAgain) write(text);
    if (behave.duplicateIds) write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{}}`);
    if (behave.banner) put(Buffer.from('[info] answered\n'));
  }

  return {
    write,
    send,
    floodStderr: (megabytes) => floodStderr(megabytes, process),
    floodStdout: () => floodStdout(process),
  };
}

/** An empty answer with other fields; ID in them is the id that was asked under. */
function odd(id, fields) {
  const message = { jsonrpc: '2.0', id, result: { tools: [] }, ...fields };
  return JSON.stringify(message).replace('"ID"', JSON.stringify(id)).replace('0ID', `0${id}`);
}

function frame(text, { nulBytes, twoInLine, crlf, badUtf8 }) {
  const notice = '{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"x"}}';
  const line = `${nulBytes ? '\0' : ''}${text}${twoInLine ? notice : ''}${crlf ? '\r\n' : '\n'}`;
  const bytes = Buffer.from(line);
  // No string can hold bytes that are not UTF-8, so they are put in behind the encoder.
  const at = badUtf8 ? bytes.indexOf('BAD-UTF8') : -1;
  if (at >= 0) bytes.set([0xc3, 0x28], at);
  return bytes;
}

function floodStderr(megabytes, process) {
  const line = `${'noise '.repeat(170)}\n`;
  const block = line.repeat(Math.ceil(2 ** 20 / line.length));
  for (let i = 0; i < megabytes; i += 1) process.stderr.write(block);
  process.stderr.write('end of noise\n');
}

function floodStdout(process) {
  const block = Buffer.alloc(2 ** 16, 'x');
  const more = () => process.stdout.write(block, (error) => !error && setImmediate(more));
  more();
}
