-- Aisle's first tables, as `prisma migrate diff --from-empty` writes them for schema.prisma, then what Prisma cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "primary_locale" TEXT NOT NULL DEFAULT 'en',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "primary_url" TEXT NOT NULL,
    "plan" TEXT,
    "granted_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "installed_at" TIMESTAMP(3) NOT NULL,
    "uninstalled_at" TIMESTAMP(3),
    "sync_paused_reason" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_settings" (
    "shop_id" TEXT NOT NULL,
    "is_assistant_on" BOOLEAN NOT NULL DEFAULT true,
    "handoff_email" TEXT,
    "handoff_reply_minutes" INTEGER NOT NULL DEFAULT 60,
    "retention_days" INTEGER NOT NULL DEFAULT 365,
    "daily_turn_cap" INTEGER NOT NULL DEFAULT 5000,
    "is_setup_dismissed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "persona" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "assistant_name" TEXT NOT NULL,
    "greeting_en" TEXT NOT NULL,
    "greeting_zh" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "tone_text" TEXT NOT NULL DEFAULT '',
    "rules" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMP(3),

    CONSTRAINT "persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "category" TEXT,
    "tags" TEXT[],
    "status" TEXT NOT NULL,
    "is_sellable" BOOLEAN NOT NULL,
    "is_available" BOOLEAN NOT NULL,
    "url" TEXT,
    "image_url" TEXT,
    "image_alt" TEXT,
    "options" JSONB NOT NULL,
    "metafields" JSONB NOT NULL,
    "currency" TEXT NOT NULL,
    "min_price_minor" INTEGER,
    "max_price_minor" INTEGER,
    "total_inventory" INTEGER NOT NULL DEFAULT 0,
    "search_text" TEXT NOT NULL DEFAULT '',
    "search_vector" tsvector,
    "shop_created_at" TIMESTAMP(3),
    "shop_updated_at" TIMESTAMP(3) NOT NULL,
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "variant" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "product_gid" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "price_minor" INTEGER,
    "compare_at_minor" INTEGER,
    "is_available" BOOLEAN NOT NULL,
    "inventory_quantity" INTEGER,
    "options" JSONB NOT NULL,
    "sizes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "colors" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "variant_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "collection" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "shop_updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "product_in_collection" (
    "shop_id" TEXT NOT NULL,
    "product_gid" TEXT NOT NULL,
    "collection_gid" TEXT NOT NULL,

    CONSTRAINT "product_in_collection_pkey" PRIMARY KEY ("shop_id","product_gid","collection_gid")
);

-- CreateTable
CREATE TABLE "document" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "locale" TEXT,
    "content_hash" TEXT NOT NULL,
    "shop_updated_at" TIMESTAMP(3),
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passage" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "search_vector" tsvector,

    CONSTRAINT "passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "first_name" TEXT,
    "locale" TEXT,
    "orders_count" INTEGER NOT NULL DEFAULT 0,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "shop_updated_at" TIMESTAMP(3) NOT NULL,
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_gid" TEXT,
    "processed_at" TIMESTAMP(3) NOT NULL,
    "cancelled_at" TIMESTAMP(3),
    "financial_status" TEXT NOT NULL,
    "fulfillment_status" TEXT NOT NULL,
    "return_status" TEXT NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status_page_url" TEXT,
    "shop_updated_at" TIMESTAMP(3) NOT NULL,
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "order_gid" TEXT NOT NULL,
    "product_gid" TEXT,
    "variant_gid" TEXT,
    "title" TEXT NOT NULL,
    "variant_title" TEXT,
    "quantity" INTEGER NOT NULL,
    "current_quantity" INTEGER NOT NULL,
    "unit_price_minor" INTEGER NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "fulfillment" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "order_gid" TEXT NOT NULL,
    "display_status" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "estimated_delivery_at" TIMESTAMP(3),
    "delivered_at" TIMESTAMP(3),
    "tracking" JSONB NOT NULL,
    "events" JSONB NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "fulfillment_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "refund" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "order_gid" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "gateway" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "order_return" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "order_gid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requested_at" TIMESTAMP(3),
    "lines" JSONB NOT NULL,

    CONSTRAINT "order_return_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" TEXT NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "resource_gid" TEXT,
    "received_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dirty_resource" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "marked_at" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "dirty_resource_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "started_at" TIMESTAMP(3) NOT NULL,
    "finished_at" TIMESTAMP(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    "checkpoint" JSONB NOT NULL DEFAULT '{}',
    "error_code" TEXT,
    "error_message" TEXT,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freshness_sample" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lag_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "freshness_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "visitor_id" TEXT NOT NULL,
    "customer_gid" TEXT,
    "state" TEXT NOT NULL DEFAULT 'ai',
    "language" TEXT,
    "mood" TEXT,
    "is_preview" BOOLEAN NOT NULL DEFAULT false,
    "next_seq" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_message_at" TIMESTAMP(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "client_message_id" TEXT,
    "turn_id" TEXT,
    "text" TEXT NOT NULL,
    "attachments" JSONB NOT NULL DEFAULT '{}',
    "mood" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turn" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "lease_owner" TEXT NOT NULL,
    "lease_expires_at" TIMESTAMP(3) NOT NULL,
    "persona_version" INTEGER NOT NULL,
    "model" TEXT,
    "outcome" TEXT,
    "timings_ms" JSONB NOT NULL DEFAULT '{}',
    "usage" JSONB NOT NULL DEFAULT '{}',
    "error_code" TEXT,
    "started_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turn_event" (
    "turn_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "turn_event_pkey" PRIMARY KEY ("turn_id","seq")
);

-- CreateTable
CREATE TABLE "tool_call" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "turn_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "call_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "arguments" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "is_error" BOOLEAN NOT NULL DEFAULT false,
    "duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tool_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMP(3) NOT NULL,
    "taken_at" TIMESTAMP(3),
    "closed_at" TIMESTAMP(3),

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turn_fact" (
    "turn_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "language" TEXT NOT NULL,
    "intent" TEXT,
    "mood" TEXT,
    "model" TEXT NOT NULL,
    "persona_version" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "steps" INTEGER NOT NULL,
    "tool_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "card_count" INTEGER NOT NULL DEFAULT 0,
    "source_count" INTEGER NOT NULL DEFAULT 0,
    "claims_dropped" INTEGER NOT NULL DEFAULT 0,
    "first_text_ms" INTEGER,
    "total_ms" INTEGER NOT NULL,
    "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "cost_micro_usd" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "turn_fact_pkey" PRIMARY KEY ("turn_id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "persona_shop_id_status_idx" ON "persona"("shop_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "persona_shop_id_version_key" ON "persona"("shop_id", "version");

-- CreateIndex
CREATE INDEX "product_shop_id_handle_idx" ON "product"("shop_id", "handle");

-- CreateIndex
CREATE INDEX "product_shop_id_is_sellable_is_available_idx" ON "product"("shop_id", "is_sellable", "is_available");

-- CreateIndex
CREATE INDEX "product_search_vector_idx" ON "product" USING GIN ("search_vector");

-- CreateIndex
CREATE INDEX "variant_shop_id_product_gid_idx" ON "variant"("shop_id", "product_gid");

-- CreateIndex
CREATE UNIQUE INDEX "document_shop_id_source_key_key" ON "document"("shop_id", "source_key");

-- CreateIndex
CREATE INDEX "passage_shop_id_document_id_idx" ON "passage"("shop_id", "document_id");

-- CreateIndex
CREATE INDEX "passage_search_vector_idx" ON "passage" USING GIN ("search_vector");

-- CreateIndex
CREATE INDEX "shop_order_shop_id_customer_gid_processed_at_idx" ON "shop_order"("shop_id", "customer_gid", "processed_at");

-- CreateIndex
CREATE INDEX "shop_order_shop_id_name_idx" ON "shop_order"("shop_id", "name");

-- CreateIndex
CREATE INDEX "order_line_shop_id_order_gid_idx" ON "order_line"("shop_id", "order_gid");

-- CreateIndex
CREATE INDEX "fulfillment_shop_id_order_gid_idx" ON "fulfillment"("shop_id", "order_gid");

-- CreateIndex
CREATE INDEX "refund_shop_id_order_gid_idx" ON "refund"("shop_id", "order_gid");

-- CreateIndex
CREATE INDEX "order_return_shop_id_order_gid_idx" ON "order_return"("shop_id", "order_gid");

-- CreateIndex
CREATE INDEX "webhook_delivery_received_at_idx" ON "webhook_delivery"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_shop_domain_webhook_id_key" ON "webhook_delivery"("shop_domain", "webhook_id");

-- CreateIndex
CREATE INDEX "dirty_resource_marked_at_idx" ON "dirty_resource"("marked_at");

-- CreateIndex
CREATE INDEX "sync_run_shop_id_started_at_idx" ON "sync_run"("shop_id", "started_at");

-- CreateIndex
CREATE INDEX "freshness_sample_shop_id_created_at_idx" ON "freshness_sample"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "conversation_shop_id_last_message_at_idx" ON "conversation"("shop_id", "last_message_at");

-- CreateIndex
CREATE INDEX "conversation_shop_id_visitor_id_idx" ON "conversation"("shop_id", "visitor_id");

-- CreateIndex
CREATE INDEX "message_shop_id_created_at_idx" ON "message"("shop_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_conversation_id_client_message_id_key" ON "message"("conversation_id", "client_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_conversation_id_seq_key" ON "message"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "turn_status_lease_expires_at_idx" ON "turn"("status", "lease_expires_at");

-- CreateIndex
CREATE INDEX "turn_shop_id_started_at_idx" ON "turn"("shop_id", "started_at");

-- CreateIndex
CREATE INDEX "turn_conversation_id_idx" ON "turn"("conversation_id");

-- CreateIndex
CREATE INDEX "tool_call_turn_id_idx" ON "tool_call"("turn_id");

-- CreateIndex
CREATE INDEX "handoff_shop_id_status_due_at_idx" ON "handoff"("shop_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "turn_fact_shop_id_created_at_idx" ON "turn_fact"("shop_id", "created_at");

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_shop_id_product_gid_fkey" FOREIGN KEY ("shop_id", "product_gid") REFERENCES "product"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_in_collection" ADD CONSTRAINT "product_in_collection_shop_id_product_gid_fkey" FOREIGN KEY ("shop_id", "product_gid") REFERENCES "product"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_in_collection" ADD CONSTRAINT "product_in_collection_shop_id_collection_gid_fkey" FOREIGN KEY ("shop_id", "collection_gid") REFERENCES "collection"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_shop_id_order_gid_fkey" FOREIGN KEY ("shop_id", "order_gid") REFERENCES "shop_order"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_shop_id_order_gid_fkey" FOREIGN KEY ("shop_id", "order_gid") REFERENCES "shop_order"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_shop_id_order_gid_fkey" FOREIGN KEY ("shop_id", "order_gid") REFERENCES "shop_order"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_return" ADD CONSTRAINT "order_return_shop_id_order_gid_fkey" FOREIGN KEY ("shop_id", "order_gid") REFERENCES "shop_order"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn" ADD CONSTRAINT "turn_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn_event" ADD CONSTRAINT "turn_event_turn_id_fkey" FOREIGN KEY ("turn_id") REFERENCES "turn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_turn_id_fkey" FOREIGN KEY ("turn_id") REFERENCES "turn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Typo tolerance over titles: `lower(title) % $1` and `<%`. Prisma ignores indexes on expressions, so no drift.
CREATE INDEX "product_title_trgm_idx" ON "product" USING GIN (lower("title") gin_trgm_ops);
