import { findMeasure } from '#db/assistance.ts';
import { findHousehold } from '#db/households.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { isKnown } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';

type MeasureInput = Omit<Input<'measure.update'>, 'id' | 'reason'>;

function refuseFaults(input: MeasureInput): void {
  const issues: { path: string; message: string }[] = [];
  const say = (path: string, message: string) => void issues.push({ path, message });
  const { startsOn, endsOn, doneOn } = input;
  if (findField(`assistance_measure.${input.kind}`)?.type !== 'codes') say('措施类别', '请从选项里选');
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) say('完成时限', '不能早于开始日期');
  if (startsOn !== null && typeof doneOn === 'string' && doneOn < startsOn)
    say('完成日期', '不能早于开始日期');
  if ((input.content ?? '') === '' && (input.items ?? '') === '') say('具体措施', '请填写措施内容或选择措施');
  const money = {
    ...{ 资金: input.amount, 预计增收: input.expectedGain, 实际增收: input.actualGain },
    ...{ 小额信贷金额: input.loanAmount, 小额信贷期限: input.loanMonths, 光伏收益: input.solarIncome },
  };
  for (const [label, amount] of Object.entries(money))
    if (typeof amount === 'number' && amount < 0) say(label, '不能小于 0');
  if (typeof input.risk === 'string' && !hasCode('risk_type', input.risk)) say('对应风险', '请从选项里选');
  const { fundingSource } = input;
  if (
    typeof fundingSource === 'string' &&
    isKnown(fundingSource) &&
    !hasCode('funding_source', fundingSource)
  )
    say('资金来源', '请从选项里选');
  if (issues.length > 0) throw new Refusal({ code: 'invalid-input', issues });
}

/** What was left out is not touched. */
function cellsOf(input: MeasureInput): Cells {
  const { responsiblePhone, startsOn, endsOn, expectedGain, actualGain, fundingSource, doneOn, ...rest } =
    input;
  const { loanAmount, loanMonths, solarIncome, ...same } = rest;
  const cells = {
    ...same,
    responsible_phone: responsiblePhone,
    starts_on: startsOn,
    ends_on: endsOn,
    expected_gain: expectedGain,
    actual_gain: actualGain,
    funding_source: fundingSource,
    done_on: doneOn,
    loan_amount: loanAmount,
    loan_months: loanMonths,
    solar_income: solarIncome,
  };
  return Object.fromEntries(
    Object.entries(cells).filter((cell): cell is [string, Cells[string]] => cell[1] !== undefined),
  );
}

export async function addMeasure(
  session: Session,
  { householdId, year, reason, ...input }: Input<'measure.add'>,
): Promise<Result<Output<'measure.add'>>> {
  const h = await findHousehold(reader(openArchiveOf(session)), { id: householdId });
  if (h === undefined) return notFound('这一户');
  refuseFaults(input);
  const cells = { ...cellsOf(input), household_id: householdId, year };
  const head = { command: 'measure.add', title: `新增帮扶措施：户 ${h.household_no ?? ''}`, reason };
  const done = await act(session, head, ({ raw }) =>
    Promise.resolve(rowWriter(raw).insert('measure', cells)),
  );
  return ok({ id: done.value, change: done.change });
}

export async function updateMeasure(
  session: Session,
  { id, reason, ...input }: Input<'measure.update'>,
): Promise<Result<Output<'measure.update'>>> {
  const measure = await findMeasure(reader(openArchiveOf(session)), id);
  if (measure === undefined) return notFound('这条帮扶措施');
  refuseFaults(input);
  const title = `修改帮扶措施：户 ${measure.household_no ?? ''}`;
  const done = await act(session, { command: 'measure.update', title, reason }, ({ raw }) => {
    rowWriter(raw).update('measure', id, cellsOf(input));
    return Promise.resolve();
  });
  return ok({ change: done.change });
}
