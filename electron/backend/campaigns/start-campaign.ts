import { listCampaigns } from '#db/campaigns.ts';
import { findPackRow } from '#db/policy-packs.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { daysOfPlan, type PhaseDays } from '#domain/campaigns/phases.ts';
import { refuseDays } from '#domain/campaigns/refusals.ts';
import type { CampaignPlan } from '#domain/policy/pack-parts.ts';
import { campaignsOf, type PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { packOfYear } from '../packs/library.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { groupNames, refuseIf } from './running-campaign.ts';

type Kind = Output<'campaign.kinds'>['kinds'][number];

/** What the pack of a year plans, with the days of that year. */
export async function kindsOf(
  session: Session,
  { year }: Input<'campaign.kinds'>,
): Promise<Result<Output<'campaign.kinds'>>> {
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  const plans = pack === undefined ? [] : campaignsOf(pack, year);
  if (pack === undefined || plans.length === 0) return ok({ kinds: [], whyNone: whyNone(year, pack) });
  const running = await listCampaigns(db, year);
  const kinds = plans.map((plan): Kind => {
    const campaign = running.find(({ key, status }) => key === plan.key && status !== 'stopped');
    return { ...kindOf(plan, pack, year), campaignId: campaign?.id ?? null };
  });
  return ok({ kinds, whyNone: null });
}

const whyNone = (year: number, pack: PolicyPack | undefined): string =>
  pack === undefined
    ? `${year} 年没有政策包，不能开展排查，请核对年度。`
    : `${year} 年用“${pack.title}”政策包，其中没有回头看或集中排查的方案。省里有方案的，请载入带方案的政策包。`;

function kindOf(plan: CampaignPlan, pack: PolicyPack, year: number): Omit<Kind, 'campaignId'> {
  const { key, title, source, items } = plan;
  const days = daysOfPlan(plan, year);
  return {
    ...{ key, title, source, items, groups: groupNames(plan, pack) },
    phases: plan.phases.map(({ from: _from, to: _to, ...phase }, at) => ({ ...phase, ...daysAt(days, at) })),
  };
}

function daysAt(days: readonly PhaseDays[], at: number): Pick<PhaseDays, 'startsOn' | 'endsOn'> {
  const { startsOn = '', endsOn = '' } = days[at] ?? {};
  return { startsOn, endsOn };
}

/** Opens a campaign of a year; of one kind there is one a year, unless it was stopped. */
export async function startCampaign(
  session: Session,
  { year, key, phases: wanted, note }: Input<'campaign.start'>,
): Promise<Result<Output<'campaign.start'>>> {
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  const plans = pack === undefined ? [] : campaignsOf(pack, year);
  const plan = plans.find((each) => each.key === key);
  if (pack === undefined || plan === undefined)
    return refuse(
      'no-campaign',
      plans.length > 0 ? `${year} 年没有这种排查，请核对年度。` : whyNone(year, pack),
    );
  const before = (await listCampaigns(db, year)).find((row) => row.key === key && row.status !== 'stopped');
  if (before !== undefined)
    return refuse('campaign-once', `${year} 年已经开展了“${plan.title}”，请打开原来的那次，不用另开。`);
  const days = daysOfPlan(plan, year).map((each) => wanted.find((own) => own.key === each.key) ?? each);
  refuseIf(
    refuseDays(
      plan.phases.map((phase, at) => ({ ...phase, ...daysAt(days, at) })),
      year,
    ),
  );
  const title = `${year} 年${plan.title}`;
  const done = await act(
    session,
    { command: 'campaign.start', title: `开展${title}` },
    async ({ trx, raw }) => {
      const writer = rowWriter(raw);
      const id = writer.insert('campaign', {
        ...{ key, title, year, pack_id: pack.id, pack_version: pack.version, opened_on: today(session) },
        ...{ policy_pack_id: (await findPackRow(trx, pack))?.id ?? null, status: 'open', note },
      });
      for (const { key: phase, startsOn, endsOn } of days)
        writer.insert('campaign_phase', {
          ...{ campaign_id: id, phase_key: phase, starts_on: startsOn, ends_on: endsOn },
        });
      return id;
    },
  );
  return ok({ change: done.change, id: done.value });
}
