/** Lines that start files of this machine through a program of another kind: which of the files are hashed. */
import type { Kind, Named } from './kind.ts';

export interface StartedCase extends Named {
  /** The words, divided by blanks; `IMAGE` is an image by its digest, «…» one word with blanks. */
  readonly line: string;
  /** Files of the project that must be hashed, and no other. All that a case names are there. */
  readonly hashed: readonly string[];
  /** Further files that are there: content by path. */
  readonly also?: Readonly<Record<string, string>>;
  /** Variables that the config sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** It starts more than the files that are hashed, and says so. */
  readonly opaque?: true;
}

const cases: readonly StartedCase[] = [
  // .NET
  { name: 'a library of .NET', line: 'dotnet bin/notes.dll', hashed: ['bin/notes.dll'] },
  {
    name: 'a library of .NET with its settings',
    line: 'dotnet exec bin/notes.dll --stdio',
    hashed: ['bin/notes.dll', 'bin/notes.runtimeconfig.json', 'bin/notes.deps.json'],
  },
  {
    name: 'settings of .NET that the line names',
    line: 'dotnet exec --runtimeconfig other.json --depsfile deps.json bin/notes.dll',
    hashed: ['bin/notes.dll', 'other.json', 'deps.json'],
  },
  { name: 'a library for mono', line: 'mono bin/notes.exe', hashed: ['bin/notes.exe'] },
  // Java
  {
    name: 'a class path of one JAR file',
    line: 'java -cp lib/notes.jar com.acme.Notes',
    hashed: ['lib/notes.jar'],
  },
  {
    name: 'a class path of two, after other options',
    line: 'java -Xmx1g -Dx=y --add-modules ALL-SYSTEM --class-path=lib/a.jar:lib/b.jar com.acme.Notes',
    hashed: ['lib/a.jar', 'lib/b.jar'],
  },
  { name: 'a wildcard', line: 'java -cp lib/* com.acme.Notes', hashed: ['lib/a.jar', 'lib/b.jar'] },
  {
    name: 'a folder of classes',
    line: 'java -cp out:lib/a.jar com.acme.Notes',
    hashed: ['out/com/acme/Notes.class', 'lib/a.jar'],
  },
  { name: 'a class in the folder of the project', line: 'java Notes', hashed: ['Notes.class'] },
  {
    name: 'a module',
    line: 'java -p mods/a.jar:mods/b.jar -m acme/com.acme.Notes',
    hashed: ['mods/a.jar', 'mods/b.jar'],
  },
  {
    name: 'an agent',
    line: 'java -javaagent:agent.jar=x=y -jar notes.jar',
    hashed: ['notes.jar', 'agent.jar'],
  },
  {
    name: 'a boot class path',
    line: 'java -Xbootclasspath/a:boot.jar -jar notes.jar',
    hashed: ['notes.jar', 'boot.jar'],
  },
  {
    name: 'an argument file',
    line: 'java @java.args --stdio',
    also: { 'java.args': '# options\n-cp "lib/a.jar:lib/b.jar"\ncom.acme.Notes\n' },
    hashed: ['java.args', 'lib/a.jar', 'lib/b.jar'],
    opaque: true,
  },
  {
    name: 'an argument file with a JAR file in it',
    line: 'java @opts -Xmx1g',
    also: { opts: '-jar notes.jar' },
    hashed: ['opts', 'notes.jar'],
    opaque: true,
  },
  { name: 'a source file of Java', line: 'java --source 21 Notes.java', hashed: ['Notes.java'] },
  // Other interpreters
  { name: 'Julia', line: 'julia --project=. -t 4 server.jl', hashed: ['server.jl'] },
  {
    name: 'Julia with a file before it',
    line: 'julia -L first.jl server.jl',
    hashed: ['server.jl', 'first.jl'],
  },
  { name: 'Elixir', line: 'elixir -pa ebin server.exs', hashed: ['server.exs'] },
  {
    name: 'Elixir with a required file',
    line: 'elixir -r lib/a.ex --no-halt server.exs',
    hashed: ['server.exs', 'lib/a.ex'],
  },
  { name: 'Lua', line: 'lua5.4 -l socket server.lua', hashed: ['server.lua'] },
  { name: 'LuaJIT', line: 'luajit -j off server.lua', hashed: ['server.lua'] },
  { name: 'R', line: 'Rscript --vanilla server.R', hashed: ['server.R'] },
  { name: 'R with -f', line: 'R --no-echo -f server.R', hashed: ['server.R'] },
  { name: 'R with an expression', line: 'Rscript -e acme::serve()', hashed: [], opaque: true },
  {
    name: 'PHP with settings',
    line: 'php -d memory_limit=1G -c own.ini server.php',
    hashed: ['server.php', 'own.ini'],
  },
  { name: 'Perl', line: 'perl -w -Ilib server.pl', hashed: ['server.pl'] },
  {
    name: 'Ruby with a required file',
    line: 'ruby -W0 -r./boot.rb server.rb',
    hashed: ['server.rb', 'boot.rb'],
  },
  { name: 'Babashka', line: 'bb -f server.clj', hashed: ['server.clj'] },
  { name: 'Groovy', line: 'groovy -cp lib server.groovy', hashed: ['server.groovy'] },
  { name: 'Tcl', line: 'tclsh server.tcl', hashed: ['server.tcl'] },
  { name: 'AppleScript', line: 'osascript -l JavaScript server.js', hashed: ['server.js'] },
  {
    name: 'a module that Lua finds by its name',
    line: 'lua -l first -lsub.second server.lua',
    hashed: ['server.lua', 'first.lua', 'sub/second/init.lua'],
  },
  {
    name: 'a module behind one that is called as the script is',
    line: 'lua -l server.lua -l second server.lua',
    hashed: ['server.lua', 'second.lua'],
  },
  {
    name: 'a module that Perl finds by its name',
    line: 'perl -I lib -MAcme::First=x -w server.pl',
    hashed: ['server.pl', 'lib/Acme/First.pm'],
  },
  {
    name: 'a file that Ruby finds by its name',
    line: 'ruby -Ilib -rfirst server.rb',
    hashed: ['server.rb', 'lib/first.rb'],
  },
  {
    name: 'a file that PHP runs first',
    line: 'php -d auto_prepend_file=first.php server.php',
    hashed: ['server.php', 'first.php'],
  },
  { name: 'the profile of R', line: 'Rscript server.R', hashed: ['server.R', '.Rprofile'] },
  {
    name: 'no profile of R',
    line: 'Rscript --vanilla server.R',
    also: { '.Rprofile': 'x' },
    hashed: ['server.R'],
  },
  { name: 'WebAssembly', line: 'wasmtime run --dir . notes.wasm', hashed: ['notes.wasm'] },
  { name: 'awk', line: 'awk -F : -f server.awk', hashed: ['server.awk'] },
  { name: 'a script of a program that no table has', line: 'acme-run server.py', hashed: ['server.py'] },
  { name: 'the same behind a verb', line: 'blender --python server.py', hashed: ['server.py'] },
  {
    name: 'settings of cargo',
    line: 'cargo run --manifest-path srv/Cargo.toml',
    hashed: ['srv/Cargo.toml', 'srv/.cargo/config.toml'],
  },
  {
    name: 'settings of dotnet run',
    line: 'dotnet run --project srv',
    hashed: ['srv/Properties/launchSettings.json'],
  },
  { name: 'a Makefile', line: 'make -C srv mcp', hashed: ['srv/Makefile'] },
  {
    name: 'a project of .NET in the folder, and words that are added to its builds',
    line: 'dotnet run --project srv',
    hashed: ['srv/notes.csproj', 'srv/Directory.Build.rsp'],
  },
  {
    name: 'tasks of the nearest folder above that has any',
    line: 'task -d srv/notes mcp',
    hashed: ['srv/Taskfile.yml'],
    also: { 'Taskfile.yml': '', 'srv/notes/readme.md': '' },
  },
  {
    name: 'a manifest named by its folder',
    line: 'pixi run --manifest-path srv python -V',
    hashed: ['srv/pixi.toml'],
  },
  {
    name: 'a file behind other options of bun',
    line: 'bun --cwd srv index.ts',
    hashed: ['srv/index.ts', 'srv/bunfig.toml'],
  },
  {
    name: 'what nodemon is told to start',
    line: 'nodemon server.js',
    hashed: ['server.js', 'nodemon.json', 'package.json'],
  },
  {
    name: 'the shell of a flake',
    line: 'nix develop -c node server.js',
    hashed: ['server.js', 'flake.nix', 'flake.lock'],
  },
  {
    name: 'the shell of nix-shell',
    line: 'nix-shell --run «node server.js»',
    hashed: ['server.js', 'shell.nix'],
  },
  {
    name: 'scripts of devbox',
    line: 'devbox run -c srv -- node server.js',
    hashed: ['server.js', 'srv/devbox.json'],
  },
  {
    name: 'hooks of mise in another folder',
    line: 'mise -C srv exec -- node server.js',
    hashed: ['srv/server.js', 'srv/mise.toml'],
  },
  {
    name: 'a schema that runs commands',
    line: 'varlock run -- node server.js',
    hashed: ['server.js', '.env.schema'],
  },
  {
    name: 'variables that a program says',
    line: 'env-cmd -r rc.js node server.js',
    hashed: ['server.js', 'rc.js'],
  },
  {
    name: 'a wrapper that reads no file',
    line: 'conda run -n notes node server.js',
    hashed: ['server.js'],
    also: { 'flake.nix': '', 'nodemon.json': '' },
  },
  {
    name: 'a file for a program of no table',
    line: 'python -m notes_runner run srv/server.py',
    hashed: ['srv/server.py'],
  },
  {
    name: 'a file that a shell reads first',
    line: 'bash start.sh',
    env: { BASH_ENV: './env.sh' },
    hashed: ['start.sh', 'env.sh'],
  },
  {
    name: 'an agent in the options of Java',
    line: 'java -jar notes.jar',
    env: { JDK_JAVA_OPTIONS: '-Xmx1g -javaagent:lib/agent.jar=x' },
    hashed: ['notes.jar', 'lib/agent.jar'],
  },
  {
    name: 'a module in the options of Ruby',
    line: 'ruby srv.rb',
    env: { RUBYOPT: '-w -r./hook' },
    hashed: ['srv.rb', 'hook.rb'],
  },
  {
    name: 'a hook of .NET',
    line: 'dotnet notes.dll',
    env: { DOTNET_STARTUP_HOOKS: 'hook.dll' },
    hashed: ['notes.dll', 'hook.dll'],
  },
  {
    name: 'a script of Lua before the first',
    line: 'lua srv.lua',
    env: { LUA_INIT: '@init.lua' },
    hashed: ['srv.lua', 'init.lua'],
  },
  {
    name: 'a further makefile',
    line: 'make notes',
    env: { MAKEFILES: 'a.mk b.mk' },
    hashed: ['Makefile', 'a.mk', 'b.mk'],
  },
  {
    name: 'a program of the project on the PATH',
    line: 'node srv.js',
    env: { PATH: './bin:/usr/bin' },
    hashed: ['srv.js', 'bin/node'],
  },
  {
    name: 'a library that is loaded before',
    line: 'env LD_PRELOAD=./hook.so node srv.js',
    hashed: ['srv.js', 'hook.so'],
  },
  {
    name: 'variables that load nothing',
    line: 'node srv.js',
    env: { PATH: '/usr/bin:/bin', DATA: './data.json', PYTHONPATH: 'src' },
    hashed: ['srv.js'],
    also: { 'data.json': '{}', 'src/a.py': '' },
  },
  { name: 'tasks of mise', line: 'mise run mcp', hashed: ['mise.toml'] },
  {
    name: 'a workspace by the name of its package',
    line: 'npm -w @acme/srv run mcp',
    also: {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/one/package.json': '{"name":"@acme/srv"}',
      'packages/two/package.json': '{"name":"two"}',
    },
    hashed: ['package.json', 'packages/one/package.json'],
  },
  {
    name: 'a workspace of pnpm without its scope',
    line: 'pnpm --filter srv run mcp',
    also: {
      'package.json': '{}',
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
      'packages/one/package.json': '{"name":"@acme/srv"}',
    },
    hashed: ['package.json', 'packages/one/package.json'],
  },
  {
    name: 'a workspace of yarn',
    line: 'yarn workspace srv run mcp',
    also: {
      'package.json': '{"workspaces":{"packages":["packages/one"]}}',
      'packages/one/package.json': '{"name":"srv"}',
    },
    hashed: ['package.json', 'packages/one/package.json'],
  },
  {
    name: 'a file among the arguments of a program',
    line: 'acme-server --open notes.py',
    also: { 'notes.py': 'x' },
    hashed: [],
  },
  // Containers
  {
    name: 'a mounted script',
    line: 'docker run -i --rm -v ./srv:/w IMAGE python /w/server.py',
    hashed: ['srv/server.py'],
  },
  {
    name: 'a mounted script, read-only, with podman',
    line: 'podman run -i --volume=./srv:/w:ro,Z IMAGE python /w/server.py',
    hashed: ['srv/server.py'],
  },
  {
    name: 'a mount in the long form',
    line: 'docker run -i --mount type=bind,source=./srv,target=/w,readonly IMAGE node /w/server.js',
    hashed: ['srv/server.js'],
  },
  {
    name: 'other names of the same',
    line: 'docker run -i --mount=type=bind,src=srv,dst=/w IMAGE node /w/sub/../server.js',
    hashed: ['srv/server.js'],
  },
  {
    name: 'a working folder',
    line: 'docker run -i -v ./srv:/w -w /w IMAGE node server.js',
    hashed: ['srv/server.js'],
  },
  { name: 'an entrypoint', line: 'docker run -i -v ./srv:/w --entrypoint /w/run IMAGE', hashed: ['srv/run'] },
  {
    name: 'an entrypoint that is an interpreter',
    line: 'docker run -i -v ./srv:/w --entrypoint node IMAGE /w/server.js',
    hashed: ['srv/server.js'],
  },
  {
    name: 'a script for the interpreter of the image',
    line: 'docker run -i -v ./srv:/w IMAGE /w/server.py',
    hashed: ['srv/server.py'],
  },
  {
    name: 'one mounted file',
    line: 'docker run -i -v ./server.py:/opt/notes/server.py IMAGE',
    hashed: ['server.py'],
  },
  {
    name: 'a file that a variable makes the program load',
    line: 'docker run -i -v ./srv:/w -e NODE_OPTIONS=--require=/w/x.js IMAGE',
    hashed: ['srv/x.js'],
  },
  {
    name: 'a script in a shell line',
    line: 'docker run -i -v ./srv:/w IMAGE sh -c «cd / && exec node /w/server.js»',
    hashed: ['srv/server.js'],
  },
  {
    name: 'a folder of a mount that an option names',
    line: 'docker run -i -v ./srv:/w IMAGE uv run --directory /w server.py',
    hashed: ['srv/server.py'],
    opaque: true,
  },
  {
    name: 'a folder of a mount that a shell line goes to',
    line: 'docker run -i -v ./srv:/w IMAGE sh -c «cd /w && node server.js»',
    hashed: ['srv/server.js'],
    opaque: true,
  },
  {
    name: 'a mount inside a mount',
    line: 'docker run -i -v ./srv:/w -v ./other:/w/sub IMAGE node /w/sub/server.js',
    hashed: ['other/server.js'],
  },
  {
    name: 'a module of a mount',
    line: 'docker run -i -v ./srv:/w -w /w IMAGE python -m notes',
    hashed: [],
    opaque: true,
  },
  {
    name: 'a script of a mounted project',
    line: 'docker run -i -v ./srv:/w IMAGE npm --prefix /w start',
    hashed: [],
    opaque: true,
  },
  {
    name: 'a mount over the program of the image',
    line: 'docker run -i -v ./srv:/app IMAGE',
    hashed: [],
    opaque: true,
  },
  {
    name: 'a script in a volume',
    line: 'docker run -i -v code:/w IMAGE node /w/server.js',
    hashed: [],
    opaque: true,
  },
  {
    name: 'volumes of another container',
    line: 'docker run -i --volumes-from other IMAGE',
    hashed: [],
    opaque: true,
  },
  {
    name: 'a search path into a mount',
    line: 'docker run -i -v ./srv:/w -e PYTHONPATH=/w IMAGE',
    hashed: [],
    opaque: true,
  },
  {
    name: 'Compose, and the script that its service mounts',
    line: 'docker compose run --rm notes',
    also: {
      'compose.yaml':
        'services:\n  notes:\n    image: python:3\n    command: python /w/server.py\n    volumes:\n      - ./srv:/w\n',
    },
    hashed: ['compose.yaml', 'srv/server.py'],
    opaque: true,
  },
  {
    name: 'docker-compose with a file of its own',
    line: 'docker-compose -f ops/mcp.yml run -T notes',
    also: {
      'ops/mcp.yml':
        'services:\n  notes:\n    entrypoint: [node]\n    command: [server.js]\n    working_dir: /w\n    volumes:\n      - {type: bind, source: ../srv, target: /w}\n',
    },
    hashed: ['ops/mcp.yml', 'srv/server.js'],
    opaque: true,
  },
  // As quiet as before
  { name: 'a mounted folder of data', line: 'docker run -i -v ./notes:/data IMAGE', hashed: [] },
  { name: 'a folder as an argument', line: 'docker run -i -v ./notes:/projects IMAGE /projects', hashed: [] },
  { name: 'a mounted database', line: 'docker run -i -v ./notes.db:/notes.db IMAGE /notes.db', hashed: [] },
  { name: 'a socket', line: 'docker run -i -v /var/run/docker.sock:/var/run/docker.sock IMAGE', hashed: [] },
  { name: 'a volume of data', line: 'docker run -i -v notes:/app/data IMAGE', hashed: [] },
  {
    name: 'the folder of the work, as data',
    line: 'docker run -i -v .:/workspace -w /workspace IMAGE',
    hashed: [],
  },
  {
    name: 'a script of the image',
    line: 'docker run -i -v ./notes:/data IMAGE python /srv/server.py',
    hashed: [],
  },
];

export const kind: Kind<StartedCase> = {
  promise: 'origin',
  kind: 'Files of this machine that start through .NET, Java, another interpreter or a container: each is hashed, or the launch counts as opaque.',
  cases,
  open: 'What such a file loads in turn, and a mounted folder in which the image itself looks for code, are not hashed.',
};
