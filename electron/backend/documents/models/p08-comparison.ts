import { type HitRow, listHits } from '#db/comparison-hits.ts';
import { findRound, peopleOfRound, type RoundRow } from '#db/comparison.ts';
import { roundsOfVillage } from '#db/documents-meetings.ts';
import { labelOf, splitCodes } from '#domain/codes/code-value.ts';
import { departmentLabel } from '#domain/comparison/departments.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { Refusal } from '../../session.ts';
import type { Maker, VillageAsk } from '../sheet.ts';

/** Rows for the pen while nothing came back. */
const ROWS = 6;
const MOST_HITS = 50_000;

/** The list that went out of the village in the newest round of the year (P08). */
export const comparisonList: Maker<ModelOf<'P08'>> = {
  of: 'village',
  model: async (ask) => {
    const { raw, township, village } = ask;
    const round = newestRound(ask);
    return {
      place: { county: township.county, township: township.name, village: village.name },
      ...headOf(round),
      departments: splitCodes(round.departments).map((code) => departmentLabel(code, round.year)),
      dueOn: round.dueOn,
      people: peopleOfRound(raw, round.id)
        .filter(({ person }) => person.village === village.name)
        .map(({ person, consent }) => ({
          ...{ householdNo: person.householdNo, head: person.headName ?? '', name: person.name ?? '' },
          idNumber: person.idNumber ?? '',
          relation: labelOf('relation_to_head', person.relation, round.year),
          ...{ consent: consent.number, consentOn: consent.signedOn },
        })),
    };
  },
};

/** What came back of that round, and what the village found out (P08B). */
export const comparisonResults: Maker<ModelOf<'P08B'>> = {
  of: 'village',
  model: async (ask) => {
    const { raw, township, village, lacks } = ask;
    const round = newestRound(ask);
    const filter = { roundId: round.id, villageId: village.id };
    const hits = listHits(raw, filter, { offset: 0, limit: MOST_HITS });
    if (hits.length === 0) lacks(`疑似问题：“${round.title}”还没有读入反馈结果，留空手写`);
    return {
      place: { county: township.county, township: township.name, village: village.name },
      ...headOf(round),
      listed: peopleOfRound(raw, round.id).filter(({ person }) => person.village === village.name).length,
      hits: hits.map((hit) => ({
        ...{ name: hit.name ?? '', householdNo: hit.householdNo, department: hit.department },
        suspicion: hit.detail === null ? hit.suspicion : `${hit.suspicion}（${hit.detail}）`,
        ...{ reportedOn: hit.reportedOn, found: foundOf(hit), verdict: hit.verdict },
      })),
      blankRows: hits.length === 0 ? ROWS : 0,
    };
  },
};

const headOf = ({ title, year, sentOn }: RoundRow) => ({ round: title, year, sentOn });

/** Nobody is on a list without a consent: the paper is that of a round that was made by it, never one of its own. */
function newestRound({ raw, village, year, lacks }: VillageAsk): RoundRow {
  const [id, ...others] = roundsOfVillage(raw, village.id, year);
  const round = id === undefined ? undefined : findRound(raw, id);
  if (round === undefined) {
    const message = `${village.name} ${year} 年还没有生成比对名单，请先在“部门比对”里生成。`;
    throw new Refusal({ code: 'rule', rule: 'no-comparison', message });
  }
  if (others.length > 0)
    lacks(`${village.name} ${year} 年有 ${others.length + 1} 批比对名单，印的是最新的“${round.title}”`);
  return round;
}

/** 情况说明, 证据, and who found it out when; null before the village answered. */
function foundOf({ answer, evidence, verifiedBy, verifiedOn }: HitRow): string | null {
  const who = [verifiedBy ?? '', verifiedOn ?? ''].filter((part) => part !== '').join('，');
  const parts = [
    answer ?? '',
    (evidence ?? '') === '' ? '' : `证据：${evidence}`,
    who === '' ? '' : `核实：${who}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('；');
}
