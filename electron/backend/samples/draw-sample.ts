import { randomBytes } from 'node:crypto';
import { rowWriter } from '#db/row-access.ts';
import { deleteSample, drawableHouseholds, sampledHouseholds } from '#db/samples.ts';
import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { drawSample as draw } from '#domain/sampling/draw.ts';
import { SAMPLED_FIELDS, sampledField } from '#domain/sampling/fields.ts';
import { SAMPLE_MINIMUM } from '#domain/sampling/minimum.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { packOfYear } from '../packs/library.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { sampledOf, sampleOf } from './show-sample.ts';

const STANDINGS: Readonly<Record<string, string>> = {
  monitored: '监测户',
  registered: '脱贫户',
  other: '一般户',
};
/** 户类型 脱贫户. */
const REGISTERED = '01';

export async function proposeSample(
  session: Session,
  { year }: Input<'sample.propose'>,
): Promise<Result<Output<'sample.propose'>>> {
  const archive = openArchiveOf(session);
  const wanted = (await packOfYear(reader(archive), year))?.checks?.sample ?? SAMPLE_MINIMUM;
  const all = drawableHouseholds(archive.rawReading, year);
  const { households, villages, source, confidence } = wanted;
  return ok({
    wanted: { households, villages, source, inferred: confidence === 'inferred' },
    households: all.length,
    villages: new Set(all.map(({ villageId }) => villageId)).size,
    fields: SAMPLED_FIELDS.map((key) => ({ key, label: findField(key)?.label ?? key })),
  });
}

/** Draws households and keeps what the draw can be repeated by. */
export async function drawSample(
  session: Session,
  asked: Input<'sample.draw'>,
): Promise<Result<Output<'sample.draw'>>> {
  const { title, year, strata, fields = [...SAMPLED_FIELDS], note = null } = asked;
  const wrong = fields.filter((key) => sampledField(key) === undefined);
  if (wrong.length > 0)
    throw new Refusal({
      code: 'invalid-input',
      issues: wrong.map((key) => ({ path: '复核的指标', message: `“${key}”不能复核录入` })),
    });
  const all = drawableHouseholds(openArchiveOf(session).rawReading, year);
  if (all.length === 0) return refuse('sample-empty', '没有可以抽的户：请先导入或录入户，并给户选定所在村。');
  const seed = asked.seed ?? randomBytes(4).toString('hex');
  const drawn = draw(
    all.map(({ id, villageId, type, monitored }) => {
      const standing = monitored === 1 ? 'monitored' : type === REGISTERED ? 'registered' : 'other';
      return { id, villageId, stratum: strata === 'none' ? '全部' : (STANDINGS[standing] ?? '') };
    }),
    { seed, households: asked.households, villages: asked.villages, spares: asked.spares },
  );
  const enteredBy = new Map(all.map((row) => [row.id, row.enteredBy]));
  const count = drawn.filter(({ spare }) => !spare).length;
  const villages = new Set(drawn.map(({ villageId }) => villageId)).size;
  const head = { command: 'sample.draw', title: `抽查“${title}”：抽 ${villages} 个村 ${count} 户` };
  const done = await act(session, head, async ({ raw }) => {
    const rows = rowWriter(raw);
    const sample_id = rows.insert('sample', {
      ...{ title, year, made_on: today(session), seed, note },
      ...{ wanted_households: asked.households, wanted_villages: asked.villages },
      ...{ strata: JSON.stringify(strata), fields: JSON.stringify(fields) },
    });
    for (const { id, villageId, stratum, position, spare } of drawn)
      rows.insert('sample_household', {
        ...{ sample_id, household_id: id, village_id: villageId, stratum, position },
        ...{ spare: spare ? 1 : 0, first_entered_by: enteredBy.get(id) ?? null },
      });
    return sample_id;
  });
  return ok({ id: done.value, drawn: count, villages, change: done.change });
}

/** A household that cannot be surveyed gives its place to a spare of its village, and says why. */
export async function replaceSampled(
  session: Session,
  { id, reason }: Input<'sample.replace'>,
): Promise<Result<Output<'sample.replace'>>> {
  const gone = sampledOf(session, id);
  if (gone.replacedReason !== null || gone.spare === 1)
    return refuse('sample-not-drawn', '这一户不在要调查的户里，不用换。');
  if (gone.surveyedOn !== null) return refuse('sample-surveyed', '这一户已经调查过了，不能换。');
  const spares = sampledHouseholds(openArchiveOf(session).rawReading, gone.sampleId).filter(
    ({ spare, villageId }) => spare === 1 && villageId === gone.villageId,
  );
  const next = spares.find(({ stratum }) => stratum === gone.stratum) ?? spares[0];
  if (next === undefined)
    return refuse('sample-no-spare', `${gone.village}没有备选户了，不能换。可以另抽一次，备选户多抽几户。`);
  const title = `抽查换户：${gone.householdNo ?? '未编号'} 换成 ${next.householdNo ?? '未编号'}`;
  const done = await act(session, { command: 'sample.replace', title }, async ({ raw }) => {
    const rows = rowWriter(raw);
    rows.update('sample_household', id, { replaced_reason: reason });
    rows.update('sample_household', next.id, { spare: 0 });
  });
  return ok({ change: done.change, replacement: next.id });
}

export async function removeSample(
  session: Session,
  { id }: Input<'sample.remove'>,
): Promise<Result<Output<'sample.remove'>>> {
  const { title, surveyed } = sampleOf(session, id);
  if (surveyed > 0) return refuse('sample-surveyed', `这次抽查已经登记了 ${surveyed} 户的调查，不能删除。`);
  const done = await act(
    session,
    { command: 'sample.remove', title: `删除抽查“${title}”` },
    async ({ raw }) => {
      deleteSample(raw, id);
    },
  );
  return ok({ change: done.change });
}
