import { answersOfSurvey, findSurvey, surveyedAmong } from '#db/campaigns.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { outcomeOf, refuseSurvey, type Survey, surveyorsText } from '#domain/campaigns/survey.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { householdLabel } from '../procedure/running.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { reachOf } from './reach.ts';
import {
  campaignOf,
  type PhaseRecord,
  refuseIf,
  requireOpen,
  type RunningCampaign,
  surveyedPhase,
} from './running-campaign.ts';
import { enterFindings } from './to-ledger.ts';

/** What was found in one household; recorded again it replaces what stood there. Problems go into the ledger. */
export async function recordSurvey(
  session: Session,
  { id, phase: asked, householdId, note, ...survey }: Input<'campaign.survey'>,
): Promise<Result<Output<'campaign.survey'>>> {
  const archive = openArchiveOf(session);
  const campaign = await campaignOf(reader(archive), id);
  requireOpen(campaign);
  const phase = surveyedPhase(campaign, asked);
  const [household] = reachOf(archive.rawReading, campaign, phase, { today: today(session), householdId });
  if (household === undefined) return notFound('这次排查里的这一户');
  const { items } = campaign.plan;
  refuseIf(refuseSurvey(survey, { phase, items, today: today(session) }));
  const head = {
    ...{ command: 'campaign.survey', effectiveOn: survey.on },
    title: `登记排查：户编号 ${householdLabel(household.householdNo)}`,
  };
  const done = await act(session, head, async ({ raw }) => {
    writeSurvey(raw, { campaign, phase, householdId, survey, note });
    return enterFindings(raw, { campaign, householdId, survey });
  });
  const { entered: issues, settled } = done.value;
  return ok({ change: done.change, outcome: outcomeOf(survey.answers), issues, settled });
}

interface ToWrite {
  readonly campaign: RunningCampaign;
  readonly phase: PhaseRecord;
  readonly householdId: number;
  readonly survey: Survey;
  readonly note: string | null;
}

function writeSurvey(
  raw: WriteScope['raw'],
  { campaign: { row, plan }, phase, householdId, survey, note }: ToWrite,
): void {
  const writer = rowWriter(raw);
  const place = { campaignId: row.id, phase: phase.key, householdId };
  const cells = {
    ...{ surveyed_on: survey.on, surveyors: surveyorsText(survey.surveyors) },
    ...{ outcome: outcomeOf(survey.answers), note },
  };
  const before = findSurvey(raw, place);
  if (before !== undefined) writer.update('campaign_survey', before.id, cells);
  const surveyId =
    before?.id ??
    writer.insert('campaign_survey', {
      ...{ campaign_id: row.id, phase_key: phase.key, household_id: householdId },
      ...cells,
    });
  const known = new Map(answersOfSurvey(raw, surveyId).map((answer) => [answer.item, answer.id]));
  for (const { key: item, text: title } of plan.items) {
    const answer = survey.answers.find((each) => each.item === item);
    const found = { sound: answer?.sound === true ? 1 : 0, note: answer?.note ?? null };
    const answerId = known.get(item);
    if (answerId === undefined)
      writer.insert('campaign_answer', { survey_id: surveyId, item, title, ...found });
    else writer.update('campaign_answer', answerId, found);
  }
}

/** Households in which everything was in order, as one act; who was surveyed before stays as it is. */
export async function recordSound(
  session: Session,
  { id, phase: asked, householdIds, on, surveyors }: Input<'campaign.surveyMany'>,
): Promise<Result<Output<'campaign.surveyMany'>>> {
  const archive = openArchiveOf(session);
  const campaign = await campaignOf(reader(archive), id);
  requireOpen(campaign);
  const phase = surveyedPhase(campaign, asked);
  const { items } = campaign.plan;
  const survey = { on, surveyors, answers: items.map(({ key }) => ({ item: key, sound: true, note: null })) };
  refuseIf(refuseSurvey(survey, { phase, items, today: today(session) }));
  const wanted = new Set(householdIds);
  const place = { campaignId: id, phase: phase.key };
  const known = surveyedAmong(archive.rawReading, { ...place, householdIds: [...wanted] });
  const reached = reachOf(archive.rawReading, campaign, phase, { today: today(session) });
  const fresh = reached.filter((each) => wanted.has(each.id) && !known.has(each.id));
  if (fresh.length + known.size < wanted.size)
    return refuse('campaign-not-reached', '选中的户里有的不在这次排查的对象里，请重新选择。');
  const head = {
    ...{ command: 'campaign.surveyMany', effectiveOn: on },
    title: `登记排查：${fresh.length} 户都正常`,
  };
  const done = await act(session, head, async ({ raw }) => {
    for (const { id: householdId } of fresh)
      writeSurvey(raw, { campaign, phase, householdId, survey, note: null });
  });
  return ok({ change: done.change, surveyed: fresh.length, already: known.size });
}
