/**
 * Where access tokens live: Shopify's Prisma session storage on our database, with tokens encrypted. Used by the
 * library only. The database opens after this module is loaded, so the Prisma storage is made at first use; a token
 * that cannot be decrypted (its key is gone) counts as no session, and the next admin visit gets a new one.
 */
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { Session } from "@shopify/shopify-app-remix/server";
import { systemDb } from "~/db.server";
import type { TokenBox } from "./token-box.server";

type Client = ReturnType<typeof systemDb>;

export class EncryptedSessionStorage {
  private made: { client: Client; storage: PrismaSessionStorage<Client> } | null = null;

  constructor(private readonly box: () => TokenBox) {}

  async storeSession(session: Session): Promise<boolean> {
    return this.storage().storeSession(this.transformed(session, (token) => this.box().seal(token)));
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const session = await this.storage().loadSession(id);
    return session && this.opened(session);
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.storage().deleteSession(id);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    return this.storage().deleteSessions(ids);
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const sessions = await this.storage().findSessionsByShop(shop);
    return sessions.map((session) => this.opened(session)).filter((session) => session !== undefined);
  }

  /** One per database client: a process that closed and opened its database again (tests) gets a new one. */
  private storage(): PrismaSessionStorage<Client> {
    const client = systemDb();
    if (this.made?.client !== client)
      this.made = { client, storage: new PrismaSessionStorage(client, { connectionRetryIntervalMs: 250 }) };
    return this.made.storage;
  }

  private opened(session: Session): Session | undefined {
    try {
      return this.transformed(session, (token) => this.box().open(token));
    } catch {
      return undefined;
    }
  }

  private transformed(session: Session, change: (token: string) => string): Session {
    const copy = new Session(session.toObject());
    if (copy.accessToken) copy.accessToken = change(copy.accessToken);
    if (copy.refreshToken) copy.refreshToken = change(copy.refreshToken);
    return copy;
  }
}
