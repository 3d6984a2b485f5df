/** Sessions of the app library in a Map, for library-probe.ts only. */
import type { Session } from "@shopify/shopify-api";

export class MemorySessionStorage {
  private readonly sessions = new Map<string, Session>();
  async storeSession(session: Session): Promise<boolean> {
    this.sessions.set(session.id, session);
    return true;
  }
  async loadSession(id: string): Promise<Session | undefined> {
    return this.sessions.get(id);
  }
  async deleteSession(id: string): Promise<boolean> {
    return this.sessions.delete(id);
  }
  async deleteSessions(ids: string[]): Promise<boolean> {
    ids.forEach((id) => this.sessions.delete(id));
    return true;
  }
  async findSessionsByShop(shop: string): Promise<Session[]> {
    return [...this.sessions.values()].filter((session) => session.shop === shop);
  }
}
