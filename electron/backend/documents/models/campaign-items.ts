import { answersOfSurvey, findSurvey, listCampaigns, type SurveyRow } from '#db/campaigns.ts';
import { surveyPhase } from '#domain/campaigns/phases.ts';
import { surveyorsOf } from '#domain/campaigns/survey.ts';
import type { ProblemKind } from '#domain/policy/pack-parts.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { reachOf } from '../../campaigns/reach.ts';
import { loadCampaign, type PhaseRecord, type RunningCampaign } from '../../campaigns/running-campaign.ts';
import type { HouseholdAsk } from '../sheet.ts';

type LookBack = ModelOf<'P30'>;

/** The looks whose facts tell of all items of a kind; of income and policies several items ask for different things. */
const LOOK_OF: Readonly<Partial<Record<ProblemKind, string>>> = {
  住房: '92',
  教育: '93',
  饮水: '94',
  信息: '95',
  医疗: '96',
};

/**
 * The items of the year's campaign with what was found in the household: of the newest phase that surveyed it, else
 * blank while a campaign runs; null where none does.
 */
export async function campaignItemsOf(
  ask: HouseholdAsk,
  facts: Readonly<Record<string, string | null>>,
): Promise<Pick<LookBack, 'campaign' | 'visit'> | null> {
  for (const row of await listCampaigns(ask.db, ask.year)) {
    if (row.status === 'stopped') continue;
    const campaign = await loadCampaign(ask.db, row);
    const { phase, survey } = newestSurvey(ask, campaign);
    if (survey !== undefined || (phase !== undefined && row.status === 'open'))
      return { campaign: itemsOf(ask, { campaign, phase, survey, facts }), visit: visitOf(survey) };
  }
  return null;
}

/** Whom the phase that is surveyed now must reach in a village; undefined where no campaign of the year runs. */
export async function reachedInVillage(
  db: HouseholdAsk['db'],
  { villageId, raw, year, today }: Pick<HouseholdAsk, 'raw' | 'year' | 'today'> & { villageId: number },
): Promise<number[] | undefined> {
  const row = (await listCampaigns(db, year)).find(({ status }) => status === 'open');
  if (row === undefined) return undefined;
  const campaign = await loadCampaign(db, row);
  const phase = surveyPhase(campaign.phases);
  return phase && reachOf(raw, campaign, phase, { today, villageId }).map(({ id }) => id);
}

interface Found {
  readonly phase: PhaseRecord | undefined;
  readonly survey: SurveyRow | undefined;
}

function newestSurvey({ raw, household }: HouseholdAsk, { row, phases }: RunningCampaign): Found {
  for (const phase of phases.toReversed()) {
    const survey = findSurvey(raw, {
      ...{ campaignId: row.id, phase: phase.key, householdId: household.id },
    });
    if (survey !== undefined) return { phase, survey };
  }
  return { phase: surveyPhase(phases), survey: undefined };
}

const visitOf = (survey: SurveyRow | undefined): LookBack['visit'] =>
  survey === undefined ? null : { on: survey.surveyedOn, visitors: surveyorsOf(survey.surveyors) };

interface OfItems extends Found {
  readonly campaign: RunningCampaign;
  readonly facts: Readonly<Record<string, string | null>>;
}

function itemsOf(
  { raw }: HouseholdAsk,
  { campaign: { plan }, phase, survey, facts }: OfItems,
): LookBack['campaign'] {
  const answers = new Map(
    (survey === undefined ? [] : answersOfSurvey(raw, survey.id)).map((answer) => [answer.item, answer]),
  );
  return {
    ...{ title: plan.title, phase: phase?.title ?? '' },
    items: plan.items.map(({ key, text, kind }) => {
      const answer = answers.get(key);
      return {
        ...{ title: text, facts: facts[LOOK_OF[kind] ?? ''] ?? null },
        isGood: answer === undefined ? null : answer.sound === 1,
        problem: answer?.note ?? null,
      };
    }),
  };
}
