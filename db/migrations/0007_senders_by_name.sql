-- A check-in's source was the token that sent it; it is the sending system, which the token's name stands for. Where tokens of
-- one name sent the same check-in, the first keeps it.
UPDATE "app"."check_ins" c SET "source" = 'api:' || t."name" FROM "app"."api_tokens" t
  WHERE t."clinic_id" = c."clinic_id" AND t."id"::text = c."source" AND NOT EXISTS (
    SELECT 1 FROM "app"."check_ins" d JOIN "app"."api_tokens" u ON u."clinic_id" = d."clinic_id" AND u."id"::text = d."source"
    WHERE d."clinic_id" = c."clinic_id" AND u."name" = t."name" AND d."identifier" = c."identifier" AND d."version" = c."version" AND d."id" < c."id");--> statement-breakpoint
UPDATE "app"."idempotency_keys" k SET "source" = 'api:' || t."name" FROM "app"."api_tokens" t
  WHERE t."clinic_id" = k."clinic_id" AND t."id"::text = k."source" AND NOT EXISTS (
    SELECT 1 FROM "app"."idempotency_keys" d JOIN "app"."api_tokens" u ON u."clinic_id" = d."clinic_id" AND u."id"::text = d."source"
    WHERE d."clinic_id" = k."clinic_id" AND u."name" = t."name" AND d."key" = k."key" AND d."source" < k."source");
