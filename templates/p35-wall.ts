import { findAboveLevel } from '#domain/identity/privacy.ts';

/** What must not hang on the wall of a house: anybody who comes in reads it. */
export type NotOnWall = 'number' | 'health' | 'school';

export const notOnWallLabels: Readonly<Record<NotOnWall, string>> = {
  ...{ number: '证件号码或账号', health: '健康、残疾情况', school: '子女就学情况' },
};

const health = /[病残]|医疗|护理|健康|住院|康复|失能|家庭医生/u;
const school =
  /学校|[小中大]学|学[生期费前]|[上入就在助]学|高中|初中|[中高]职|大专|幼儿园|年级|雨露|两免一补|营养改善|控辍|送教|寄宿|教育|孤儿|无人抚养|留守/u;

/** Everybody has it, so that it tells nothing of anybody. */
const harmless = /(?:城乡居民)?基本医疗保险|大病保险/gu;

/** What a policy or a measure would tell of the household's health or of its children's school; null when nothing. */
export function tellsOnWall(text: string): NotOnWall | null {
  const rest = text.replaceAll(harmless, '');
  const found = findAboveLevel(rest, 'PUBLIC');
  if (found.includes('id-number') || found.includes('account') || found.includes('masked-id-number'))
    return 'number';
  if (health.test(rest) || found.includes('health') || found.includes('departure')) return 'health';
  return school.test(rest) ? 'school' : null;
}
