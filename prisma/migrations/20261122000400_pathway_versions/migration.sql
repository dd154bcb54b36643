-- Every version of a pathway that was ever followed: running follow-ups keep theirs when the file has a newer one.
-- Reference data: no organisation owns it, and what is written stays written.
CREATE TABLE "pathway_version" (
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pathway_version_pkey" PRIMARY KEY ("key", "version")
);

CREATE TRIGGER "pathway_version_append_only" BEFORE UPDATE OR DELETE ON "pathway_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "pathway_version" TO relais_app;

-- Why a follow-up is planned as it is: how closely it is watched, which everybody may know; and, encrypted, the choice
-- of its pathway and its scores, which speak of diagnoses.
ALTER TABLE "follow_up" ADD COLUMN "vigilance" TEXT;
ALTER TABLE "follow_up" ADD COLUMN "planning" BYTEA;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_vigilance_known" CHECK ("vigilance" IN ('simple', 'reinforced'));
