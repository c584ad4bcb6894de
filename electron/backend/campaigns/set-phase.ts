import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { refuseDays, refuseDone, refuseUndone } from '#domain/campaigns/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { reachOf, uncoveredOf } from './reach.ts';
import {
  campaignOf,
  type PhaseRecord,
  refuseIf,
  requireOpen,
  type RunningCampaign,
} from './running-campaign.ts';

/** Days of a phase, when it was done, and a note; done only when no household is left and the phases before it are. */
export async function setPhase(
  session: Session,
  { id, phase: key, ...wanted }: Input<'campaign.setPhase'>,
): Promise<Result<Output<'campaign.setPhase'>>> {
  const campaign = await campaignOf(reader(openArchiveOf(session)), id);
  requireOpen(campaign);
  const phase = campaign.phases.find((each) => each.key === key);
  if (phase === undefined) return notFound('这个阶段');
  const next = {
    ...phase,
    startsOn: wanted.startsOn ?? phase.startsOn,
    endsOn: wanted.endsOn ?? phase.endsOn,
    doneOn: wanted.doneOn === undefined ? phase.doneOn : wanted.doneOn,
    note: wanted.note === undefined ? phase.note : wanted.note,
  };
  requireAllowed(session, campaign, { phase, next });
  const title =
    next.doneOn === phase.doneOn ? '修改排查阶段' : next.doneOn === null ? '收回阶段完成' : '完成排查阶段';
  const head = { command: 'campaign.setPhase', title: `${title}：${phase.title}` };
  const done = await act(session, head, async ({ raw }) => {
    rowWriter(raw).update('campaign_phase', phase.id, {
      ...{ starts_on: next.startsOn, ends_on: next.endsOn, done_on: next.doneOn, note: next.note },
    });
  });
  return ok({ change: done.change });
}

function requireAllowed(
  session: Session,
  campaign: RunningCampaign,
  { phase, next }: { phase: PhaseRecord; next: PhaseRecord },
): void {
  const phases = campaign.phases.map((each) => (each.key === next.key ? next : each));
  refuseIf(refuseDays(phases, campaign.row.year));
  if (next.doneOn === null) {
    if (phase.doneOn !== null) refuseIf(refuseUndone(campaign.phases, phase.key));
    return;
  }
  if (next.doneOn === phase.doneOn && next.startsOn === phase.startsOn) return;
  const day = today(session);
  const reached = next.surveys
    ? reachOf(openArchiveOf(session).rawReading, campaign, next, { today: day })
    : [];
  refuseIf(refuseDone(phases, next.key, { on: next.doneOn, today: day, uncovered: uncoveredOf(reached) }));
}
