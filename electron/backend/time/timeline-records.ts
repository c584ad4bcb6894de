import type { Cells } from '#db/row-access.ts';
import type { TimelineRows } from '#db/timeline.ts';
import { labelOf, labelsOf } from '#domain/codes/code-value.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import type { RecordKindName } from '#domain/fields/field.ts';
import { recordSummary } from '#domain/records/record-kinds.ts';
import type { TimelineEvent } from '#domain/time/timeline.ts';
import { event, inBrackets, joined, said } from './timeline-event.ts';

/** What was recorded of the household beside its people: assistance, benefits, visits, housing. */
export function recordEvents(rows: TimelineRows): TimelineEvent[] {
  const nameOf = new Map(rows.members.map((m) => [m['id'], said(m, 'name')]));
  const tell = (kind: RecordKindName, row: Cells) =>
    joined(nameOf.get(row['member_id'] ?? null) ?? '', recordSummary(kind, row));
  return [
    ...rows.measures.flatMap(measureEvents),
    ...rows.plans.flatMap((p) =>
      event(
        p['made_on'] ?? p['year'],
        'assistance',
        `制定 ${said(p, 'year')} 年帮扶计划`,
        recordSummary('assistance_plan', p),
      ),
    ),
    ...rows.pairings.flatMap(pairingEvents),
    ...rows.benefits.flatMap((b) => [
      ...event(b['starts_on'], 'benefit', `开始享受：${tell('benefit', b)}`),
      ...event(b['ends_on'], 'benefit', `停止享受：${tell('benefit', b)}`),
    ]),
    ...rows.funds.flatMap((f) =>
      event(f['received_on'] ?? f['year'], 'benefit', `到户资金：${tell('fund_receipt', f)}`),
    ),
    ...rows.certificates.flatMap((c) =>
      event(c['issued_on'], 'people', `办残疾证：${tell('disability_certificate', c)}`),
    ),
    ...rows.visits.flatMap((v) => event(v['visited_on'], 'visit', tell('visit', v), said(v, 'content'))),
    ...rows.appraisals.flatMap((a) => [
      ...event(a['appraised_on'], 'housing', `住房鉴定：${tell('housing_appraisal', a)}`),
      ...event(a['remedied_on'], 'housing', '住房整改完成'),
      ...event(a['accepted_on'], 'housing', '住房整改验收'),
    ]),
    ...rows.adjustments.flatMap((a) =>
      event(a['announced_on'] ?? a['year'], 'list', `动态调整：${tell('adjustment', a)}`),
    ),
    ...rows.consents.flatMap((c) => [
      ...event(c['signed_on'], 'list', `签${tell('consent', c)}`),
      ...event(c['withdrawn_on'], 'list', '撤回承诺授权书'),
    ]),
    ...rows.years.flatMap((y) =>
      event(y['moved_in_on'], 'housing', '易地搬迁入住', said(y, 'resettlement_place')),
    ),
  ];
}

function measureEvents(measure: Cells): TimelineEvent[] {
  const field = fieldsOf('assistance_measure').find((f) => f.name === measure['kind']);
  const label = field?.label ?? '帮扶措施';
  const items = field?.codes === undefined ? '' : labelsOf(field.codes, said(measure, 'items') || null);
  const what = joined(items.replaceAll(',', '、'), said(measure, 'content'));
  const money = measure['amount'] == null ? '' : `${said(measure, 'amount')} 元`;
  return [
    ...event(measure['starts_on'] ?? measure['year'], 'assistance', `${label}：${what}`, money),
    ...event(measure['done_on'], 'assistance', `${label}完成：${what}`, said(measure, 'outcome')),
  ];
}

const pairingEvents = (p: Cells): TimelineEvent[] => [
  ...event(p['starts_on'], 'assistance', `结对帮扶：${said(p, 'helper')}`, said(p, 'unit')),
  ...event(
    p['ends_on'],
    'assistance',
    `结束结对：${said(p, 'helper')}`,
    labelOf('pairing_end_reason', said(p, 'end_reason') || null),
  ),
];

const RISKS = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'];

/** One stretch of monitoring, from the first sign to its end. */
export function spellEvents(spell: Cells): TimelineEvent[] {
  const category = labelOf('monitoring_category', said(spell, 'category') || null);
  const risks = RISKS.map((r) => labelOf('risk_type', said(spell, r) || null)).filter(
    (label) => label !== '',
  );
  const channel = labelOf('discovery_channel', said(spell, 'discovery_channel') || null);
  const again = spell['marked_again_from_id'] == null ? '识别为' : '再次纳入监测，';
  const isIn = spell['state'] === 'open' || spell['state'] === 'eliminated';
  const mode = labelOf('risk_elimination_mode', said(spell, 'elimination_mode') || null);
  return [
    ...event(spell['discovered_on'], 'monitoring', '发现返贫致贫风险', channel),
    ...event(spell['consent_on'], 'monitoring', '签承诺授权书'),
    ...(isIn
      ? event(
          spell['county_approved_on'] ?? spell['recognised_month'],
          'monitoring',
          `${again}${category === '' ? '监测对象' : category}`,
          risks.length === 0 ? '' : `风险：${risks.join('、')}`,
        )
      : []),
    ...(spell['state'] === 'eliminated'
      ? event(spell['eliminated_month'], 'monitoring', `风险消除${inBrackets(mode)}`)
      : []),
    ...event(spell['rolled_back_on'], 'monitoring', '风险消除回退', said(spell, 'rollback_reason')),
  ];
}
