import { boardsOn } from '#db/documents-notices.ts';
import { daysBetween } from '#domain/time/day.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { documents } from '#templates/catalogue.ts';
import { fillLine } from '#templates/wording.ts';
import { ownWordings } from '#db/documents.ts';
import { recordOfStep } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';

type Record = ModelOf<'P15'>['notices'][number];

/** The record of the notices that were put up, and the proof that nobody objected (P15). */
export const noticeRecord: Maker<ModelOf<'P15'>> = { of: 'procedure', model: recordOf };

async function recordOf(ask: ProcedureAsk): Promise<ModelOf<'P15'>> {
  const { running, township, village, today, year } = ask;
  const notices: Record[] = [];
  const steps = running.definition.steps.filter(({ notice }) => notice?.holds === true);
  for (const [at, step] of steps.entries()) {
    const record = recordOfStep(running, step);
    if (record === undefined || step.notice === undefined) continue;
    const from = record.notice_from ?? record.done_on;
    const to = record.notice_to ?? lastDayOfNotice(from, step.notice, running.pack.holidays);
    const period = { days: daysBetween(from, to), from, to };
    notices.push({
      name: await nameOf(ask, at === 0 ? 'P12' : 'P13'),
      places: await placesOf(ask, from),
      period,
    });
  }
  if (notices.length === 0) {
    const message = `还没有登记“${steps[0]?.title ?? '公示'}”，请先登记公示起止日期，再打印证明。`;
    throw new Refusal({ code: 'rule', rule: 'notice-none', message });
  }
  const place = { county: township.county, township: township.name, village: village.name };
  return { place, year, notices, preparedOn: today };
}

/** The notice's title as the township words it. */
async function nameOf({ db, township, village, running }: ProcedureAsk, id: 'P12' | 'P13'): Promise<string> {
  const own = (await ownWordings(db)).get(id)?.['title'];
  const names = { 村: village.name, 乡镇: township.name, 乡镇政府: township.name };
  return fillLine(own ?? documents[id].wording.title.text, {
    ...names,
    对象称谓: running.pack.terms.object.value,
  });
}

/** The boards in use on the day, else the place that the village has for its notices. */
async function placesOf({ db, village, lacks }: ProcedureAsk, day: string): Promise<string[]> {
  const boards = await boardsOn(db, { villageId: village.id, day });
  if (boards.length > 0) return boards.map(({ place }) => place);
  if (village.notice_place?.trim()) return [village.notice_place.trim()];
  lacks(`${village.name}的公示栏：没有登记，张贴地点留空手填`);
  return [];
}
