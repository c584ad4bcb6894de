import { type OfficePhone, officePhone, type PublicText } from '#domain/identity/privacy.ts';
import type { PostedOffices } from '#templates/layout/posted-model.ts';
import type { Ask } from '../sheet.ts';
import type { Township, Village } from '../target.ts';
import { cleared, clearedOf } from './cleared.ts';

interface Board {
  readonly village: Village;
  /** Who issues the notice: only the village's own has the village's number on it. */
  readonly issuer: 'village' | 'township';
  /** Names that must not stand in anything that was typed. */
  readonly minors: readonly string[];
}

/** Who issues a notice and who answers for it, with what is lacking told. */
export function officesOf(ask: Ask, { village, issuer, minors }: Board): PostedOffices {
  const { pack, township, lacks } = ask;
  const about = typedInOffice(minors);
  return {
    village: clearedOf(village.name, '村名', about),
    township: clearedOf(township.name, '乡镇名称', about),
    townshipOffice: clearedOf(officeOf(township), '乡镇名称', about),
    department: clearedOf(departmentOf(township, pack.terms.department.value), '县级部门', about),
    phones: {
      village: issuer === 'village' ? phoneOf(village.phone, village.name, lacks) : null,
      township: phoneOf(township.phone, '乡镇', lacks),
      county: phoneOf(township.county_phone, '县级部门', lacks),
    },
    hotline: cleared(pack.documents.nationalHotline.value, '全国举报电话'),
    object: cleared(pack.terms.object.value, '对象称谓'),
    basis: cleared(pack.documents.policyBasis.value, '政策依据'),
    listFoot: cleared(pack.documents.listFoot.value, '名单说明'),
  };
}

/** How a text of village or township is judged: a short name of somebody stands in many places by chance. */
export const typedInOffice = (minors: readonly string[]): Parameters<typeof clearedOf>[2] => ({
  kind: 'item',
  minors: minors.filter((name) => [...name].length > 2),
});

function phoneOf(written: string | null, office: string, lacks: Ask['lacks']): OfficePhone | null {
  const number = written?.trim() ?? '';
  const checked = number === '' ? null : officePhone(number);
  if (checked?.ok === true) return checked.phone;
  lacks(`${office}的监督举报电话：${checked === null ? '没有填写' : checked.reason}`);
  return null;
}

export const officeOf = ({ name }: Township): string =>
  name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`;

export const kindOf = (county: string): string => /[县市区旗]$/u.exec(county)?.[0] ?? '县';

/** 县乡村振兴局: the department as the township wrote it, else the year's with the kind of the county before it. */
export function departmentOf({ county_department: written, county }: Township, ofYear: string): string {
  return written.trim() === '' ? `${kindOf(county)}${ofYear}` : written.trim();
}

/** Who announces: the township in the county's name, or the county's department with the county's name before it. */
export function announcerOf(
  { township: { county } }: Ask,
  {
    offices,
    announcer,
    minors,
  }: { offices: PostedOffices; announcer: 'township' | 'county'; minors: readonly string[] },
): PublicText {
  if (announcer === 'township') return offices.townshipOffice;
  const department = offices.department ?? '';
  const kind = kindOf(county);
  const rest = department.startsWith(kind) ? department.slice(kind.length) : department;
  const whole = department.startsWith(county) ? department : `${county}${rest}`;
  return clearedOf(whole, '县级部门', typedInOffice(minors));
}
