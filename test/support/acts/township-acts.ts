import { readFileSync } from 'node:fs';
import { uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { KEY } from '#test/support/run-procedure.ts';
import { fontWithOne } from '#test/support/small-font.ts';
import { type Act, REASON } from './act.ts';
import { type World, YEAR } from './world.ts';

const pack = readFileSync(new URL('../../fixtures/packs/example-province.json', import.meta.url), 'utf8');

const running = (w: World): number => w.pick('procedure', `status = 'open'`);
const FIELD = {
  ...({ form: 'household', type: 'code', scale: 0, unit: '', yearly: false, level: 'INTERNAL' } as const),
};
const options = (...labels: string[]) => labels.map((label, i) => ({ code: String(i + 1), label }));

/** What is of the township: places, procedures, imports, years, and what it makes for itself. */
export const townshipActs = {
  'township.update': {
    run: (w) =>
      w.call('township.update', {
        ...{ province: '示范省', city: '示范市', county: '云岭县', name: '清水镇', regionCode: '529901100' },
        ...{
          phone: w.any('0999-6123456', '0999-6000000'),
          countyPhone: '',
          countyDepartment: '',
          address: '',
        },
      }),
  },
  'village.create': {
    run: (w) => w.call('village.create', { name: w.any('新村', '老村'), code: null }),
  },
  'village.update': {
    run: (w) =>
      w.call('village.update', {
        ...{ id: w.villageId, name: w.any('云溪村', '云溪社区'), code: null, phone: null, noticePlace: null },
        address: null,
      }),
  },
  'villageRegister.update': {
    run: (w) =>
      w.call('villageRegister.update', {
        ...{ villageId: w.villageId, year: YEAR, ...REASON },
        values: { 'village.household_count': w.any(100, 120) },
      }),
  },
  'import.commit': {
    run: async (w) => {
      const no = String(1 + w.draw(5));
      const rows = Array.from({ length: 1 + w.draw(3) }, (_, i) =>
        aRow(no, i + 1, { 健康状况: w.any('健康', '残疾'), 民族: '汉族', 文化程度: '小学' }),
      );
      const fileIds = await uploadFiles(w.built, [csvFile(`成员信息_${YEAR}.csv`, rows)]);
      const planned = await w.call('import.plan', { fileIds });
      return planned.ok ? w.call('import.commit', { importId: planned.value.importId, ...REASON }) : planned;
    },
  },
  'bulk.apply': {
    run: async (w) => {
      const asked = {
        year: YEAR,
        target: { filter: { year: YEAR } },
        edits: [
          { kind: 'set' as const, field: 'household.phone', value: w.any('13700000001', '13700000002') },
        ],
      };
      const preview = await w.call('bulk.preview', asked);
      return preview.ok ? w.call('bulk.apply', { ...asked, base: preview.value.base, ...REASON }) : preview;
    },
  },
  'procedure.start': {
    run: (w) =>
      w.call('procedure.start', {
        ...{ key: KEY, villageId: w.villageId, year: YEAR, clueOn: '2025-03-01' },
        householdIds: [w.pick('household')],
      }),
  },
  'procedure.addHousehold': {
    needs: ['procedure.start'],
    run: (w) =>
      w.call('procedure.addHousehold', {
        id: running(w),
        householdId: w.pick(
          'household',
          `village_id = ${w.villageId} AND id NOT IN (SELECT household_id FROM procedure_household)`,
        ),
      }),
  },
  'procedure.updateHousehold': {
    needs: ['procedure.start'],
    run: (w) => {
      const householdId = householdOf(w);
      return w.call('procedure.updateHousehold', {
        ...{ id: running(w), householdId, consentOn: '2025-03-02', consentSigner: w.any('本人', '配偶') },
        values: { 'monitoring.category': w.any('1', '2') },
      });
    },
  },
  'procedure.receivePaper': {
    needs: ['procedure.start'],
    run: (w) =>
      w.call('procedure.receivePaper', {
        ...{
          id: running(w),
          step: 'clue',
          document: 'P03',
          state: w.any('printed', 'missing'),
          on: '2025-03-02',
        },
      }),
  },
  'procedure.doStep': {
    needs: ['procedure.start', 'procedure.updateHousehold', 'procedure.papers'],
    run: (w) => w.call('procedure.doStep', { id: running(w), step: 'consent', on: '2025-03-02' }),
  },
  'procedure.papers': {
    needs: ['procedure.start'],
    run: async (w) => {
      await w.call('procedure.receivePaper', {
        ...{ id: running(w), step: 'clue', document: 'P03', state: 'printed', on: '2025-03-02' },
      });
      return w.call('procedure.receivePaper', {
        ...{ id: running(w), step: 'consent', document: 'P02', state: 'signed', on: '2025-03-02' },
      });
    },
  },
  'procedure.dropHousehold': {
    needs: ['procedure.start'],
    run: (w) => w.call('procedure.dropHousehold', { id: running(w), householdId: householdOf(w), ...REASON }),
  },
  'procedure.stop': {
    needs: ['procedure.start'],
    run: (w) => w.call('procedure.stop', { id: running(w), ...REASON }),
  },
  'year.close': { run: (w) => w.call('year.close', { year: w.any(YEAR, YEAR - 1) }) },
  'year.reopen': {
    needs: ['year.close'],
    run: (w) => w.call('year.reopen', { year: w.any(YEAR, YEAR - 1), ...REASON }),
  },
  'document.saveWording': {
    run: (w) =>
      w.call('document.saveWording', {
        ...{ document: 'P02', part: 'title', year: YEAR },
        text: w.any('申请书', '授权书', '申请及授权书'),
      }),
  },
  'font.add': {
    run: async (w) => {
      const bytes = fontWithOne(0x30000 + w.draw(3), '一');
      const { fileId } = await w.built.must('file.begin', { name: '字.ttf', size: bytes.length });
      await w.built.must('file.append', { fileId, base64: bytes.toString('base64') });
      return w.call('font.add', { fileId, role: w.any('fallback', 'kai') });
    },
  },
  'font.remove': {
    needs: ['font.add'],
    run: (w) => w.call('font.remove', { id: w.pick('font_file') }),
  },
  'list.filter.save': {
    run: (w) =>
      w.call('list.filter.save', { name: w.any('甲', '乙'), conditions: { text: w.any('赵', '李') } }),
  },
  'list.filter.remove': {
    needs: ['list.filter.save'],
    run: (w) => w.call('list.filter.remove', { id: w.pick('saved_filter') }),
  },
  'list.working.create': {
    run: (w) =>
      w.call('list.working.create', {
        name: w.any('清单甲', '清单乙'),
        target: { ids: [w.pick('household')] },
      }),
  },
  'list.working.update': {
    needs: ['list.working.create'],
    run: (w) =>
      w.call('list.working.update', { id: w.pick('working_list'), name: '清单丙', note: w.any('急', null) }),
  },
  'list.working.put': {
    needs: ['list.working.create'],
    run: (w) =>
      w.call('list.working.put', { id: w.pick('working_list'), target: { filter: { year: YEAR } } }),
  },
  'list.working.take': {
    needs: ['list.working.create'],
    run: (w) =>
      w.call('list.working.take', { id: w.pick('working_list'), target: { filter: { year: YEAR } } }),
  },
  'list.working.tick': {
    needs: ['list.working.create'],
    run: (w) =>
      w.call('list.working.tick', {
        id: w.pick('working_list'),
        target: { filter: { year: YEAR } },
        done: true,
      }),
  },
  'list.working.remove': {
    needs: ['list.working.create'],
    run: (w) => w.call('list.working.remove', { id: w.pick('working_list') }),
  },
  'pack.load': { run: (w) => w.call('pack.load', { text: pack, fileName: 'pack.json' }) },
  'pack.remove': {
    needs: ['pack.load'],
    run: (w) => w.call('pack.remove', { id: (JSON.parse(pack) as { id: string }).id, version: 1 }),
  },
  'customField.add': {
    run: (w) =>
      w.call('customField.add', {
        ...FIELD,
        label: w.any('饮水来源', '取暖方式'),
        options: options('井水', '自来水'),
      }),
  },
  'customField.update': {
    needs: ['customField.add'],
    run: (w) =>
      w.call('customField.update', {
        id: w.pick('custom_field'),
        field: { ...FIELD, label: w.any('水源', '热源'), options: options('井水', '自来水', '山泉') },
      }),
  },
  'customField.retire': {
    needs: ['customField.add'],
    run: (w) => w.call('customField.retire', { id: w.pick('custom_field'), retired: true }),
  },
} as const satisfies Record<string, Act>;

/** A household of the running procedure. */
const householdOf = (w: World): number => {
  const raw = w.built.session.archive?.raw;
  const id = w.pick('procedure_household', 'dropped = 0');
  return (raw?.prepare('SELECT household_id FROM procedure_household WHERE id = ?').pluck().get(id) ??
    1) as number;
};
