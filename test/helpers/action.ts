/**
 * Runs a composite action as far as its own steps go: `action.yml` and inputs in; what its steps printed and set, and the actions that it
 * uses, out. Expressions are evaluated as the runner does it, scripts run in bash with the variables of the step. `npm` is a stand-in that
 * installs this repository.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { scratch } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

export interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly default?: string | number; readonly required?: boolean }>
  >;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = (): Action => parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;

export interface ActionRun {
  /** Of the first step that failed, else 0. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Other actions that it would use, with what they are given. */
  readonly used: readonly { readonly action: string; readonly with: Readonly<Record<string, string>> }[];
  /** Environment of each script, by the name of its step. */
  readonly env: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What `npm` was called with, and where. */
  readonly npm: string;
}

interface Job {
  readonly cwd: string;
  readonly temp?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** A folder before all others on the PATH. */
  readonly bin?: string;
}

export async function runAction(inputs: Readonly<Record<string, string>>, job: Job): Promise<ActionRun> {
  const { inputs: declared, runs } = action();
  const temp = job.temp ?? scratch();
  const token = job.token ?? 'ghs_jobtoken';
  const given = Object.fromEntries(
    Object.entries(declared).map(([name, { default: value = '' }]) => [
      name,
      inputs[name] ?? filled(String(value), { 'github.token': token }),
    ]),
  );
  const outputs: Record<string, string> = {};
  const [used, envs]: [ActionRun['used'][number][], Record<string, Record<string, string>>] = [[], {}];
  let [exit, stdout, stderr] = [0, '', ''];
  const stub = npmStandIn(temp);
  for (const [at, step] of runs.steps.entries()) {
    const known = (name: string): string =>
      name === 'runner.temp'
        ? temp
        : name.startsWith('inputs.')
          ? (given[name.slice('inputs.'.length)] ?? '')
          : (outputs[name] ?? '');
    const condition = step.if ?? 'success()';
    const holds = truthy(evaluate(condition.replace(/^\$\{\{(.*)\}\}$/s, '$1'), known));
    if (!holds || (exit !== 0 && !condition.includes('cancelled()'))) continue;
    const fill = (text: string) =>
      text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner) => String(evaluate(inner, known)));
    if (step.uses !== undefined) {
      const values = Object.entries(step.with ?? {}).map(([name, value]) => [name, fill(String(value))]);
      used.push({ action: step.uses, with: Object.fromEntries(values) });
      continue;
    }
    const output = join(temp, `output-${at}`);
    writeFileSync(output, '');
    const own = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]),
    );
    envs[step.name ?? ''] = own;
    const script = join(temp, `step-${at}.sh`);
    writeFileSync(script, step.run ?? '');
    const ran = await bash(script, job.cwd, {
      PATH: [...(job.bin === undefined ? [] : [job.bin]), stub.folder, process.env['PATH'] ?? ''].join(
        delimiter,
      ),
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      ...job.env,
      ...{ RUNNER_TEMP: temp, GITHUB_OUTPUT: output },
      ...own,
    });
    stdout += ran.stdout;
    stderr += ran.stderr;
    if (exit === 0) exit = ran.exit;
    for (const [name, value] of outputsIn(readFileSync(output, 'utf8')))
      outputs[`steps.${step.id ?? ''}.outputs.${name}`] = value;
  }
  return {
    exit,
    stdout,
    stderr,
    used,
    env: envs,
    npm: existsSync(stub.log) ? readFileSync(stub.log, 'utf8') : '',
  };
}

/** Writes down how it was called, and installs this repository where `npm install` would put the package. */
function npmStandIn(temp: string) {
  const [folder, log] = [join(temp, 'stand-in'), join(temp, 'npm.log')];
  mkdirSync(folder, { recursive: true });
  const script = `#!/bin/sh
if [ "$1" != install ]; then exec "${join(process.execPath, '../npm')}" "$@"; fi
printf '%s\\n' "$PWD" "$@" > '${log}'
mkdir -p node_modules
[ -e node_modules/mcp-lock ] || ln -s '${ROOT}' node_modules/mcp-lock
`;
  writeFileSync(join(folder, 'npm'), script);
  chmodSync(join(folder, 'npm'), 0o755);
  if (!existsSync(join(folder, 'node'))) symlinkSync(process.execPath, join(folder, 'node'));
  return { folder, log };
}

function bash(script: string, cwd: string, env: Readonly<Record<string, string>>) {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  return new Promise<{ exit: number; stdout: string; stderr: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        exit: code ?? -1,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      }),
    );
  });
}

/** `name=value` and `name<<END`. */
function outputsIn(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^([\w-]+)(?:=(.*)|<<(.+)\n([\s\S]*?)\n\3)$/gm)].map(
    ([, name = '', line, , block]) => [name, line ?? block ?? ''] as const,
  );
}

type Value = string | boolean;
const truthy = (value: Value): boolean => value !== '' && value !== false;

export const filled = (text: string, known: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner) => String(evaluate(inner, (name) => known[name] ?? '')));

/** An expression of the runner, as far as ours go: names, strings, `==`, `!=`, `&&`, `||`, `!` and `cancelled()`. */
export function evaluate(text: string, known: (name: string) => string): Value {
  const tokens = [...text.matchAll(/'((?:[^']|'')*)'|(&&|\|\||==|!=|!|\(|\))|([\w.-]+(?:\(\))?)/g)];
  let at = 0;
  const sign = (wanted: string) => tokens[at]?.[2] === wanted && (at += 1) > 0;
  const one = (): Value => {
    if (sign('!')) return !truthy(one());
    if (sign('(')) {
      const value = or();
      sign(')');
      return value;
    }
    const [, string, , name = ''] = tokens[at++] ?? [];
    if (string !== undefined) return string.replaceAll("''", "'");
    if (name === 'cancelled()') return false;
    return name === 'success()' ? true : known(name);
  };
  const equal = (): Value => {
    const left = one();
    if (sign('==')) return String(left) === String(one());
    return sign('!=') ? String(left) !== String(one()) : left;
  };
  const and = (): Value => {
    let value = equal();
    while (sign('&&')) {
      const next = equal();
      value = truthy(value) ? next : value;
    }
    return value;
  };
  const or = (): Value => {
    let value = and();
    while (sign('||')) {
      const next = and();
      value = truthy(value) ? value : next;
    }
    return value;
  };
  return or();
}
