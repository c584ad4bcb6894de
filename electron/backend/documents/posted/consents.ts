import { newestConsents } from '#db/consents.ts';
import { householdLabel, liveOf } from '../../procedure/running.ts';
import type { ProcedureAsk } from '../sheet.ts';

/**
 * No notice of who has taken the consent back, or whose consent has run out: until the household has left or has signed
 * anew the paper is a draft. Asked while the procedure runs; what hung once is printed again as it hung.
 */
export async function needsConsents({ db, running, today, needs }: ProcedureAsk): Promise<void> {
  const { definition, row } = running;
  if (row.status !== 'open' || !definition.steps.some(({ gates }) => gates.includes('consent-signed')))
    return;
  const live = liveOf(running);
  const consents = await newestConsents(
    db,
    live.map(({ household_id: id }) => id),
    today,
  );
  for (const { household_id: id, household_no: no } of live) {
    const { withdrawnOn = null, validTo = null } = consents.get(id) ?? {};
    const household = `户编号 ${householdLabel(no)}`;
    if (withdrawnOn !== null && withdrawnOn <= today)
      needs(
        'consent-signed',
        `${household} 已在 ${withdrawnOn} 撤回授权，不能公示，请移出程序或重新取得授权`,
      );
    else if (validTo !== null && validTo < today)
      needs('consent-signed', `${household} 的授权已在 ${validTo} 到期，请重新签字登记后再公示`);
  }
}
