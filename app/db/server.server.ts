/**
 * A PostgreSQL server as the database: a pool for queries and one dedicated connection for notifications, which comes back
 * by itself after the server was away. Called by db.server.ts when DATABASE_URL is set. Every session runs in UTC, so
 * that `now()` and a timestamp column mean the same instant.
 */
import pg from "pg";

const RECONNECT_MS = 500;
const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

export interface ServerPostgres {
  pool: pg.Pool;
  /** Runs `fn` for each notification on `channel`; returns the function that stops it. */
  listen(channel: string, fn: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/**
 * @param connectionString postgres://user:password@host:port/database
 * @param options.onLost called with the error when an idle or listening connection drops; queries retry by themselves
 */
export function openServer(connectionString: string, options: { onLost: (error: Error) => void }): ServerPostgres {
  const settings = { connectionString, options: "-c TimeZone=UTC", connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
  const pool = new pg.Pool({ ...settings, max: MAX_CONNECTIONS });
  pool.on("error", options.onLost);
  const listener = new Listener(() => new pg.Client({ ...settings, keepAlive: true }), options.onLost);
  return {
    pool,
    listen: (channel, fn) => listener.listen(channel, fn),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

type Receive = (payload: string) => void;

class Listener {
  private readonly receivers = new Map<string, Set<Receive>>();
  private connecting: Promise<pg.Client> | null = null;
  private isClosed = false;

  constructor(
    private readonly makeClient: () => pg.Client,
    private readonly onLost: (error: Error) => void,
  ) {}

  async listen(channel: string, fn: Receive): Promise<() => Promise<void>> {
    const set = this.receivers.get(channel) ?? new Set();
    const isFirst = set.size === 0;
    this.receivers.set(channel, set.add(fn));
    const client = await this.client();
    if (isFirst) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return async () => {
      set.delete(fn);
      if (set.size > 0 || this.isClosed || this.connecting === null) return;
      await (await this.connecting).query(`UNLISTEN ${pg.escapeIdentifier(channel)}`);
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const client = await this.connecting?.catch(() => null);
    this.connecting = null;
    await client?.end();
  }

  private client(): Promise<pg.Client> {
    this.connecting ??= this.connect().catch((error: unknown) => {
      this.connecting = null;
      throw error;
    });
    return this.connecting;
  }

  private async connect(): Promise<pg.Client> {
    const client = this.makeClient();
    client.on("notification", ({ channel, payload }) => {
      for (const receive of this.receivers.get(channel) ?? []) receive(payload ?? "");
    });
    client.on("error", (error) => this.lost(client, error));
    client.on("end", () => this.lost(client, new Error("The notification connection ended")));
    await client.connect();
    for (const [channel, set] of this.receivers) {
      if (set.size > 0) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    }
    return client;
  }

  private lost(client: pg.Client, error: Error): void {
    if (this.isClosed || this.connecting === null) return;
    this.connecting = null;
    client.removeAllListeners();
    client.on("error", () => undefined);
    this.onLost(error);
    this.retry();
  }

  private retry(): void {
    const timer = setTimeout(() => {
      if (!this.isClosed) this.client().catch(() => this.retry());
    }, RECONNECT_MS);
    timer.unref();
  }
}
