import { type CampaignIssue, issuesOfHousehold } from '#db/campaigns.ts';
import { insertIssues, reopenIssue } from '#db/issue-writes.ts';
import { rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { Survey } from '#domain/campaigns/survey.ts';
import { surveyorsText } from '#domain/campaigns/survey.ts';
import type { CampaignPlan } from '#domain/policy/pack-parts.ts';
import type { RunningCampaign } from './running-campaign.ts';

interface Found {
  readonly campaign: RunningCampaign;
  readonly householdId: number;
  readonly survey: Survey;
}

type Item = CampaignPlan['items'][number];

/**
 * Puts what was not in order into the ledger, each item of a household once: an open problem stays (its words follow
 * the sheet until a department has confirmed it), one that was put right comes back when it is seen again after that
 * day, one found untrue stays closed.
 * Inside `write`. Returns the numbers of those that came in or came back, and of open ones whose item is sound now.
 */
export function enterFindings(
  raw: WriteScope['raw'],
  found: Found,
): { entered: string[]; settled: string[] } {
  const { campaign, householdId, survey } = found;
  const known = issuesOfHousehold(raw, { campaignId: campaign.row.id, householdId });
  const entered: string[] = [];
  const settled: string[] = [];
  for (const item of campaign.plan.items) {
    const answer = survey.answers.find((each) => each.item === item.key);
    const same = known.filter((issue) => issue.item === item.key);
    const open = same.find(({ closedOn }) => closedOn === null);
    if (answer?.sound !== false) {
      if (open !== undefined) settled.push(open.number);
      continue;
    }
    const content = [item.text, answer.note?.trim() ?? ''].filter((part) => part !== '').join('：');
    if (open !== undefined) reword(raw, open, content);
    else entered.push(...enter(raw, found, { item, content, last: same.at(-1) }));
  }
  return { entered, settled };
}

function reword(raw: WriteScope['raw'], issue: CampaignIssue, content: string): void {
  if (issue.confirmedOn !== null || issue.content === content) return;
  rowWriter(raw).update('issue', issue.id, { content });
}

function enter(
  raw: WriteScope['raw'],
  { campaign: { row }, householdId, survey }: Found,
  { item, content, last }: { item: Item; content: string; last: CampaignIssue | undefined },
): string[] {
  if (last !== undefined) {
    if (last.closedAs === 'unfounded' || survey.on <= (last.closedOn ?? '')) return [];
    reopenIssue(raw, last.id, { on: survey.on, reason: `排查又发现：${content}` });
    return [last.number];
  }
  const cells = {
    ...{ source: 'campaign', source_note: row.title, campaign_id: row.id, rule: item.key },
    ...{ household_id: householdId, kind: item.kind, content },
    ...{ found_on: survey.on, found_by: surveyorsText(survey.surveyors) },
  };
  return insertIssues(raw, [cells]).map(({ number }) => number);
}
