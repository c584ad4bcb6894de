import { answersOfSurvey, findSurvey, issuesOfHousehold } from '#db/campaigns.ts';
import { reader } from '#db/write.ts';
import type { CampaignHousehold } from '#contract/campaign.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { coverOf, type Reached, reachOf } from './reach.ts';
import { campaignOf, type PhaseRecord, type RunningCampaign, surveyedPhase } from './running-campaign.ts';

type Filter = Input<'campaign.uncovered'>;
type State = NonNullable<Input<'campaign.households'>['state']>;

const IN_STATE: Readonly<Record<State, (each: Reached) => boolean>> = {
  open: ({ outcome }) => outcome === null,
  surveyed: ({ outcome }) => outcome !== null,
  sound: ({ outcome }) => outcome === 'sound',
  problems: ({ outcome }) => outcome === 'problems',
};

/** What the filter finds among those whom a phase must reach, with the campaign and the phase. */
export async function reachedBy(
  session: Session,
  { id, phase: asked, villageId, group, text }: Filter,
): Promise<{ campaign: RunningCampaign; phase: PhaseRecord; reached: Reached[] }> {
  const archive = openArchiveOf(session);
  const campaign = await campaignOf(reader(archive), id);
  const phase = surveyedPhase(campaign, asked);
  const words = text?.trim() ?? '';
  const reached = reachOf(archive.rawReading, campaign, phase, { today: today(session), villageId }).filter(
    (each) =>
      (group === undefined || each.groups.includes(group)) &&
      (words === '' || [each.householdNo, each.headName].some((cell) => cell?.includes(words) === true)),
  );
  return { campaign, phase, reached };
}

const viewOf = (each: Reached): CampaignHousehold => ({
  ...{ id: each.id, householdNo: each.householdNo, villageId: each.villageId, village: each.village },
  ...{ group: each.group, headName: each.headName, people: each.people, groups: [...each.groups] },
  ...{ surveyedOn: each.surveyedOn, surveyors: each.surveyors, outcome: each.outcome },
});

export async function findHouseholds(
  session: Session,
  { state, offset, limit, ...filter }: Input<'campaign.households'>,
): Promise<Result<Output<'campaign.households'>>> {
  const { reached } = await reachedBy(session, filter);
  const found = state === undefined ? reached : reached.filter(IN_STATE[state]);
  return ok({
    ...{ total: found.length, rows: found.slice(offset, offset + limit).map(viewOf) },
    cover: coverOf(reached),
  });
}

/** One household with what was found in it. */
export async function showHousehold(
  session: Session,
  { id, phase: asked, householdId }: Input<'campaign.household'>,
): Promise<Result<Output<'campaign.household'>>> {
  const archive = openArchiveOf(session);
  const raw = archive.rawReading;
  const campaign = await campaignOf(reader(archive), id);
  const phase = surveyedPhase(campaign, asked);
  const [household] = reachOf(raw, campaign, phase, { today: today(session), householdId });
  if (household === undefined) return notFound('这次排查里的这一户');
  const survey = findSurvey(raw, { campaignId: id, phase: phase.key, householdId });
  const found = survey === undefined ? [] : answersOfSurvey(raw, survey.id);
  return ok({
    ...{ household: viewOf(household), note: survey?.note ?? null },
    answers: campaign.plan.items.flatMap(({ key }) => {
      const answer = found.find(({ item }) => item === key);
      return answer === undefined ? [] : [{ item: key, sound: answer.sound === 1, note: answer.note }];
    }),
    issues: issuesOfHousehold(raw, { campaignId: id, householdId }).map(
      ({ confirmedOn: _confirmed, closedAs: _as, ...issue }) => issue,
    ),
  });
}
