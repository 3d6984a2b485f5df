/**
 * Who is asking at the chat doors: a short token that binds shop, visitor, customer and conversation, made only after
 * Shopify's proxy signature proved shop and customer. Every door calls askerOf; nothing a browser sends is believed
 * besides this token.
 */
import { z } from "zod";
import type { Asker } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import type { Language } from "~/models/language-model";
import type { Clock } from "~/platform/clock";
import { systemClock } from "~/platform/clock";
import { AppError } from "~/platform/errors";
import { newSecret } from "~/platform/ids";
import { signToken, verifyToken } from "~/platform/signed-token.server";
import type { Shop } from "~/shops.server";
import { readDesk } from "./desk.server";
import type { Desk } from "./desk.server";

export interface ChatAsker extends Asker {
  shopId: string;
  /** The page's language when the session was opened. */
  language: Language;
  /** What askerOf read of the shop for this request; absent in an asker that no door made. */
  desk?: Desk;
}

/** Long enough for a visit, short enough that a token found in a log is worthless. */
export const TOKEN_TTL_SECONDS = 30 * 60;
const VISITOR_TTL_SECONDS = 400 * 24 * 3600;
const CHAT = "chat";
const VISITOR = "visitor";

const tokenSchema = z.object({
  s: z.string().min(1),
  v: z.string().min(1),
  c: z.string().min(1).nullable(),
  k: z.string().min(1),
  l: z.enum(["en", "zh"]),
});

/** The token for `asker`; it ends after 30 minutes. */
export function chatToken(asker: ChatAsker, clock: Clock = systemClock): string {
  const payload = {
    s: asker.shopId,
    v: asker.visitorId,
    c: asker.customerGid,
    k: asker.conversationId,
    l: asker.language,
  };
  return signToken(payload, { audience: CHAT, ttlSeconds: TOKEN_TTL_SECONDS }, clock);
}

/**
 * The asker of a request with `Authorization: Bearer <token>`, the shop it belongs to, and that shop's database.
 * @throws AppError unauthorised (missing, forged, expired), shop-not-installed
 */
export async function askerOf(
  request: Request,
  clock: Clock = systemClock,
): Promise<{ asker: ChatAsker; shop: Shop; db: ShopDb }> {
  const bearer = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.get("Authorization") ?? "");
  const asker = bearer?.[1] === undefined ? null : readToken(bearer[1], clock);
  if (asker === null) throw new AppError("unauthorised", "no valid chat token");
  const found = await readDesk(asker.shopId);
  if (found === null || found.desk.shop.uninstalledAt !== null)
    throw new AppError("shop-not-installed", "the shop is not installed");
  const { db, desk } = found;
  return { asker: { ...asker, desk }, shop: desk.shop, db };
}

/** The asker in a token, or null when it is not ours, not whole, or over. */
export function readToken(token: string, clock: Clock = systemClock): ChatAsker | null {
  const parsed = tokenSchema.safeParse(verifyToken(token, { audience: CHAT }, clock));
  if (!parsed.success) return null;
  const { s, v, c, k, l } = parsed.data;
  return { shopId: s, visitorId: v, customerGid: c, conversationId: k, language: l };
}

/** The visitor in a browser's key; a missing, forged or stale key makes a new visitor, whom nobody can guess. */
export function visitorOf(
  key: string | null | undefined,
  clock: Clock = systemClock,
): { visitorId: string; visitorKey: string } {
  const known = z
    .object({ v: z.string().min(16) })
    .safeParse(key ? verifyToken(key, { audience: VISITOR }, clock) : null);
  const visitorId = known.success ? known.data.v : newSecret(18);
  const visitorKey = signToken({ v: visitorId }, { audience: VISITOR, ttlSeconds: VISITOR_TTL_SECONDS }, clock);
  return { visitorId, visitorKey };
}
