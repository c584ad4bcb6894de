import { departureWords, harmlessPhrases, healthWords } from './never-posted.ts';
import { findPrivateNumbers, type PrivateNumber } from './number-runs.ts';

/** 公开级别, from everything (the household's own file) to the least (a web page). */
export const privacyLevels = ['FULL', 'INTERNAL', 'PUBLIC', 'WEB'] as const;
export type PrivacyLevel = (typeof privacyLevels)[number];

/** A document of the first level may carry a value of the second only if that is no more private. */
export const mayCarry = (document: PrivacyLevel, value: PrivacyLevel): boolean =>
  privacyLevels.indexOf(document) <= privacyLevels.indexOf(value);

declare const publicMark: unique symbol;
declare const officeMark: unique symbol;

/** Text that may hang on the village board. Only `publicText` makes one. */
export type PublicText = string & { readonly [publicMark]: true };

/** A number of an office, printed whole. Only `officePhone` makes one. */
export type OfficePhone = string & { readonly [officeMark]: true };

export type PrivateContent = PrivateNumber | 'health' | 'departure';

export const privateContentLabels: Readonly<Record<PrivateContent, string>> = {
  'id-number': '像身份证号、残疾人证号的数字',
  'masked-id-number': '打了星号的证件号码或账号',
  phone: '像个人电话的号码',
  account: '像银行账号的数字',
  'foreign-digits': '不是常用写法的数字',
  health: '健康、残疾情况的字样',
  departure: '死亡、服刑、失联等情况的字样',
};

/**
 * What in the text is above the level. FULL carries everything; INTERNAL no whole numbers of a person; PUBLIC and
 * WEB neither numbers, masked or not, nor words of health, crime and death.
 */
export function findAboveLevel(text: string, level: PrivacyLevel): PrivateContent[] {
  if (level === 'FULL') return [];
  const numbers = [...findPrivateNumbers(text)];
  if (level === 'INTERNAL') return numbers.filter((kind) => kind === 'id-number' || kind === 'account');
  return [...numbers, ...findSensitiveWords(text)];
}

/** Lets a text onto a posted sheet, or says in `reason` (a clerk's sentence, without the text) why not. */
export function publicText(
  value: string,
): { readonly ok: true; readonly text: PublicText } | { readonly ok: false; readonly reason: string } {
  const found = findAboveLevel(value, 'PUBLIC');
  if (found.length === 0) return { ok: true, text: value as PublicText };
  const labels = found.map((kind) => privateContentLabels[kind]).join('、');
  return { ok: false, reason: `有${labels}，不能出现在张贴的文书上，请删去后再用。` };
}

/**
 * Lets an office's own number onto a posted sheet: a landline with or without area code and extension, a short
 * number such as 12317, 400 and 800 numbers, an office's mobile. Anything else, an id number first of all, is refused.
 */
export function officePhone(
  value: string,
): { readonly ok: true; readonly phone: OfficePhone } | { readonly ok: false; readonly reason: string } {
  if (officePhoneShapes.test(value)) return { ok: true, phone: value as OfficePhone };
  return { ok: false, reason: '不是办公电话的写法，请写成“0797-4291234”“12317”或11位手机号码。' };
}

const officePhoneShapes =
  /^(?:(?:0\d{2,3}-?)?[2-8]\d{6,7}(?:-\d{1,5})?|1[012]\d{3}|1[012]\d|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9})$/;

function findSensitiveWords(text: string): PrivateContent[] {
  const solid = harmlessPhrases.reduce(
    (rest, phrase) => rest.replaceAll(phrase, '，'),
    text.normalize('NFKC').replace(/[\s\p{Cf}·.*_-]/gu, ''),
  );
  const found: PrivateContent[] = [];
  if (healthWords.some((word) => solid.includes(word))) found.push('health');
  if (departureWords.some((word) => solid.includes(word))) found.push('departure');
  return found;
}
