/**
 * A TCP proxy on loopback between the app and its database server, which can refuse, cut and stall, at the very moment at
 * which a given text passes. Used by the R2 tests. Trouble is switched on by the test and off again; close() ends all.
 */
import { connect, createServer, type Socket } from "node:net";

export interface TcpProxy {
  port: number;
  /** New connections are closed at once and those that exist are cut: the server is down. */
  refuse(): void;
  /** Bytes in both directions wait from now on; connections stay open. */
  stall(): void;
  /**
   * Cuts the connection on which a request with this text passes: before the server has seen it, or after the server has
   * answered it, so that only the answer is lost. Once.
   */
  cutAt(text: string, when: "before" | "after"): void;
  /** Everything passes again; what waited goes on. */
  mend(): void;
  /** How often cutAt has cut. */
  cuts(): number;
  close(): Promise<void>;
}

interface Cut {
  text: string;
  when: "before" | "after";
}

/** @param target port of the real server on 127.0.0.1 */
export async function tcpProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  const state: State = { isRefusing: false, isStalled: false, cut: null, cuts: 0 };
  const server = createServer((client) => {
    if (state.isRefusing) {
      client.destroy();
      return;
    }
    const pair = new Pair(client, connect(target, "127.0.0.1"), state);
    pairs.add(pair);
    client.on("close", () => pairs.delete(pair));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const cutAll = () => pairs.forEach((pair) => pair.destroy());
  return {
    port: typeof address === "object" && address ? address.port : 0,
    refuse: () => {
      state.isRefusing = true;
      cutAll();
    },
    stall: () => {
      state.isStalled = true;
    },
    cutAt: (text, when) => {
      state.cut = { text, when };
    },
    mend: () => {
      Object.assign(state, { isRefusing: false, isStalled: false, cut: null });
      pairs.forEach((pair) => pair.flush());
    },
    cuts: () => state.cuts,
    close: () =>
      new Promise((done) => {
        cutAll();
        server.close(() => done());
      }),
  };
}

interface State {
  isRefusing: boolean;
  isStalled: boolean;
  cut: Cut | null;
  cuts: number;
}

class Pair {
  private waiting: (() => void)[] = [];
  private cutsNextAnswer = false;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly state: State,
  ) {
    client.on("data", (bytes) => this.soon(() => this.fromClient(bytes)));
    server.on("data", (bytes) => this.soon(() => this.fromServer(bytes)));
    for (const socket of [client, server]) {
      socket.on("error", () => this.destroy());
      socket.on("close", () => this.destroy());
    }
  }

  flush(): void {
    for (const pass of this.waiting.splice(0)) pass();
  }

  destroy(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private soon(pass: () => void): void {
    if (this.state.isStalled) this.waiting.push(pass);
    else pass();
  }

  private fromClient(bytes: Buffer): void {
    const { cut } = this.state;
    if (cut !== null && bytes.includes(cut.text)) {
      this.state.cut = null;
      this.state.cuts += 1;
      if (cut.when === "before") return this.destroy();
      this.cutsNextAnswer = true;
    }
    this.server.write(bytes);
  }

  private fromServer(bytes: Buffer): void {
    if (this.cutsNextAnswer) this.destroy();
    else this.client.write(bytes);
  }
}
