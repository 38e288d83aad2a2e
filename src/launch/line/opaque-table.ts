/**
 * Programs that start another one, on this machine or elsewhere, in a way that no row of `wrapper-table.ts` or
 * `tool-table.ts` reads: their lines are opaque. Data only; `launchers/shell.ts` and `understand.ts` read it.
 */
import { wordList } from './options.ts';

/** Whatever stands behind them. */
const ALWAYS = new Set(
  wordList(`ksh mksh fish csh tcsh nu busybox cross-env-shell ssh mosh plink socat nc ncat netcat telnet websocat
    script strace ltrace gdb lldb valgrind perf watch watchexec entr reflex air pm2 forever concurrently npm-run-all
    npm-run-all2 run-s run-p start-server-and-test screen tmux su runuser chroot unshare nsenter setpriv systemd-run
    flatpak-spawn proot parallel xargs rlwrap numactl prlimit faketime cgexec cpulimit daemonize tsocks torify
    dbus-launch ssh-agent wine wine64 qemu-x86_64 qemu-aarch64 box64 start open summon vaultenv envconsul lima
    supervisord foreman honcho overmind hivemind gnome-terminal xterm osascript-shell`),
);

/** With one of these words behind their name. */
const VERBS: Readonly<Record<string, RegExp>> = {
  kubectl: /^(?:exec|run|attach|debug|cp)$/,
  oc: /^(?:exec|run|attach|debug|rsh)$/,
  crictl: /^(?:exec|run)$/,
  ctr: /^(?:run|task|tasks)$/,
  container: /^(?:run|exec)$/,
  lxc: /^(?:exec|shell)$/,
  incus: /^(?:exec|shell)$/,
  multipass: /^(?:exec|shell)$/,
  limactl: /^shell$/,
  colima: /^ssh$/,
  vagrant: /^ssh$/,
  machinectl: /^shell$/,
  toolbox: /^(?:run|enter)$/,
  distrobox: /^enter$/,
  flatpak: /^run$/,
  snap: /^run$/,
  devcontainer: /^exec$/,
  nomad: /^(?:exec|alloc)$/,
  heroku: /^(?:run|local:run|ps:exec)/,
  fly: /^ssh$/,
  flyctl: /^ssh$/,
  railway: /^(?:run|shell|ssh)$/,
  netlify: /^dev:exec$/,
  gcloud: /^ssh$/,
  gh: /^codespace$/,
  aws: /^(?:ssm|execute-command)$/,
  az: /^(?:exec|ssh)$/,
  tsh: /^(?:ssh|kubectl|aws)$/,
  boundary: /^(?:connect|exec)$/,
  thv: /^run$/,
  uvenv: /^(?:run|runuv|runpip|x)$/,
  pipx: /^(?!run$|list$).+/,
  'pass-cli': /^run$/,
  phase: /^run$/,
  berglas: /^exec$/,
  gopass: /^env$/,
  'aws-sso': /^exec$/,
  saml2aws: /^exec$/,
  assume: /^./,
  proto: /^(?:run|exec)$/,
  vfox: /^(?:exec|x)$/,
  hermit: /^exec$/,
  spack: /^(?:run|build-env)$/,
  modal: /^(?:run|shell)$/,
  systemctl: /^start$/,
  launchctl: /^(?:asuser|bsexec|submit|kickstart)$/,
  cargo: /^(?:watch|make|script|\+.*)$/,
  poetry: /^(?:shell|exec)$/,
};

/** Whether nobody can say what such a line starts. */
export const isOpaqueProgram = (program: string, args: readonly string[]): boolean => {
  if (ALWAYS.has(program)) return true;
  const verbs = Object.hasOwn(VERBS, program) ? VERBS[program] : undefined;
  return verbs !== undefined && args.some((arg) => verbs.test(arg));
};
