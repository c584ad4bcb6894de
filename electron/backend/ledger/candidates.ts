import { answersToOpen, hitsToOpen, householdsOfMembers } from '#db/issue-sources.ts';
import type { Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { kindOfRule } from '#domain/ledger/kind-of-rule.ts';
import { departmentLabel } from '#domain/comparison/departments.ts';
import type { Input } from '#contract/channels.ts';
import { packVersion } from '../packs/library.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { hitsIn, placeKey } from './standings.ts';

/** A problem that something else than a person found, and that may stand in the ledger already. */
export interface Candidate {
  readonly source: 'check' | 'comparison' | 'campaign';
  /** The same for the same problem of its source. */
  readonly key: string;
  readonly year: number | null;
  readonly cells: Cells & { readonly found_on: string };
  /** Why one that was closed counts as open again. */
  readonly again: string;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** What is not a problem any more. */
  readonly gone: number;
}

export const comparisonKey = (hitId: number): string => `hit ${hitId}`;
export const campaignKey = (campaignId: number, householdId: number, item: string): string =>
  `campaign ${campaignId} ${householdId} ${item}`;

/** Hits of the quality check, found anew: the ledger takes the archive's word, not the caller's. */
export async function candidatesOfCheck(
  session: Session,
  findings: Input<'issue.openFrom'>['findings'],
): Promise<Candidates> {
  if (findings === undefined) return { candidates: [], gone: 0 };
  const { year, hits } = findings;
  const now = householdsOfMembers(
    openArchiveOf(session).rawReading,
    hits.flatMap(({ memberId }) => memberId ?? []),
  );
  const places = hits.map((hit) => ({ ...hit, memberHouseholdId: now.get(hit.memberId ?? 0) ?? null }));
  const found = await hitsIn(session, year, places);
  const candidates = [...found].map(([key, { rule, householdId, memberId, field, message }]): Candidate => ({
    ...{ source: 'check', key, year },
    cells: {
      ...{ source: 'check', rule, year, household_id: householdId, member_id: memberId, field },
      ...{ kind: kindOfRule(rule), content: message, found_on: today(session) },
    },
    again: `数据核查又查出来：${message}`,
  }));
  return { candidates, gone: new Set(places.map(placeKey)).size - found.size };
}

/** Suspicions that nobody explained and that are no mistake. */
export function candidatesOfComparison(session: Session, hitIds: readonly number[]): Candidates {
  const now = today(session);
  const hits = hitsToOpen(openArchiveOf(session).rawReading, hitIds);
  const open = hits.filter(({ verdict }) => verdict === null || verdict === 'confirmed');
  const candidates = open.map((hit): Candidate => {
    const told = [hit.suspicion, hit.detail ?? ''].filter((part) => part.trim() !== '').join('，');
    const foundOn = hit.reportedOn ?? now;
    const department = departmentLabel(hit.department, Number(foundOn.slice(0, 4)));
    return {
      ...{ source: 'comparison', key: comparisonKey(hit.id), year: null },
      cells: {
        ...{ source: 'comparison', source_note: department, comparison_hit_id: hit.id },
        ...{ household_id: hit.householdId, member_id: hit.memberId, kind: '信息' },
        ...{ content: `${hit.name ?? ''}：${told}`, found_on: foundOn > now ? now : foundOn },
      },
      again: `部门比对又报来：${told}`,
    };
  });
  return { candidates, gone: new Set(hitIds).size - open.length };
}

/** Lines of survey sheets that were not sound. */
export async function candidatesOfCampaigns(
  session: Session,
  answerIds: readonly number[],
): Promise<Candidates> {
  const { rawReading } = openArchiveOf(session);
  const unsound = answersToOpen(rawReading, answerIds).filter(({ sound }) => sound === 0);
  const candidates: Candidate[] = [];
  for (const answer of unsound) {
    const pack = await packVersion(reader(openArchiveOf(session)), {
      ...{ id: answer.packId, version: answer.packVersion },
    });
    const item = pack.campaigns
      ?.find(({ key }) => key === answer.key)
      ?.items.find(({ key }) => key === answer.item);
    const told = [answer.text, answer.note ?? ''].filter((part) => part.trim() !== '').join('：');
    candidates.push({
      ...{ source: 'campaign', key: campaignKey(answer.campaignId, answer.householdId, answer.item) },
      year: null,
      cells: {
        ...{
          source: 'campaign',
          source_note: answer.title,
          campaign_id: answer.campaignId,
          rule: answer.item,
        },
        ...{ household_id: answer.householdId, kind: item?.kind ?? '信息', content: told },
        ...{ found_on: answer.surveyedOn, found_by: answer.surveyors },
      },
      again: `排查又发现：${told}`,
    });
  }
  return { candidates, gone: new Set(answerIds).size - unsound.length };
}
