import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aConsent, consentMembers } from './models.ts';
import type { Model } from '#templates/p02-consent.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P02', model, options: printOptions });

test('the wording is that of the catalogue, with the boxes empty', async () => {
  const [page] = (await print(aConsent())).pages;
  expect(page).toContain(
    '石桥村村民委员会、岭北镇人民政府：本户因家中劳动力受灾减收，生活出现困难，现申请纳入监测对象。',
  );
  expect(page).toContain('二、授权。同意云岭县农业农村局、岭北镇人民政府为认定、帮扶和动态管理的需要，');
  expect(page).toContain('□户主姓名□村民小组□家庭人口数□监测类别□帮扶措施名称。');
  expect(page).toContain('（仅公示“因病”“因残”等类别，不公示病种、残疾等级）。');
  expect(page).toContain(
    '四、期限。自签字之日起至退出（风险消除）后12个月止；可以书面撤回，撤回前的处理不受影响。',
  );
  expect(page).toMatch(/代签人：与户主关系：代签原因：见证人（2人）：年月日/);
});

test('members carry their whole numbers, their ages of the day, and the guardian for a child', async () => {
  const { pages } = await print(aConsent());
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('1张伟户主52990119680307231957');
  expect(pages[0]).toContain('2䶮㛃𬭎𠅤𫖯㐱䲟配偶52990119700512234X55');
  expect(pages[0]).toContain('3买买提·艾力次子5299012016091023259监护人：');
});

test('a large household signs on a second page that names the document and the head', async () => {
  const members = [
    ...consentMembers,
    ...consentMembers.map((member) => ({ ...member, relation: '其他' })),
    ...consentMembers.slice(1),
  ];
  const { pages } = await print(aConsent({ members, reason: null }));
  expect(pages).toHaveLength(2);
  expect(pages[1]).toMatch(/《申请及承诺授权查询书》签字页户主：张伟.*申请人（户主）签字、按手印：/);
});

test.each([
  [{ members: [] }, 'consent-members'],
  [{ members: consentMembers.slice(1) }, 'consent-head'],
  [{ preparedOn: '今天' }, 'consent-day'],
] satisfies [Partial<Model>, string][])('%o is refused by %s', async (changes, rule) => {
  expect(await refusedBy({ document: 'P02', model: aConsent(changes), options: printOptions })).toBe(rule);
});
