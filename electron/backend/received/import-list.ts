import { createHash } from 'node:crypto';
import { receivedListOf, receivedRules } from '#db/received.ts';
import { rowWriter } from '#db/row-access.ts';
import { readHandled } from '#domain/received/handled.ts';
import { keyOfSaid, ruleMatcher, type SaidOfRule } from '#domain/received/match-rule.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { rulesOfYear } from '../checks/rules-of-year.ts';
import { handlesOf } from '../checks/walk-hits.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import { matchPeople } from './match-people.ts';
import { readList, type ReadList, type ReceivedLine } from './read-list.ts';

type Asked = Input<'received.import'>;
type Imported = Output<'received.import'>;

/** Reads a county's list, finds whom and which rule each line means, and keeps it as one act. */
export async function importList(session: Session, asked: Asked): Promise<Result<Imported>> {
  const archive = openArchiveOf(session);
  const receivedOn = asked.receivedOn ?? today(session);
  if (receivedOn > today(session))
    return refuse('received-later', `收到日期 ${receivedOn} 晚于今天 ${today(session)}，请核对。`);
  const file = session.files.get(asked.fileId);
  if (file === undefined || (file.kind === 'bytes' && file.filled !== file.size))
    return notFound('要读入的文件');
  const list = await readList(file).finally(() => session.files.drop(asked.fileId));
  const sha256 = createHash('sha256').update(list.bytes).digest('hex');
  const before = receivedListOf(archive.rawReading, sha256);
  if (before !== undefined)
    return refuse(
      'received-before',
      `“${file.name}”已经在 ${before.receivedOn} 读入过，名称是“${before.title}”。`,
    );
  const hits = await hitsOf(session, asked.year, list);
  const title = asked.title ?? '';
  const head = {
    command: 'received.import',
    title: `读入问题清单：${hits.length} 条`,
    effectiveOn: receivedOn,
  };
  const done = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    const listId = writer.insert('received_list', {
      title: title === '' ? file.name.replace(/\.[^.]{1,5}$/u, '').slice(0, 60) : title,
      ...{ year: asked.year, received_on: receivedOn, file: file.name, sha256 },
      note: asked.note === undefined || asked.note === '' ? null : asked.note,
    });
    for (const hit of hits)
      writer.insert('received_hit', {
        list_id: listId,
        ...hit,
        settled_on: hit.state === 'open' ? null : today(session),
      });
    return listId;
  });
  return ok({
    change: done.change,
    ...{ id: done.value, hits: hits.length, problems: [...list.problems] },
    noHousehold: hits.filter(({ household_id: id }) => id === null).length,
    noRule: hits.filter(({ rule }) => rule === null).length,
  });
}

/** The cells of the rows that are kept. */
async function hitsOf(session: Session, year: number, { lines, kinds }: ReadList) {
  const handles = handlesOf(session);
  const mapped = receivedRules(handles.raw);
  const match = ruleMatcher(await rulesOfYear(handles, year));
  const people = matchPeople(handles.raw, lines);
  return lines.map((line, at) => {
    const said = saidOf(line, kinds);
    const key = keyOfSaid(said);
    const handled = readHandled(line.handled ?? '');
    const { householdId = null, memberId = null } = people[at] ?? {};
    return {
      ...{ sheet: line.sheet, row: line.row, code: said.code, kind: said.kind },
      rule: mapped.has(key) ? (mapped.get(key) ?? null) : match(said),
      ...{ village: line.village ?? null, household_id: householdId, member_id: memberId },
      household_no: line.householdNo ?? null,
      id_number: line.idNumber ?? null,
      name: line.name ?? line.headName ?? null,
      ...{ value: line.value ?? null, content: said.content },
      ...{ state: handled.state, reply: handled.reply },
    };
  });
}

function saidOf(line: ReceivedLine, kinds: ReadonlyMap<string, string>): SaidOfRule {
  const code = line.code ?? null;
  const kind = line.kind ?? (code === null ? null : (kinds.get(normaliseHeader(code)) ?? null));
  return { code, kind, sheet: line.sheet, content: line.content ?? kind ?? line.sheet };
}
