import { giveNumbers } from '#db/filing-numbers.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { itemSeries } from '#domain/filing/numbers.ts';
import { retentionRefusal } from '#domain/filing/refusals.ts';
import { type FilingSettings, officeOf } from '#domain/filing/settings.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { type Paper, papersById } from './papers.ts';
import { requireCodes, rule, settingsOf } from './settings.ts';

type Asked = Input<'filing.file'>['papers'][number];

/** One of both. Throws a Refusal otherwise. */
function keyOf({ documentId, linkId }: Asked): string {
  if ((documentId === undefined) !== (linkId === undefined))
    return documentId === undefined ? `l${linkId}` : `d${documentId}`;
  const message = '每一件是一份打印的文书或一张照片，二者选一';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '归档文件', message }] });
}

/** What is filed, with what the clerk worded anew. */
type Filed = Paper & { readonly secrecy: string | null; readonly note: string | null };

/** Throws a Refusal for what cannot be filed, or is already. */
async function filedOf(session: Session, asked: readonly Asked[]): Promise<Filed[]> {
  const keys = asked.map(keyOf);
  if (new Set(keys).size < keys.length) throw rule('filing-twice', '同一份文件列了两次，请核对。');
  const papers = await papersById(reader(openArchiveOf(session)), {
    documentIds: asked.flatMap(({ documentId }) => documentId ?? []),
    linkIds: asked.flatMap(({ linkId }) => linkId ?? []),
  });
  const filed = asked.map((each, at) => worded(papers.get(keys[at] ?? ''), each));
  const seen = new Set<string>();
  for (const { document, householdId, title } of filed) {
    const same = `${document ?? ''}/${householdId ?? ''}/${title}`;
    if (document !== null && seen.has(same))
      throw rule('filing-twice', `“${title}”列了两次（后一份是重印），一份文件只归档一次。`);
    seen.add(same);
  }
  return filed;
}

function worded(paper: Paper | undefined, asked: Asked): Filed {
  if (paper === undefined)
    throw rule('filing-source', '有一份文件不能归档：它是草稿、封面目录一类，或是已随文书归档的扫描件。');
  if (paper.again !== null)
    throw rule(
      'filed-already',
      `“${paper.title}”已按 ${paper.again.code} 归档。重印的要替换原件，请在那一件上改。`,
    );
  const retention = asked.retention ?? paper.retention;
  const refusal = retentionRefusal(retention, paper);
  if (refusal !== null) throw rule('filing-retention', refusal);
  const { title, author, docNo, dated, pages, secrecy, note } = asked;
  return {
    ...paper,
    ...{ retention, title: title ?? paper.title, author: author ?? paper.author },
    docNo: docNo === undefined ? paper.docNo : docNo,
    dated: dated === undefined ? paper.dated : dated,
    pages: pages === undefined ? paper.pages : pages,
    ...{ secrecy: secrecy ?? null, note: note ?? null },
  };
}

const villageOf = ({ atTownship, villageCode: code, village }: Paper) =>
  atTownship || village === null ? null : { code, name: village };

/** Files papers in the order given; each gets the next number of its series. */
export async function filePapers(
  session: Session,
  { papers: asked, year }: Input<'filing.file'>,
): Promise<Result<Output<'filing.file'>>> {
  const settings = await settingsOf(reader(openArchiveOf(session)), year);
  const papers = await filedOf(session, asked);
  requireCodes(settings, papers.map(villageOf));
  const head = { command: 'filing.file', title: `归档：${year} 年度 ${papers.length} 件` };
  const { value, change } = await act(session, head, (scope) =>
    Promise.resolve(insertItems(scope, papers, { session, settings, year })),
  );
  return ok({ ...value, change });
}

function insertItems(
  { raw }: WriteScope,
  papers: readonly Filed[],
  { session, settings, year }: { session: Session; settings: FilingSettings; year: number },
): { codes: string[]; itemIds: number[] } {
  const writer = rowWriter(raw);
  const at = session.now().toISOString();
  const places = papers.map((paper) => {
    const office = officeOf(settings, villageOf(paper));
    return { office, series: itemSeries(settings, { year, retention: paper.retention, office }) };
  });
  const numbers = new Map(
    [...Map.groupBy(places, ({ series }) => series)].map(([series, { length: count }]) => [
      series,
      giveNumbers(raw, series, { count, at }).values(),
    ]),
  );
  const codes: string[] = [];
  const itemIds = papers.map((paper, n) => {
    const { office = '', series = '' } = places[n] ?? {};
    const given = numbers.get(series)?.next().value;
    if (given === undefined) throw new Error('no number was given');
    codes.push(given.code);
    const { fonds, fileClass: file_class } = settings;
    return writer.insert('filing_item', {
      ...{ code: given.code, serial: given.serial, fonds, file_class, year, office },
      ...cellsOf(paper, today(session)),
    });
  });
  return { codes, itemIds };
}

const cellsOf = (paper: Filed, filed_on: string): Cells => ({
  ...{ retention: paper.retention, title: paper.title, author: paper.author, doc_no: paper.docNo },
  ...{ dated: paper.dated, secrecy: paper.secrecy, pages: paper.pages, note: paper.note },
  ...{ document_id: paper.documentId, link_id: paper.linkId, household_id: paper.householdId },
  ...{ village_id: paper.atTownship ? null : paper.villageId, filed_on },
});
