-- A changed resource in one worker's hands is nobody else's, also when it changes again meanwhile.
ALTER TABLE "dirty_resource" ADD COLUMN "lease_id" TEXT, ADD COLUMN "again_at" TIMESTAMP(3);
