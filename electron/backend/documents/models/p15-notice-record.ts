import { boardsOn } from '#db/documents-notices.ts';
import { ownWordings } from '#db/documents.ts';
import type { Step } from '#domain/procedures/definition.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import { daysBetween } from '#domain/time/day.ts';
import { type DocumentId, documents, isDocumentId, type ModelOf } from '#templates/catalogue.ts';
import { fillLine } from '#templates/wording.ts';
import { recordOfStep } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import { objectionCounts } from '../posted/objections.ts';
import { departmentOf, officeOf } from '../posted/offices.ts';
import type { Maker, ProcedureAsk } from '../sheet.ts';

type Record = ModelOf<'P15'>['notices'][number];

/** The record of the notices that were put up, and the proof that nobody objected (P15). */
export const noticeRecord: Maker<ModelOf<'P15'>> = { of: 'procedure', model: recordOf };

async function recordOf(ask: ProcedureAsk): Promise<ModelOf<'P15'>> {
  const { running, township, village, today, year } = ask;
  const notices: Record[] = [];
  const steps = running.definition.steps.filter(({ notice }) => notice?.holds === true);
  for (const step of steps) {
    const record = recordOfStep(running, step);
    if (record === undefined || step.notice === undefined) continue;
    const from = record.notice_from ?? record.done_on;
    const to = record.notice_to ?? lastDayOfNotice(from, step.notice, running.pack.holidays);
    notices.push({
      name: await nameOf(ask, step),
      places: await placesOf(ask, from),
      period: { days: daysBetween(from, to), from, to },
      earlier: running.postings
        .filter(({ step_key }) => step_key === step.key)
        .map((posting) => ({
          ...{ from: posting.notice_from, to: posting.notice_to, endedOn: posting.ended_on },
        })),
      objections: objectionCounts(running, [step], today),
    });
  }
  if (notices.length === 0) {
    const message = `还没有登记“${steps[0]?.title ?? '公示'}”，请先登记公示起止日期，再打印证明。`;
    throw new Refusal({ code: 'rule', rule: 'notice-none', message });
  }
  const place = { county: township.county, township: township.name, village: village.name };
  return { place, year, notices, preparedOn: today };
}

/** The title of the posted list that the step puts up, as the township words it; the step's own where it has none. */
async function nameOf({ db, township, village, running }: ProcedureAsk, step: Step): Promise<string> {
  const posted = step.papers.map(({ document }) => document).find(isPosted);
  const own = posted === undefined ? undefined : (await ownWordings(db)).get(posted)?.['title'];
  const title = own ?? (posted === undefined ? undefined : titleOf(posted));
  if (title === undefined) return `${village.name}${running.row.title}${step.title}`;
  const department = departmentOf(township, running.pack.terms.department.value);
  return fillLine(title, {
    ...{ 村: village.name, 各村: village.name, 乡镇: township.name, 乡镇政府: officeOf(township) },
    ...{ 年度: running.row.year, 县级部门: department, 对象称谓: running.pack.terms.object.value },
  });
}

const isPosted = (document: string): document is DocumentId =>
  isDocumentId(document) && documents[document].level === 'PUBLIC';

/** The title in the document's own wording. */
function titleOf(document: DocumentId): string | undefined {
  const { wording } = documents[document];
  return 'title' in wording ? wording.title.text : undefined;
}

/** The boards in use on the day, else the place that the village has for its notices. */
async function placesOf({ db, village, lacks }: ProcedureAsk, day: string): Promise<string[]> {
  const boards = await boardsOn(db, { villageId: village.id, day });
  if (boards.length > 0) return boards.map(({ place }) => place);
  if (village.notice_place?.trim()) return [village.notice_place.trim()];
  lacks(`${village.name}的公示栏：没有登记，张贴地点留空手填`);
  return [];
}
