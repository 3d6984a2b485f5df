-- What the deeper sync keeps: markets, pictures, incoming stock, selling plans, metafield choices, earlier texts of
-- documents, and the order in which changed resources are fetched.
-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "locales" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "markets" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "images" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "needs_plan" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "inventory_item_gid" TEXT,
ADD COLUMN     "is_backorder" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unit_price" JSONB;

-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "is_detailed" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "dirty_resource" ADD COLUMN     "cause" TEXT NOT NULL DEFAULT 'webhook',
ADD COLUMN     "priority" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "freshness_sample" ADD COLUMN     "gid" TEXT;

-- CreateTable
CREATE TABLE "incoming_stock" (
    "shop_id" TEXT NOT NULL,
    "inventory_item_gid" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "incoming_stock_pkey" PRIMARY KEY ("shop_id","inventory_item_gid")
);

-- CreateTable
CREATE TABLE "selling_plan_group" (
    "shop_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plans" JSONB NOT NULL,
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "selling_plan_group_pkey" PRIMARY KEY ("shop_id","gid")
);

-- CreateTable
CREATE TABLE "product_in_plan_group" (
    "shop_id" TEXT NOT NULL,
    "product_gid" TEXT NOT NULL,
    "group_gid" TEXT NOT NULL,

    CONSTRAINT "product_in_plan_group_pkey" PRIMARY KEY ("shop_id","product_gid","group_gid")
);

-- CreateTable
CREATE TABLE "metafield_rule" (
    "shop_id" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "is_storefront" BOOLEAN NOT NULL,
    "is_allowed" BOOLEAN,
    "synced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "metafield_rule_pkey" PRIMARY KEY ("shop_id","namespace","key")
);

-- CreateTable
CREATE TABLE "document_version" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "shop_updated_at" TIMESTAMP(3),
    "replaced_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "document_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "product_in_plan_group_shop_id_group_gid_idx" ON "product_in_plan_group"("shop_id", "group_gid");

-- CreateIndex
CREATE INDEX "document_version_shop_id_document_id_replaced_at_idx" ON "document_version"("shop_id", "document_id", "replaced_at");

-- CreateIndex
CREATE INDEX "dirty_resource_shop_id_priority_marked_at_idx" ON "dirty_resource"("shop_id", "priority", "marked_at");

-- AddForeignKey
ALTER TABLE "product_in_plan_group" ADD CONSTRAINT "product_in_plan_group_shop_id_group_gid_fkey" FOREIGN KEY ("shop_id", "group_gid") REFERENCES "selling_plan_group"("shop_id", "gid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

