/**
 * What every message needs to know of its shop, read in one statement at the door: the shop, the merchant's switch, the
 * persona that speaks. Read anew for each request and never kept, so that a published tone, the switch and an uninstall
 * hold from the next message on. Called by askerOf and startTurn.
 */
import type { PersonaView } from "~/agent/index.server";
import { forShop, shopStatement } from "~/db.server";
import type { ShopDb } from "~/db.server";
import type { Shop } from "~/shops.server";

export interface Desk {
  shop: Shop;
  isAssistantOn: boolean;
  /** Null before the first turn of a shop: publishedPersona makes it. */
  persona: PersonaView | null;
}

/** @returns null when there is no such shop; an uninstalled one is found */
export async function readDesk(shopId: string): Promise<{ db: ShopDb; desk: Desk } | null> {
  const db = forShop(shopId);
  const [row] = await readRow(db, []);
  if (row === undefined) return null;
  const { shop, persona, isAssistantOn } = row;
  // A shop that never saved any settings has the defaults, and by default the assistant is on.
  return { db, desk: { shop: shopOf(shop), isAssistantOn: isAssistantOn ?? true, persona: personaOf(persona) } };
}

interface Row {
  shop: Stored<Shop>;
  isAssistantOn: boolean | null;
  persona: Stored<PersonaView> | null;
}

/** As JSON has it: instants are text without a zone, in UTC. */
type Stored<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };

const readRow = shopStatement<Row>(
  "desk",
  `SELECT settings.is_assistant_on AS "isAssistantOn",
    jsonb_build_object('id', shop.id, 'domain', shop.domain, 'name', shop.name, 'currency', shop.currency,
      'primaryLocale', shop.primary_locale, 'locales', shop.locales, 'markets', shop.markets,
      'timezone', shop.timezone, 'primaryUrl', shop.primary_url,
      'plan', shop.plan, 'grantedScopes', shop.granted_scopes, 'installedAt', shop.installed_at,
      'uninstalledAt', shop.uninstalled_at, 'syncPausedReason', shop.sync_paused_reason,
      'createdAt', shop.created_at) AS shop,
    (SELECT jsonb_build_object('id', id, 'version', version, 'status', status, 'assistantName', assistant_name,
        'greetingEn', greeting_en, 'greetingZh', greeting_zh, 'preset', preset, 'toneText', tone_text, 'rules', rules,
        'createdAt', created_at, 'publishedAt', published_at)
      FROM persona WHERE persona.shop_id = $1 AND persona.status = 'published' ORDER BY version DESC LIMIT 1) AS persona
  FROM shop LEFT JOIN shop_settings AS settings ON settings.shop_id = shop.id WHERE shop.id = $1`,
);

function shopOf(stored: Row["shop"]): Shop {
  const { installedAt, uninstalledAt, createdAt } = stored;
  return {
    ...stored,
    installedAt: instant(installedAt),
    uninstalledAt: uninstalledAt === null ? null : instant(uninstalledAt),
    createdAt: instant(createdAt),
  };
}

function personaOf(stored: Row["persona"]): PersonaView | null {
  if (stored === null) return null;
  const { createdAt, publishedAt } = stored;
  return {
    ...stored,
    createdAt: instant(createdAt),
    publishedAt: publishedAt === null ? null : instant(publishedAt),
  };
}

function instant(text: string): Date {
  return new Date(`${text}Z`);
}
