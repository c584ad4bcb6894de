import { issueCounts, itemCounts, listCampaigns } from '#db/campaigns.ts';
import type { Archive } from '#db/open-archive.ts';
import { reader } from '#db/write.ts';
import { judgePhase, surveyPhase } from '#domain/campaigns/phases.ts';
import type { CampaignPhase, Cover } from '#contract/campaign.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { coverageOf, coverOf, reachOf } from './reach.ts';
import {
  campaignOf,
  groupNames,
  loadCampaign,
  type PhaseRecord,
  type RunningCampaign,
  surveyedPhase,
} from './running-campaign.ts';

type CampaignView = Output<'campaign.get'>;
type Listed = Output<'campaign.list'>['campaigns'][number];

const headOf = ({ row }: RunningCampaign) => ({
  ...{ id: row.id, key: row.key, title: row.title, year: row.year, status: row.status },
  ...{ openedOn: row.opened_on, note: row.note },
});

function phaseView(
  { plan }: RunningCampaign,
  phase: PhaseRecord,
  { day, cover }: { day: string; cover: Cover | null },
): CampaignPhase {
  const { key, title, startsOn, endsOn, doneOn, note, surveys, source } = phase;
  const { content = '', product = '' } = plan.phases.find((each) => each.key === key) ?? {};
  return {
    ...{ key, title, content, product, source, surveys, startsOn, endsOn, doneOn, note, cover },
    ...judgePhase(phase, day),
  };
}

/** Phases, coverage by village and group of one phase that surveys, what was found. */
export async function showCampaign(
  session: Session,
  { id, phase: asked }: Input<'campaign.get'>,
): Promise<Result<CampaignView>> {
  const archive = openArchiveOf(session);
  const raw = archive.rawReading;
  const campaign = await campaignOf(reader(archive), id);
  const day = today(session);
  const { plan, phases, pack } = campaign;
  const shown = asked === undefined ? surveyPhase(phases) : surveyedPhase(campaign, asked);
  const reached = shown === undefined ? [] : reachOf(raw, campaign, shown, { today: day });
  const covers = new Map(
    phases
      .filter(({ surveys }) => surveys)
      .map((phase) => [
        phase.key,
        phase.key === shown?.key ? coverOf(reached) : coverIn(raw, campaign, phase, day),
      ]),
  );
  const counts = shown === undefined ? [] : itemCounts(raw, { campaignId: id, phase: shown.key });
  return ok({
    ...headOf(campaign),
    ...{ source: plan.source, groups: groupNames(plan, pack), items: plan.items, phase: shown?.key ?? null },
    phases: phases.map((phase) => phaseView(campaign, phase, { day, cover: covers.get(phase.key) ?? null })),
    coverage: coverageOf(reached, plan.groups),
    findings: {
      items: plan.items.map((item) => {
        const { looked = 0, problems = 0 } = counts.find((each) => each.item === item.key) ?? {};
        return { ...item, looked, problems };
      }),
      kinds: issueCounts(raw, { campaignId: id, today: day }),
    },
  });
}

const coverIn = (
  raw: Archive['rawReading'],
  campaign: RunningCampaign,
  phase: PhaseRecord,
  day: string,
): Cover => coverOf(reachOf(raw, campaign, phase, { today: day }));

/** The campaigns of a year, or all, with how far they are. */
export async function listOfCampaigns(
  session: Session,
  { year }: Input<'campaign.list'>,
): Promise<Result<Output<'campaign.list'>>> {
  const archive = openArchiveOf(session);
  const raw = archive.rawReading;
  const day = today(session);
  const campaigns: Listed[] = [];
  for (const row of await listCampaigns(reader(archive), year)) {
    const campaign = await loadCampaign(reader(archive), row);
    const { phases } = campaign;
    const next = phases.find(({ doneOn }) => doneOn === null);
    const surveyed = surveyPhase(phases);
    const kinds = issueCounts(raw, { campaignId: row.id, today: day });
    campaigns.push({
      ...headOf(campaign),
      ...{ startsOn: phases[0]?.startsOn ?? row.opened_on, endsOn: phases.at(-1)?.endsOn ?? row.opened_on },
      phase: next === undefined ? null : phaseView(campaign, next, { day, cover: null }),
      cover: surveyed === undefined ? null : coverIn(raw, campaign, surveyed, day),
      issues: kinds.reduce((sum, { found }) => sum + found, 0),
      openIssues: kinds.reduce((sum, { found, closed }) => sum + found - closed, 0),
    });
  }
  return ok({ campaigns });
}
