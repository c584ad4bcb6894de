import { type CampaignRow, findCampaign, phasesOfCampaign } from '#db/campaigns.ts';
import type { ReadHandle } from '#db/handle.ts';
import { groupWord } from '#domain/campaigns/groups.ts';
import { type Phase, surveyPhase } from '#domain/campaigns/phases.ts';
import type { CampaignRefusal } from '#domain/campaigns/refusals.ts';
import type { CampaignGroup, CampaignPlan } from '#domain/policy/pack-parts.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { packVersion } from '../packs/library.ts';
import { Refusal } from '../session.ts';

export interface PhaseRecord extends Phase {
  readonly id: number;
  readonly note: string | null;
}

/** A campaign as the archive holds it, with the plan that it began with. */
export interface RunningCampaign {
  readonly row: CampaignRow;
  readonly pack: PolicyPack;
  readonly plan: CampaignPlan;
  /** In the order of the plan. */
  readonly phases: readonly PhaseRecord[];
}

/** Throws a Refusal when there is no such campaign. */
export async function campaignOf(db: ReadHandle, id: number): Promise<RunningCampaign> {
  const row = await findCampaign(db, id);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这次排查' });
  return loadCampaign(db, row);
}

/** With the version of the pack that it began with, whatever was loaded since. */
export async function loadCampaign(db: ReadHandle, row: CampaignRow): Promise<RunningCampaign> {
  const pack = await packVersion(db, { id: row.pack_id, version: row.pack_version });
  const plan = pack.campaigns?.find(({ key }) => key === row.key);
  if (plan === undefined) throw new Error(`no campaign ${row.key} in ${pack.id}`);
  const records = new Map((await phasesOfCampaign(db, row.id)).map((record) => [record.phase_key, record]));
  const phases = plan.phases.flatMap(({ key, title, surveys, source }): PhaseRecord[] => {
    const record = records.get(key);
    if (record === undefined) return [];
    const { id, starts_on: startsOn, ends_on: endsOn, done_on: doneOn, note } = record;
    return [{ id, key, title, surveys, source, startsOn, endsOn, doneOn, note }];
  });
  return { row, pack, plan, phases };
}

/** The phase that is asked for, else the one that is surveyed now. Throws a Refusal where nobody is surveyed in it. */
export function surveyedPhase({ phases, row }: RunningCampaign, asked: string | undefined): PhaseRecord {
  const phase =
    asked === undefined ? surveyPhase(phases) : phases.find(({ key, surveys }) => surveys && key === asked);
  if (phase !== undefined) return phase;
  throw new Refusal({
    ...{ code: 'rule', rule: 'campaign-no-survey' },
    message: `“${row.title}”的这个阶段不逐户排查，请选入户排查的阶段。`,
  });
}

/** Throws a Refusal unless the campaign still runs. */
export function requireOpen({ row }: RunningCampaign): void {
  if (row.status === 'open') return;
  const how = row.status === 'finished' ? '已经办结，要更改请先撤销办结' : '已经终止，不能再登记';
  throw new Refusal({ code: 'rule', rule: 'campaign-closed', message: `“${row.title}”${how}。` });
}

/** Throws what speaks against an act, with its source. */
export function refuseIf(refusal: CampaignRefusal | null): void {
  if (refusal === null) return;
  const { rule, message, source } = refusal;
  throw new Refusal({ code: 'rule', rule, message, refused: [{ rule, message, source }] });
}

export const groupNames = (
  { groups }: Pick<CampaignPlan, 'groups'>,
  { terms }: PolicyPack,
): { key: CampaignGroup; label: string }[] =>
  groups.map((key) => ({ key, label: groupWord(key, { groups, registered: terms.registered.value }) }));
