import { expect, test } from 'vitest';
import { formChanges } from '#backend/documents/models/form-changes.ts';
import type { Form, FormFact } from '#templates/p05-model.ts';
import { aForm, formMember } from '#test/templates/survey-models.ts';

const gone = () => '不在户，死亡，2026-03-01';

const withFacts = (facts: readonly FormFact[], members = aForm().members): Form =>
  aForm({ groups: [{ title: '户基本情况', facts }], members });

const area = (value: string): FormFact => ({ key: 'area', label: '住房面积', value });

test('what is as it was is no change', () => {
  expect(formChanges(aForm(), aForm({ preparedOn: '2026-05-05' }), gone)).toEqual([]);
});

test('a fact that is new, other or gone is told with both its values', () => {
  const before = withFacts([area('96'), { key: 'fuel', label: '燃料', value: '柴草' }]);
  const now = withFacts([area('120'), { key: 'toilet', label: '厕所', value: '是' }]);
  expect(formChanges(before, now, gone)).toEqual([
    { whose: '全户', item: '住房面积', before: '96', after: '120' },
    { whose: '全户', item: '厕所', before: '', after: '是' },
    { whose: '全户', item: '燃料', before: '柴草', after: '' },
  ]);
});

test('a question that one of the forms did not ask and nobody answered is no change', () => {
  expect(formChanges(withFacts([area('')]), withFacts([]), gone)).toEqual([]);
  expect(formChanges(withFacts([]), withFacts([area('')]), gone)).toEqual([]);
});

test('people are known again by who they are, not by their place or name', () => {
  const before = withFacts([], [formMember(1), formMember(2, { 'member.name': '陈秀英' })]);
  const now = withFacts([], [formMember(2, { 'member.name': '陈秀瑛' }), formMember(1)]);
  expect(formChanges(before, now, gone)).toEqual([
    { whose: '陈秀瑛', item: 'member.name', before: '陈秀英', after: '陈秀瑛' },
  ]);
});

test('who came and who left is one line each', () => {
  const before = withFacts([], [formMember(1), formMember(2, { 'member.name': '陈秀英' })]);
  const born = formMember(3, { 'member.name': '张小宝', 'member.relation': '长孙', 'member.id_number': '' });
  expect(formChanges(before, withFacts([], [formMember(1), born]), gone)).toEqual([
    { whose: '张小宝', item: '家庭成员', before: '不在户', after: '新增成员，长孙，男' },
    { whose: '陈秀英', item: '家庭成员', before: '在户', after: '不在户，死亡，2026-03-01' },
  ]);
});
