import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { refuseFinish } from '#domain/campaigns/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { findHouseholds, showHousehold } from '../campaigns/find-households.ts';
import { recordSound, recordSurvey } from '../campaigns/record-survey.ts';
import { campaignOf, refuseIf, requireOpen } from '../campaigns/running-campaign.ts';
import { setPhase } from '../campaigns/set-phase.ts';
import { listOfCampaigns, showCampaign } from '../campaigns/show-campaign.ts';
import { kindsOf, startCampaign } from '../campaigns/start-campaign.ts';
import { writeUncovered } from '../campaigns/uncovered-workbook.ts';
import type { Handlers } from '../dispatch.ts';
import { act, inTurn, openArchiveOf, type Session } from '../session.ts';

async function finish(
  session: Session,
  { id }: Input<'campaign.finish'>,
): Promise<Result<Output<'campaign.finish'>>> {
  const campaign = await campaignOf(reader(openArchiveOf(session)), id);
  requireOpen(campaign);
  refuseIf(refuseFinish(campaign.phases));
  const head = { command: 'campaign.finish', title: `办结${campaign.row.title}` };
  const done = await act(session, head, async ({ raw }) =>
    rowWriter(raw).update('campaign', id, { status: 'finished' }),
  );
  return ok({ change: done.change });
}

/** What was surveyed and found stays; the reason is kept with the change. */
async function stop(
  session: Session,
  { id, reason }: Input<'campaign.stop'>,
): Promise<Result<Output<'campaign.stop'>>> {
  const campaign = await campaignOf(reader(openArchiveOf(session)), id);
  requireOpen(campaign);
  const head = { command: 'campaign.stop', title: `终止${campaign.row.title}`, reason };
  const done = await act(session, head, async ({ raw }) =>
    rowWriter(raw).update('campaign', id, { status: 'stopped', note: reason }),
  );
  return ok({ change: done.change });
}

export const campaignHandlers = {
  'campaign.kinds': kindsOf,
  'campaign.start': inTurn(startCampaign),
  'campaign.list': listOfCampaigns,
  'campaign.get': showCampaign,
  'campaign.setPhase': inTurn(setPhase),
  'campaign.households': findHouseholds,
  'campaign.uncovered': inTurn(writeUncovered),
  'campaign.household': showHousehold,
  'campaign.survey': inTurn(recordSurvey),
  'campaign.surveyMany': inTurn(recordSound),
  'campaign.finish': inTurn(finish),
  'campaign.stop': inTurn(stop),
} satisfies Partial<Handlers>;
