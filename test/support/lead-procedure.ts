import type { Request } from '#contract/channels.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { pointsKey } from '#domain/procedures/score-sheet.ts';
import { findPack } from '#domain/policy/resolve-pack.ts';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import type { BuiltArchive } from './archive-builder.ts';

type Start = Request<'procedure.start'>;
type DoStep = Omit<Request<'procedure.doStep'>, 'id' | 'step'>;

/** Begins a procedure of 云溪村 with these households. */
export async function begin(
  archive: BuiltArchive,
  key: string,
  householdIds: readonly number[],
  { clueOn, ...rest }: Partial<Start> & { clueOn: string },
): Promise<number> {
  const { id } = await archive.must('procedure.start', {
    ...{ key, clueOn, villageId: archive.villages['云溪村'] ?? 0, year: Number(clueOn.slice(0, 4)) },
    ...{ householdIds: [...householdIds], ...rest },
  });
  return id;
}

/** All that a procedure asks of its households, without a slip: dated with the clue. */
export async function fillAll(
  archive: BuiltArchive,
  id: number,
  given: Partial<Omit<Request<'procedure.updateHouseholds'>, 'id' | 'householdIds'>> = {},
): Promise<void> {
  const page = await archive.must('procedure.get', { id });
  const { asks, openedOn } = page;
  const householdIds = stillIn(page);
  await archive.must('procedure.updateHouseholds', {
    ...{ id, householdIds },
    ...(asks.consent && { consentOn: openedOn, signedByHead: true }),
    ...(asks.visit && { visitedOn: openedOn, investigators: ['周一', '吴二'] }),
    ...(asks.mark && { mark: '1' }),
    ...(asks.causes && { causes: '01' }),
    ...(asks.mode && { mode: '1' }),
    ...(asks.reason && { reason: '七不进第三条' }),
    ...given,
  });
  for (const { step: meeting } of asks.meetings)
    await archive.must('procedure.updateHouseholds', { id, householdIds, meeting, ...VOTES });
  if (asks.spell)
    for (const householdId of householdIds)
      await archive.must('procedure.updateHousehold', {
        ...{ id, householdId, values: { 'monitoring.category': '2', 'monitoring.risk_1': '01' } },
      });
}

export const VOTES = { votesFor: 20, votesAgainst: 2, votesAbstain: 1, votesRecused: 1 };
export const MEETING = { expected: 30, present: 24, place: '村委会会议室' };

export const stillIn = ({ candidates }: ProcedurePage): number[] =>
  candidates.filter(({ dropped }) => !dropped).map(({ householdId }) => householdId);

/** Every paper up to the next step comes back signed. */
export async function bringPapers(archive: BuiltArchive, id: number): Promise<void> {
  const page = await archive.must('procedure.get', { id });
  const last = page.steps.findIndex(({ key }) => key === page.nextStep);
  for (const { key: step, papers } of page.steps.slice(0, last + 1))
    for (const { document, state } of papers)
      if (state !== 'signed')
        await archive.must('procedure.receivePaper', {
          id,
          step,
          document,
          state: 'signed',
          on: page.openedOn,
        });
}

/** What the next step wants on its first possible day, meeting and notice included. */
export async function nextEntry(archive: BuiltArchive, id: number): Promise<{ step: string } & DoStep> {
  const page = await archive.must('procedure.get', { id });
  const step = page.steps.find(({ key }) => key === page.nextStep);
  if (step === undefined) throw new Error('nothing is left to do');
  const on = step.earliest ?? page.openedOn;
  return {
    ...{ step: step.key, on },
    ...(step.noticeDays !== null && { noticeFrom: on }),
    ...(step.meeting !== null && MEETING),
  };
}

/** Does the steps one after the other, each on its first possible day, up to `last` or to the end. */
export async function lead(archive: BuiltArchive, id: number, last?: string): Promise<string[]> {
  const days: string[] = [];
  for (;;) {
    await bringPapers(archive, id);
    const entry = await nextEntry(archive, id);
    const { finished } = await archive.must('procedure.doStep', { id, ...entry });
    days.push(`${entry.step} ${entry.on}`);
    if (finished || entry.step === last) return days;
  }
}

/** Points for everything, and somebody who looked at every line: no line applies. */
export async function answerAll(archive: BuiltArchive, id: number, points = 1): Promise<void> {
  const raw = archive.session.archive?.rawReading;
  const row = raw
    ?.prepare('SELECT key, pack_id AS id, pack_version AS version FROM procedure WHERE id = ?')
    .get(id) as { key: string; id: string; version: number };
  const pack = findPack(SHIPPED_PACKS, row);
  const bars = pack?.procedures?.find(({ key }) => key === row.key)?.bars?.lines ?? [];
  const { blocks = [], exclusions = [] } = pack?.documents?.scoring ?? {};
  const places = raw
    ?.prepare('SELECT id FROM procedure_household WHERE procedure_id = ?')
    .pluck()
    .all(id) as number[];
  const lines = (list: string, all: readonly unknown[]) => all.map((_, at) => `${list}/${at + 1}`);
  await archive.write((rows) => {
    for (const procedure_household_id of places) {
      for (const { title: block, items } of blocks)
        for (const { title } of items)
          rows.insert('procedure_answer', {
            ...{ procedure_household_id, item: pointsKey(block, title), points },
          });
      for (const item of [...lines('exclusions', exclusions), ...lines('bars', bars)])
        rows.insert('procedure_answer', { procedure_household_id, item, applies: 0, note: '已核对' });
    }
  });
}

/** The households went on a list to the departments on a day; of some of them something came back. */
export async function compare(
  archive: BuiltArchive,
  householdIds: readonly number[],
  { sentOn, suspected = [] }: { sentOn: string; suspected?: readonly number[] },
): Promise<void> {
  const raw = archive.session.archive?.rawReading;
  const one = (sql: string, id: number) => raw?.prepare(sql).get(id) as { id: number; id_key: string };
  const people = householdIds.map((id) => ({
    id,
    member: one('SELECT id, id_key FROM member WHERE household_id = ? ORDER BY id', id),
    consent: one('SELECT id FROM consent WHERE household_id = ? ORDER BY id DESC', id),
  }));
  await archive.write((rows) => {
    const round_id = rows.insert('comparison_round', {
      ...{ title: '信息比对', departments: '01', year: Number(sentOn.slice(0, 4)), sent_on: sentOn },
    });
    for (const { id, member, consent } of people) {
      const listed = { household_id: id, member_id: member.id, consent_id: consent.id };
      rows.insert('comparison_person', { round_id, ...listed });
      if (!suspected.includes(id)) continue;
      rows.insert('comparison_hit', {
        ...{ id_key: member.id_key, name: '某人', department: '01', suspicion: '机动车登记' },
        ...{ reported_on: sentOn, round_id, member_id: member.id },
      });
    }
  });
}
