/**
 * Who a clinician sees: the care circle of security/permissions.ts. An offer made or a
 * handover written to them, or a red flag or a
 * person in danger for whom the clinicians on call are sought, whatever else waits for these, and what they
 * once acted in. `$2` is the professional's id, null for others.
 */
export const CARE_CIRCLE = `($2::uuid IS NULL
  OR EXISTS (SELECT FROM offer WHERE offer.follow_up_id = follow_up.id AND offer.professional_id = $2::uuid)
  OR EXISTS (SELECT FROM message WHERE message.follow_up_id = follow_up.id AND message.professional_id = $2::uuid
             AND message.kind IN ('handover-notice', 'handover-copy', 'closing-summary'))
  OR EXISTS (SELECT FROM break WHERE break.follow_up_id = follow_up.id AND break.code IN ('R14', 'R22')
             AND break.status NOT IN ('resolved', 'accepted'))
  OR EXISTS (SELECT FROM work_item WHERE work_item.follow_up_id = follow_up.id
             AND work_item.owner_id = 'on-call-clinicians')
  OR EXISTS (SELECT FROM history_entry WHERE history_entry.follow_up_id = follow_up.id
             AND history_entry.account_id = current_setting('relais.account', true)))`;
