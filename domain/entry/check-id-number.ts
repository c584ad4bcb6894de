import type { FieldValue } from '#domain/fields/field-value.ts';
import { type IdSlip, likelySlip } from '#domain/identity/id-slip.ts';
import { memberNumber, type NumberState } from '#domain/quality/member-number.ts';
import { idKey } from '#domain/identity/id-number.ts';
import type { Day } from '#domain/time/day.ts';
import type { MemberRemark } from './remark.ts';

const ID_NUMBER = 'member.id_number';

/** The sentences of rules Q002–Q006, said while the paper still lies on the desk. */
const sentences: Readonly<Partial<Record<NumberState, string>>> = {
  'wrong-length': '证件号码位数不对，应为 18 位身份证或 20、22 位残疾人证',
  unreadable: '证件号码里有不该有的字符',
  'wrong-check-digit': '身份证号码校验不通过，请对照证件逐位核对',
  'wrong-certificate': '残疾人证号码不符合编码规则',
  'wrong-birth': '号码里的出生日期不对，请对照证件核对',
};

const slips = {
  'letter-for-digit': '像是把数字写成了字母',
  'check-digit-lost': '像是漏了最后一位',
  'digits-swapped': '像是相邻两位写颠倒了',
} satisfies Record<IdSlip['kind'], string>;

/** What is odd about a number as it was typed, with the number that it probably is. Null for a good one and for none. */
export function checkIdNumber(values: Readonly<Record<string, FieldValue>>, today: Day): MemberRemark | null {
  const written = String(values[ID_NUMBER] ?? '');
  const { state, length } = memberNumber(
    { id_number: written, id_type: values['member.id_type'] ?? null },
    today,
  );
  if (state === 'good' && length === 15)
    return doubt('仍是 15 位旧号，请核对后用 18 位号码', idKey(written) ?? undefined);
  const sentence = sentences[state];
  if (sentence === undefined) return null;
  const slip = likelySlip(written);
  return slip === null ? doubt(sentence) : doubt(`${sentence}：${slips[slip.kind]}`, slip.suggestion);
}

const doubt = (reason: string, fix?: string): MemberRemark => ({
  key: ID_NUMBER,
  level: 'doubt',
  reason,
  ...(fix === undefined ? {} : { fix }),
});
