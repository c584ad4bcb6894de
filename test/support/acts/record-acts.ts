import { aPhoto as aJpeg } from '#test/support/a-photo.ts';
import type { BuiltArchive } from '#test/support/archive-builder.ts';
import { type Act, HERE, REASON } from './act.ts';
import { YEAR } from './world.ts';

const MEASURE = {
  ...{ kind: 'industry', items: '01', unit: null, responsible: null, responsiblePhone: null, startsOn: null },
  ...{ endsOn: null, amount: null, expectedGain: null, actualGain: null, outcome: null },
};
const SPELL = {
  ...{ 'monitoring.category': '2', 'monitoring.recognised_month': '202502', 'monitoring.risk_1': '01' },
  ...{ 'monitoring.discovery_channel': '2', 'monitoring.discovered_on': '2025-01-03' },
  ...{ 'monitoring.consent_on': '2025-01-04', 'monitoring.county_approved_on': '2025-02-15' },
};

/** A photo that a shell handed over; each number is one of its own. */
export async function aPhoto(built: BuiltArchive, no: number): Promise<string> {
  const bytes = aJpeg(`第 ${no} 张`, 1000);
  const { fileId } = await built.must('file.begin', { name: '合影.jpg', size: bytes.length });
  await built.must('file.append', { fileId, base64: bytes.toString('base64') });
  return fileId;
}

/** What is recorded of households: income, monitoring, assistance, records, photos. */
export const recordActs = {
  'statement.save': {
    run: (w) =>
      w.call('statement.save', {
        ...{ householdId: w.pick('household'), year: YEAR, purpose: 'annual', ...REASON },
        ...(w.any(true, false)
          ? { values: { 'income.wage_income': w.any(1000.25, 2000) } }
          : {
              lines: {
                wage_income: [
                  {
                    ...{
                      title: '务工',
                      memberId: null,
                      quantity: 3,
                      unit: '月',
                      unitPrice: w.any(1500.5, 1800),
                    },
                    ...{ amount: null, note: null },
                  },
                ],
              },
            }),
      }),
  },
  'statement.remove': {
    needs: ['statement.save'],
    run: (w) => w.call('statement.remove', { id: w.pick('income_statement'), ...REASON }),
  },
  'spell.open': {
    run: (w) => w.call('spell.open', { householdId: w.pick('household'), values: SPELL, ...REASON }),
  },
  'spell.update': {
    needs: ['spell.open'],
    run: (w) =>
      w.call('spell.update', {
        ...{ id: w.pick('monitoring_spell'), ...REASON },
        values: { 'monitoring.other_note': w.any('复查', '再查') },
      }),
  },
  'spell.eliminate': {
    needs: ['spell.open'],
    run: (w) =>
      w.call('spell.eliminate', {
        ...{ id: w.pick('monitoring_spell', `state = 'open'`), mode: '2', on: '2025-05-10', ...REASON },
      }),
  },
  'spell.rollBack': {
    needs: ['spell.open', 'spell.eliminate'],
    run: (w) =>
      w.call('spell.rollBack', {
        id: w.pick('monitoring_spell', `state = 'eliminated'`),
        on: '2025-06-01',
        ...REASON,
      }),
  },
  'spell.markAgain': {
    needs: ['spell.open', 'spell.eliminate'],
    run: (w) =>
      w.call('spell.markAgain', {
        ...{ fromId: w.pick('monitoring_spell', `state = 'eliminated'`), ...REASON },
        values: {
          ...SPELL,
          ...{ 'monitoring.recognised_month': '202506', 'monitoring.discovered_on': '2025-06-02' },
          ...{ 'monitoring.consent_on': '2025-06-03', 'monitoring.county_approved_on': '2025-06-15' },
        },
      }),
  },
  'spell.void': {
    needs: ['spell.open'],
    run: (w) => w.call('spell.void', { id: w.pick('monitoring_spell'), ...REASON }),
  },
  'measure.add': {
    run: (w) =>
      w.call('measure.add', {
        ...{
          ...MEASURE,
          householdId: w.pick('household'),
          year: YEAR,
          content: w.any('养牛', '种药'),
          ...REASON,
        },
      }),
  },
  'measure.update': {
    run: (w) =>
      w.call('measure.update', { ...MEASURE, id: w.pick('measure'), content: w.any('甲', '乙'), ...REASON }),
  },
  'pairing.add': {
    run: (w) =>
      w.call('pairing.add', {
        ...{ householdId: w.pick('household'), startsOn: '2025-01-02', endsOn: null },
        values: { 'helper.name': w.any('褚干部', '卫干部'), 'helper.phone': '13800000000' },
      }),
  },
  'pairing.change': {
    needs: ['pairing.add'],
    run: (w) =>
      w.call('pairing.change', {
        ...{ id: w.pick('pairing', 'ends_on IS NULL'), startsOn: '2025-04-02' },
        values: { 'helper.name': '蒋干部', 'helper.phone': '13800000003' },
      }),
  },
  'pairing.end': {
    needs: ['pairing.add'],
    run: (w) => w.call('pairing.end', { id: w.pick('pairing', 'ends_on IS NULL'), endsOn: '2025-05-02' }),
  },
  'helper.update': {
    needs: ['pairing.add'],
    run: (w) =>
      w.call('helper.update', { id: w.pick('helper'), values: { 'helper.position': w.any('科员', '科长') } }),
  },
  'record.add': {
    run: (w) => {
      const householdId = w.pick('household');
      return w.any(
        () =>
          w.call('record.add', {
            ...{ kind: 'benefit', ownerId: householdId, ...REASON },
            values: {
              'benefit.kind': '01',
              'benefit.starts_on': '2025-01-01',
              'benefit.amount': w.any(300.5, 400),
              'benefit.per': '1',
            },
          }),
        () =>
          w.call('record.add', {
            ...{ kind: 'visit', ownerId: householdId, ...REASON },
            values: { 'visit.visited_on': '2025-03-18', 'visit.visitors': '王干部' },
            checks: [{ item: w.any('81', '92'), result: 1, note: null }],
          }),
        () =>
          w.call('record.add', {
            ...{ kind: 'adjustment', ownerId: householdId, ...REASON },
            values: {
              'adjustment.year': YEAR,
              'adjustment.kind': w.any('1', '3'),
              'adjustment.announced_on': '2025-06-10',
              'adjustment.is_signed': 1,
            },
          }),
        () =>
          w.call('record.add', {
            ...{ kind: 'consent', ownerId: householdId, ...REASON },
            values: {
              'consent.number': w.any('授 1', '授 2', '授 3'),
              'consent.signed_on': '2025-03-01',
              'consent.signer': '赵一',
              'consent.signer_relation': '01',
            },
          }),
      )();
    },
  },
  'record.addMany': {
    run: (w) =>
      w.call('record.addMany', {
        ...{ kind: 'representative', ownerId: w.villageId, ...REASON },
        rows: [{ 'representative.name': '韩代表' }, { 'representative.name': '杨代表' }],
      }),
  },
  'record.update': {
    needs: ['record.add'],
    run: (w) =>
      w.call('record.update', {
        ...{ kind: 'benefit', id: w.pick('benefit'), ...REASON },
        values: {
          'benefit.kind': '01',
          'benefit.starts_on': '2025-02-01',
          'benefit.amount': w.any(310, 320),
          'benefit.per': '1',
        },
      }),
  },
  'record.end': {
    needs: ['record.add'],
    run: (w) =>
      w.any(
        () => w.call('record.end', { kind: 'benefit', id: w.pick('benefit'), on: '2025-05-31', ...REASON }),
        () => w.call('record.end', { kind: 'consent', id: w.pick('consent'), on: '2025-05-31', ...REASON }),
      )(),
  },
  'record.remove': {
    needs: ['record.add'],
    run: (w) =>
      w.any(
        () => w.call('record.remove', { kind: 'benefit', id: w.pick('benefit'), ...REASON }),
        () => w.call('record.remove', { kind: 'visit', id: w.pick('visit'), ...REASON }),
        () => w.call('record.remove', { kind: 'measure', id: w.pick('measure'), ...REASON }),
        () => w.call('record.remove', { kind: 'adjustment', id: w.pick('adjustment'), ...REASON }),
        () => w.call('record.remove', { kind: 'consent', id: w.pick('consent'), ...REASON }),
      )(),
  },
  'attachment.add': {
    run: async (w) =>
      w.call('attachment.add', {
        fileId: await aPhoto(w.built, w.draw(3)),
        householdId: w.pick('household'),
      }),
  },
  'attachment.link': {
    needs: ['attachment.add'],
    run: (w) =>
      w.call('attachment.link', { attachmentId: w.pick('attachment'), householdId: w.pick('household') }),
  },
  'attachment.unlink': {
    needs: ['attachment.add'],
    run: (w) => w.call('attachment.unlink', { linkId: w.pick('attachment_link'), ...REASON }),
  },
  'attachment.turn': {
    needs: ['attachment.add'],
    run: (w) => w.call('attachment.turn', { linkId: w.pick('attachment_link'), turn: w.any(90, 180, 270) }),
  },
  'attachment.crop': {
    needs: ['attachment.add'],
    run: (w) =>
      w.call('attachment.crop', {
        linkId: w.pick('attachment_link'),
        crop: w.any<[number, number, number, number] | null>([0, 0, 0.5, 0.5], [0.1, 0.2, 0.5, 0.5], null),
      }),
  },
  'attachment.order': {
    needs: ['attachment.add'],
    run: (w) => w.call('attachment.order', { linkIds: [w.pick('attachment_link')] }),
  },
  'attachment.title': {
    needs: ['attachment.add'],
    run: (w) =>
      w.call('attachment.title', { linkId: w.pick('attachment_link'), title: w.any('住房正面', '户口簿') }),
  },
  'attachment.withoutPlace': {
    needs: ['attachment.add'],
    run: (w) => w.call('attachment.withoutPlace', { linkId: w.pick('attachment_link') }),
  },
  'member.record': {
    run: (w) =>
      w.call('record.add', {
        ...{ kind: 'disability_certificate', ownerId: w.pick('member', HERE), ...REASON },
        values: {
          'disability_certificate.certificate_no': `52990119600305001X${w.any(12, 22)}`,
          'disability_certificate.type': '1',
          'disability_certificate.level': '2',
        },
      }),
  },
} as const satisfies Record<string, Act>;
