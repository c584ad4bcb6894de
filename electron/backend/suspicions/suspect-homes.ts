import type { ReadHandle } from '#db/handle.ts';
import type { Archive } from '#db/open-archive.ts';
import {
  listFacts,
  spellStates,
  suspectHits,
  type SuspectHit,
  type SuspectRow,
  suspectRows,
  type TickedVeto,
  tickedVetoes,
  type WeighingMember,
  weighingMembers,
} from '#db/suspicion-facts.ts';
import { departmentLabel } from '#domain/comparison/departments.ts';
import { type Safeguard, type SafeguardPerson, safeguardsOf } from '#domain/household/safeguards.ts';
import { type Standing, standingOf } from '#domain/household/standing.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import type { ReportedHit, SuspectHome, SuspectPerson } from '#domain/suspicions/facts.ts';
import type { StrangerHit } from '#domain/suspicions/reports.ts';
import { packVersion } from '../packs/library.ts';

export interface SuspectHomes {
  readonly homes: readonly { readonly row: SuspectRow; readonly home: SuspectHome }[];
  /** What departments reported of people whom the archive does not have and never had. */
  readonly strangers: readonly StrangerHit[];
}

interface Asked {
  readonly db: ReadHandle;
  readonly raw: Archive['rawReading'];
  readonly year: number;
}

/** Every household that is not closed, with what the suspicions look at. */
export async function suspectHomes({ db, raw, year }: Asked): Promise<SuspectHomes> {
  const lists = listFacts(raw, year);
  const states = spellStates(raw);
  const people = Map.groupBy(weighingMembers(raw, year), ({ householdId }) => householdId);
  const hits = suspectHits(raw, `${year}-12-31`);
  const ofHouseholds = Map.groupBy(hits, ({ householdId }) => householdId ?? 0);
  const vetoes = Map.groupBy(await vetoTexts(db, tickedVetoes(raw)), ({ householdId }) => householdId);
  const homes = suspectRows(raw, year).map((row) => {
    const own = states.get(row.id);
    const isMonitored = own === undefined ? row.category !== null : own.has('open') || own.has('proposed');
    const standing: Standing = standingOf({
      ...(lists.get(row.id) ?? UNSAID),
      household_type: row.householdType,
    });
    const home: SuspectHome = {
      ...{ id: row.id, standing, isMonitored, perCapita: row.perCapita },
      isEliminated: !isMonitored && own?.has('eliminated') === true,
      ...homeSafeguards(row, year),
      people: (people.get(row.id) ?? []).map((member) => personOf(member, year)),
      hits: (ofHouseholds.get(row.id) ?? []).map((hit) => reportedOf(hit, year)),
      vetoes: (vetoes.get(row.id) ?? []).map(({ text }) => text),
    };
    return { row, home };
  });
  const strangers = (ofHouseholds.get(0) ?? []).filter(({ hasLeft }) => hasLeft === 0);
  return { homes, strangers: strangers.map((hit) => reportedOf(hit, year)) };
}

const UNSAID = {
  ...{ exit_status: null, exit_status_year: null, adjustment: null, adjustment_year: null },
  ...{ first_recognised_year: null, exit_year: null, return_year: null },
};

function homeSafeguards(row: SuspectRow, year: number): { housing: Safeguard; water: Safeguard } {
  const { housing, water } = safeguardsOf([], row, year);
  return { housing, water };
}

function personOf(member: WeighingMember, year: number): SuspectPerson {
  const person: SafeguardPerson = {
    birth: member.birth ?? birthDateOf(member.idNumber ?? ''),
    ...{ schoolStatus: member.schoolStatus, dropoutReason: member.dropoutReason },
    ...{
      hasResidentInsurance: member.hasResidentInsurance,
      hasEmployeeInsurance: member.hasEmployeeInsurance,
    },
  };
  const { education, medical } = safeguardsOf([person], undefined, year);
  return {
    ...{ id: member.id, name: member.name ?? '（没有姓名的成员）' },
    isGravelyIll: (member.health ?? '').split(',').includes(GRAVELY_ILL),
    severeDisability: isSevere(member.disabilityLevel) ? member.disabilityLevel : null,
    isDropout: education === 'lacking',
    isUninsured: medical === 'lacking',
    relief: member.tekun === RURAL ? '农村特困供养' : member.dibao === RURAL ? '农村低保' : null,
  };
}

/** 患有大病 of health_status; 农村 of dibao_status and tekun_status; 一、二级 of disability_level. */
const GRAVELY_ILL = '03';
const RURAL = '1';
const isSevere = (level: string | null): level is '1' | '2' => level === '1' || level === '2';

function reportedOf(hit: SuspectHit, year: number): ReportedHit {
  return {
    ...{ id: hit.id, memberId: hit.memberId ?? 0, name: hit.name },
    department: departmentLabel(hit.department, year),
    ...{ suspicion: hit.suspicion, detail: hit.detail, isConfirmed: hit.verdict === 'confirmed' },
  };
}

/** The ticked lines in the words of the pack by which they were ticked. */
async function vetoTexts(
  db: ReadHandle,
  ticked: readonly TickedVeto[],
): Promise<{ householdId: number; text: string }[]> {
  const lines = new Map<string, readonly { readonly text: string }[]>();
  for (const { packId: id, packVersion: version } of ticked) {
    if (lines.has(`${id}@${version}`)) continue;
    const pack = await packVersion(db, { id, version });
    lines.set(`${id}@${version}`, pack.documents.scoring?.exclusions ?? []);
  }
  return ticked.flatMap(({ householdId, item, packId, packVersion: version }) => {
    const text = lines.get(`${packId}@${version}`)?.[Number(item.split('/')[1]) - 1]?.text;
    return text === undefined ? [] : { householdId, text };
  });
}
