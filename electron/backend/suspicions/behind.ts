import { SUSPICION_VERDICTS } from '#domain/suspicions/suspicion.ts';
import { numberTitle } from '#domain/suspicions/rates.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import type { Session } from '../session.ts';
import { isCounted, isCountedLine, type RateGround, rateGround, type RateVillage } from './rate-ground.ts';

type Row = Output<'suspicion.behind'>['rows'][number];
type Asked = Input<'suspicion.behind'>;

const POPULATION_FROM: Readonly<Record<RateVillage['populationFrom'], string>> = {
  register: '按户籍册',
  figures: '按村年度信息里的总人口',
  archive: '没有户籍册和村年度人口，按档案里的人',
};

/** The households behind a number of the rates. */
export async function behindNumber(
  session: Session,
  asked: Asked,
): Promise<Result<Output<'suspicion.behind'>>> {
  const ground = await rateGround(session, asked.year);
  const rows = rowsOf(ground, asked).filter(
    ({ villageId }) => asked.villageId === undefined || villageId === asked.villageId,
  );
  return ok({
    title: numberTitle(asked.number, asked.year),
    total: rows.length,
    people: rows.reduce((sum, { row }) => sum + row.people, 0),
    note: noteOf(ground, asked),
    rows: rows.slice(asked.offset, asked.offset + asked.limit).map(({ row }) => row),
  });
}

function rowsOf(
  { gathered, surveyed }: RateGround,
  { number, year }: Asked,
): { villageId: number; row: Row }[] {
  const villageOf = (id: number | null): string | null => gathered.villages.get(id ?? 0) ?? null;
  if (number === 'surveyed' || number === 'approving')
    return surveyed
      .filter(({ approves }) => number === 'surveyed' || approves === 'yes')
      .map(({ villageId, surveyedOn, approves, ...household }) => ({
        villageId,
        row: {
          ...household,
          village: villageOf(villageId),
          why: `${surveyedOn ?? ''} ${APPROVES[approves]}`.trim(),
        },
      }));
  if (number === 'missed' || number === 'exited')
    return gathered.lines
      .filter((line) => line.kind === number && isCountedLine(line))
      .map(({ householdId, householdNo, villageId, village, headName, people, state, grounds }) => ({
        villageId: villageId ?? 0,
        row: {
          ...{ householdId, householdNo, village, headName, people },
          why: `${state === 'true' ? `${SUSPICION_VERDICTS.true}：` : ''}${grounds.map(({ message }) => message).join('；')}`,
        },
      }));
  return gathered.homes
    .filter(({ home }) => number === 'population' || isCounted(number, home, year))
    .map(({ row, home }) => ({
      villageId: row.villageId ?? 0,
      row: {
        ...{ householdId: row.id, householdNo: row.householdNo, village: villageOf(row.villageId) },
        ...{ headName: row.headName, people: row.people },
        why: [STANDINGS[home.standing], home.isMonitored ? '在监测' : home.isEliminated ? '风险已消除' : '']
          .filter((part) => part !== '')
          .join('，'),
      },
    }));
}

const APPROVES = { yes: '认可', no: '不认可', unsaid: '未表态' } as const;
const STANDINGS = { poor: '贫困户', exited: '脱贫户', cleared: '已清退', unlisted: '一般农户' } as const;

/** Where more are counted than the list can name. */
function noteOf({ villages }: RateGround, { number, villageId }: Asked): string | null {
  if (number !== 'population' && number !== 'outside') return null;
  const own = villages.filter((each) => villageId === undefined || each.villageId === villageId);
  const told = own.map(
    ({ village, populationFrom, counts }) =>
      `${village} ${counts.population} 人（${POPULATION_FROM[populationFrom]}）`,
  );
  const shown = told.length > 6 ? [...told.slice(0, 6), `等 ${told.length} 个村`] : told;
  return `农村户籍人口：${shown.join('；')}。下面列的是档案里的户，只在户籍册或村年度信息里的人没有列出。`;
}
