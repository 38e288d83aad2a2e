/**
 * The flags of `docker`, `podman` and `nerdctl` in front of an image: data for `flags.ts`. Of `run` only the switches are
 * listed, because every other flag there takes a value (checked with docker 28.2; podman's from its manual).
 */
import type { FlagTable } from '../line/flags.ts';
import { names } from '../line/flags.ts';

/** Before the command. */
export const DOCKER_GLOBALS: FlagTable = {
  valued:
    names(`--context -c --config -H --host -l --log-level --tlscacert --tlscert --tlskey --connection --url
    --identity --root --runroot --storage-driver --storage-opt --namespace -n --address -a --cgroup-manager --module
    --tmpdir --events-backend --runtime --volumepath --network-cmd-path`),
  switches: names('-D --debug --tls --tlsverify -r --remote --syslog --noout --debug-full'),
  unknown: 'error',
  clusters: true,
};

/** Between `run` and the image. */
export const DOCKER_RUN: FlagTable = {
  valued: names('-e -a -c -h -l -m -p -u -v -w'),
  switches:
    names(`-i -t -d -P -q --interactive --tty --rm --detach --init --privileged --publish-all --read-only
    --no-healthcheck --oom-kill-disable --sig-proxy --quiet --use-api-socket --disable-content-trust --help
    --replace --rmi --env-host --no-hosts --no-hostname --tls-verify --http-proxy --passwd --read-only-tmpfs --rootfs
    --unsetenv-all`),
  unknown: 'valued',
  clusters: true,
};
