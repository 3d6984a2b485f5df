-- Compressing these costs a fifth of storing a product, and every ranking of a search would unpack them again.
ALTER TABLE "product" ALTER COLUMN "search_vector" SET STORAGE EXTERNAL, ALTER COLUMN "description" SET STORAGE EXTERNAL;
ALTER TABLE "passage" ALTER COLUMN "search_vector" SET STORAGE EXTERNAL;
