import { adjustedHouseholds } from '#db/documents-meetings.ts';
import type { CandidateRow } from '#db/procedures.ts';
import { labelOf, splitCodes } from '#domain/codes/code-value.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Step } from '#domain/procedures/definition.ts';
import { meetingRuleOf } from '#domain/procedures/meeting-rule.ts';
import type { Ballot } from '#domain/procedures/procedure-state.ts';
import type { Meeting, Poll } from '#templates/meeting.ts';
import { meetingAtHand } from '../../procedure/meeting-at-hand.ts';
import { ballotsIn, concernedBy, recordOfStep, type Running } from '../../procedure/running.ts';
import { withComparison } from '../../procedure/suspected.ts';
import type { VillageAsk } from '../sheet.ts';
import { matterOf } from './matter.ts';

/** A household that a meeting judges, with what the archive says of it. */
interface Judged extends Poll {
  /** 人口、类别、风险 in a few words; null where nothing is recorded. */
  readonly situation: string | null;
  /** Why it left the procedure. */
  readonly reason: string | null;
}

/** The meeting that a sheet is for, as far as it is recorded. */
interface MeetingAsked {
  readonly matter: string;
  /** As what the households are judged. */
  readonly object: string;
  readonly meeting: Meeting;
  readonly polls: readonly Judged[];
  /** First and last day of the notice after it, as far as recorded. */
  readonly notice: { readonly from: string | null; readonly to: string | null };
}

/** 新识别, 返贫, 脱贫, 清退, and the meeting whose rule holds for them; a household that died out has none. */
const KINDS: Readonly<Record<string, string>> = {
  1: 'first-review',
  2: 'first-review',
  3: 'exit-review',
  4: 'exit-review',
};

/**
 * The meeting of the procedure; for a village that runs none the newest meeting of the year's acts (exit, return,
 * clearing-out), or a sheet for the pen. The procedure's own rule of a meeting holds, else the pack's, else the law's.
 */
export async function meetingFor(ask: VillageAsk): Promise<MeetingAsked> {
  const running = runningOfYear(ask);
  return running === null ? ofYear(ask) : ofProcedure(ask, running);
}

/** A village's newest procedure may be of a year before the one that is asked for: then it is none of this sheet's. */
export const runningOfYear = ({ running, year }: VillageAsk): Running | null =>
  running?.row.year === year ? running : null;

function ofProcedure({ lacks, raw }: VillageAsk, given: Running): MeetingAsked {
  const review = meetingAtHand(given);
  const running = review?.only === undefined ? given : withComparison(raw, given);
  const record = recordOfStep(running, review);
  if (record === undefined)
    lacks(`会议时间、地点、人数和结果：还没有登记“${review?.title ?? '民主评议'}”，留空手写`);
  const polls = judgedOf(running, review, record?.present ?? null);
  const noticed = recordOfStep(running, noticeAfter(running, review));
  return {
    matter: `${running.row.year}年${running.row.title}${review?.title ?? '民主评议'}（${polls.length}户）`,
    object: matterOf(running),
    meeting: {
      ...{ heldOn: record?.done_on ?? null, venue: record?.place ?? null },
      ...{ expected: record?.expected ?? null, present: record?.present ?? null },
      rule: meetingRuleOf(review),
    },
    polls,
    notice: { from: noticed?.notice_from ?? null, to: noticed?.notice_to ?? null },
  };
}

/** The notice that follows a meeting. */
const noticeAfter = ({ definition: { steps } }: Running, meeting: Step | undefined): Step | undefined =>
  steps.find(
    (step, at) => step.notice !== undefined && (meeting === undefined || at > steps.indexOf(meeting)),
  );

const NO_VOTES: Ballot = { votesFor: null, votesAgainst: null, votesAbstain: null, votesRecused: null };

/** Who is still in, as far as the meeting is for them, and whom it voted on and turned down. */
function judgedOf(running: Running, meeting: Step | undefined, present: number | null): Judged[] {
  const { candidates, spells, row } = running;
  const concerned = meeting === undefined ? [] : concernedBy(running, meeting);
  const ballotOf = (candidate: CandidateRow): Ballot =>
    ballotsIn(running, candidate)[meeting?.key ?? ''] ?? NO_VOTES;
  return candidates
    .filter(
      (candidate) =>
        concerned.includes(candidate) || (candidate.dropped === 1 && ballotOf(candidate).votesFor !== null),
    )
    .map((candidate): Judged => {
      const { votesRecused, ...votes } = ballotOf(candidate);
      const spell = spells.get(candidate.spell_id);
      const risks = [spell?.risk_1, spell?.risk_2, spell?.risk_3, spell?.risk_4, spell?.risk_5];
      const words = [
        `${candidate.people}人`,
        labelOf('monitoring_category', spell?.category ?? null, row.year),
        risks.flatMap((risk) => (risk == null ? [] : [labelOf('risk_type', risk, row.year)])).join('、'),
      ].filter((word) => word !== '');
      return {
        ...{ householdNo: candidate.household_no, head: candidate.head_name ?? '', group: candidate.group },
        ...{ people: candidate.people, ...votes, recused: votesRecused ?? recusedOf(votes, present) },
        ...{ situation: words.join('；'), reason: candidate.drop_reason },
      };
    });
}

type Votes = Pick<Poll, 'votesFor' | 'votesAgainst' | 'votesAbstain'>;

/** Nobody stood aside where the votes make up those present; otherwise the archive does not know. */
const recusedOf = ({ votesFor, votesAgainst, votesAbstain }: Votes, present: number | null): number | null =>
  votesFor !== null &&
  votesAgainst !== null &&
  votesAbstain !== null &&
  votesFor + votesAgainst + votesAbstain === present
    ? 0
    : null;

async function ofYear(ask: VillageAsk): Promise<MeetingAsked> {
  const { db, village, year, pack, lacks } = ask;
  const rows = await adjustedHouseholds(db, { villageId: village.id, year, kinds: Object.keys(KINDS) });
  const dayOf = (row: (typeof rows)[number]) => row.second_meeting_on ?? row.first_meeting_on;
  const newest = rows.reduce<string | null>((day, row) => {
    const own = dayOf(row);
    return own !== null && (day === null || own > day) ? own : day;
  }, null);
  const those = rows.filter((row) => dayOf(row) === newest);
  const kinds = [...new Set(those.map(({ kind }) => kind))];
  const words = kinds.map((kind) => labelOf('adjustment_kind', kind, year)).join('、');
  lacks('会议地点、人数、票数和结果：没有办理中的程序，留空手写');
  return {
    matter: words === '' ? '' : `${year}年${words}民主评议（${those.length}户）`,
    object: words === '' ? '______' : words,
    meeting: { heldOn: null, venue: null, expected: null, present: null, rule: ruleOf(pack, kinds) },
    polls: those.map((row) => ({
      ...{ householdNo: row.household_no, head: row.head_name ?? '', group: row.group, people: row.people },
      ...{ votesFor: null, votesAgainst: null, votesAbstain: null, recused: null, reason: null },
      situation: situationOf(row, year),
    })),
    notice: { from: null, to: null },
  };
}

function situationOf(
  { people, kind, reason }: { people: number; kind: string; reason: string | null },
  year: number,
): string {
  const words = [`${people}人`, labelOf('adjustment_kind', kind, year), reason ?? ''];
  return words.filter((word) => word !== '').join('；');
}

/** The pack's rule of the meeting for this kind of act; the law's where it has none. */
function ruleOf({ meetings }: PolicyPack, kinds: readonly string[]) {
  const keys = kinds.map((kind) => KINDS[splitCodes(kind)[0] ?? '']);
  return meetingRuleOf({ meeting: meetings.find(({ key }) => keys.includes(key)) });
}
