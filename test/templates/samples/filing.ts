import type { filing } from '#templates/chapters/filing.ts';
import type { FiledItem } from '#templates/filed-items.ts';
import type { HouseholdFile } from '#templates/household-file.ts';
import type { FileItem, Model as Contents } from '#templates/p42-contents.ts';
import type { StampedItem } from '#templates/p41c-stamps.ts';
import type { BoxSpine } from '#templates/p41d-box-spines.ts';
import type { ListedVolume } from '#templates/p42d-volume-list.ts';
import type { TransferItem } from '#templates/p45-transfer.ts';
import type { PaperToFetch } from '#templates/p46-fetch-list.ts';
import { place } from '../models.ts';
import type { Samples } from './samples.ts';
import { aGreatYear, aPostedYear, aQuietYear, aYear } from './statistics.ts';

// A unit of sixty characters, a group and a name as long as they come.
const farPlace = {
  county: '云岭彝族苗族布依族自治县',
  township: '岭北彝族苗族侗族布依族乡',
  village: '石桥新村易地扶贫搬迁集中安置点第二社区居民委员会筹备工作组',
};
const codes = { fonds: '0123', fileClass: 'JF', office: '201' };

export const aFile = (changes: Partial<HouseholdFile> = {}): HouseholdFile => ({
  ...{ place, group: '第3村民小组', householdNo: '5299010012345', head: '欧阳修远', year: 2026 },
  ...{ called: '脱贫户', category: '防返贫监测帮扶', codes, retention: 'Y' },
  ...{ from: '2021-05-06', to: '2026-01-04', items: 15, pages: 42 },
  ...changes,
});

const bareFile = aFile({
  ...{ group: null, householdNo: null, head: '张伟', codes: { fonds: '', fileClass: 'JF', office: '' } },
  ...{ retention: 'D10', from: '2026-01-04', to: '2026-01-04', items: 1, pages: null },
});
const fullFile = aFile({
  ...{
    place: farPlace,
    group: '老鹰岩自然村第十二村民小组',
    head: '䶮㛃𬭎𠅤𫖯㐱䲟·买买提',
    called: '建档立卡贫困户',
  },
  ...{ householdNo: '52990100123456789012', items: 1286, pages: 10_240 },
});

const aPaper = (changes: Partial<FileItem> = {}): FileItem => ({
  ...{ number: '/', author: '石桥村村民委员会', title: '2026年度入户调查（核实）记录' },
  ...{ day: '2026-01-04', pages: 2, elsewhere: false, note: '' },
  ...changes,
});

const aContents = (changes: Partial<Contents> = {}): Contents => {
  const { place, group, householdNo, head, year, codes, retention } = aFile();
  return { place, group, householdNo, head, year, codes, retention, items: [], blankRows: 6, ...changes };
};

const toFetch = (changes: Partial<PaperToFetch> = {}): PaperToFetch => ({
  ...{ title: '年度收入测算表', year: 2025, form: 'P07', state: 'missing', wasLost: false },
  signers: '户主、帮扶责任人',
  ...changes,
});

const papers: FileItem[] = [
  aPaper({ title: '2026年度户卡', author: '岭北镇人民政府' }),
  aPaper({ title: '2026年度申请及承诺授权查询书', author: '农户' }),
  aPaper({ title: '2026年度户信息采集表', pages: 3 }),
  aPaper(),
  aPaper({ title: '2026年度家庭收入测算表', pages: 1 }),
  aPaper({ title: '2026年度公示（村级，拟纳入）', pages: 1, elsewhere: true, note: '原件在村卷' }),
  aPaper({ title: '2026年度审核审批表', author: '岭北镇人民政府' }),
  aPaper({ title: '2026年度帮扶计划（一户一策）' }),
  aPaper({ title: '住房照片', author: '/', day: '2025-11-20', pages: 1 }),
];

const longPaper = aPaper({
  ...{ author: farPlace.village, number: '云岭府办发〔2026〕128号', pages: 12 },
  title:
    '关于2026年度防止返贫动态监测对象认定工作履行村级评议公示和乡镇审核程序有关情况的请示及名册（证件52990119680307231X）',
});

const anItem = (serial: number, changes: Partial<FiledItem> = {}): FiledItem => ({
  ...{ retention: 'Y', serial, number: '/', author: '石桥村村民委员会', note: '' },
  ...{ title: '石桥村 监测对象识别 公示（村级，拟纳入）', day: '2026-01-05', pages: 1 },
  ...changes,
});
const items = [
  anItem(1),
  anItem(2, { title: '石桥村 监测对象识别 民主评议会议记录', pages: 3 }),
  anItem(3, { title: '石桥村 监测对象识别 村民代表会议签到表', pages: 2 }),
  anItem(1, { retention: 'D30', title: '石桥村 全村 问题台账', day: '2026-03-01', pages: 4 }),
];
const manyItems = Array.from({ length: 300 }, (_, at) =>
  anItem(at + 1, {
    ...{ author: farPlace.village, number: '云岭府办发〔2026〕128号', note: '与第12号合订' },
    title: '石桥新村易地扶贫搬迁集中安置点第二社区 防止返贫动态监测对象风险消除程序 拟消除风险公示及消除公告',
  }),
);

const aStamp = (serial: number, changes: Partial<StampedItem> = {}): StampedItem => ({
  ...{ title: '石桥村 监测对象识别 民主评议会议记录', fonds: '0123', serial, office: '201', retention: 'Y' },
  ...{ pages: 3, ...changes },
});

const aBox = (number: number, changes: Partial<BoxSpine> = {}): BoxSpine => ({
  ...{ number, width: 30, fonds: '0123', year: 2026, retention: 'Y', office: '201', unit: '石桥村' },
  ...{ from: number * 40 - 39, to: number * 40, ...changes },
});

const aVolume = (at: number, changes: Partial<ListedVolume> = {}): ListedVolume => ({
  ...{ code: `0123-JF02·201-${String(at + 1).padStart(4, '0')}`, title: '石桥村第3村民小组欧阳修远家庭档案' },
  ...{ from: '2021-05-06', to: '2026-01-04', retention: 'Y', items: 15, pages: 42 },
  ...{ shelf: '3-2-1', note: '', ...changes },
});

const aTransfer = (at: number, changes: Partial<TransferItem> = {}): TransferItem => ({
  ...{ code: `0123-JF·2026-Y-201-${String(at + 1).padStart(4, '0')}`, pages: 42, carrier: '纸质、电子' },
  ...{
    title: '石桥村第3村民小组欧阳修远家庭档案\n户编号 5299010012345',
    check: '3f2a:91bc:77d0:4e1a',
    note: '15件',
  },
  ...changes,
});

const register = { county: '云岭县', township: '岭北镇', year: 2026 };

export const samples = {
  P41: { smallest: bareFile, typical: aFile(), worst: fullFile },
  P41B: { smallest: bareFile, typical: aFile(), worst: fullFile },
  P41C: {
    smallest: { place, year: 2026, items: [aStamp(1, { fonds: '', office: '', pages: null })] },
    typical: {
      ...{ place, year: 2026 },
      items: [
        ...Array.from({ length: 10 }, (_, at) => aStamp(at + 1)),
        aStamp(1, { retention: 'D30', title: '石桥村 全村 问题台账' }),
      ],
    },
    worst: {
      ...{ place: farPlace, year: 2026 },
      items: Array.from({ length: 300 }, (_, at) =>
        aStamp(9000 + at, { title: longPaper.title, office: 'FPBGS2', fonds: 'X123456', pages: 10_240 }),
      ),
    },
  },
  P41D: {
    smallest: { township: place.township, boxes: [aBox(1, { width: 10, from: null, to: null, fonds: '' })] },
    typical: {
      township: place.township,
      boxes: [aBox(1), aBox(2), aBox(1, { width: 20, retention: 'D30', from: 1, to: 12 })],
    },
    worst: {
      township: farPlace.township,
      boxes: Array.from({ length: 40 }, (_, at) =>
        aBox(at + 1, { unit: farPlace.village, width: [10, 15, 20, 30, 40][at % 5] ?? 10, office: 'FPBGS2' }),
      ),
    },
  },
  P42: {
    smallest: aContents({ group: null, householdNo: null, items: [aPaper()], blankRows: 0 }),
    typical: aContents({ items: papers }),
    worst: aContents({
      ...{ place: farPlace, group: '老鹰岩自然村第十二村民小组', head: '䶮㛃𬭎𠅤𫖯㐱䲟·买买提' },
      ...{ householdNo: '52990100123456789012', items: Array.from({ length: 120 }, () => longPaper) },
    }),
  },
  P42B: {
    smallest: { place, year: 2026, codes: { fonds: '', fileClass: '', office: '' }, items: [], blankRows: 6 },
    typical: { place, year: 2026, codes, items, blankRows: 6 },
    worst: { place: farPlace, year: 2026, codes, items: manyItems, blankRows: 6 },
  },
  P42C: {
    smallest: { place: { ...place, village: '' }, year: 2026, codes, items: [anItem(1)], blankRows: 0 },
    typical: {
      place: { ...place, village: '' },
      year: 2026,
      codes: { ...codes, office: 'FP' },
      items: [
        anItem(1, { title: '岭北镇 全乡镇 乡簿', author: '岭北镇人民政府', pages: 4 }),
        anItem(2, {
          title: '石桥村 监测对象识别 上报请示',
          author: '岭北镇人民政府',
          number: null,
          pages: 2,
        }),
      ],
      blankRows: 6,
    },
    worst: { place: { ...farPlace, village: '' }, year: 2026, codes, items: manyItems, blankRows: 6 },
  },
  P42D: {
    smallest: {
      ...{ place, year: 2026, fonds: '' },
      volumes: [aVolume(0, { from: null, to: null, pages: null, shelf: '' })],
    },
    typical: {
      ...{ place: { ...place, village: '' }, year: 2026, fonds: '0123' },
      volumes: Array.from({ length: 12 }, (_, at) => aVolume(at, at === 3 ? { note: '已移交' } : {})),
    },
    worst: {
      ...{ place: farPlace, year: 2026, fonds: 'X123456' },
      volumes: Array.from({ length: 300 }, (_, at) =>
        aVolume(at, {
          title: `${farPlace.village}老鹰岩自然村第十二村民小组䶮㛃𬭎𠅤𫖯㐱䲟·买买提家庭档案`,
          ...{ items: 1286, pages: 10_240, shelf: '档案室A-12-03', note: '含照片 86 张' },
        }),
      ),
    },
  },
  P43: {
    smallest: { ...bareFile, made: null },
    typical: { ...aFile(), made: '文书12件、照片和扫描件3件' },
    worst: { ...fullFile, made: '文书1200件、照片和扫描件86件' },
  },
  P44: { smallest: aQuietYear, typical: aYear(), worst: aGreatYear },
  P44B: {
    smallest: aPostedYear(['石桥村']),
    typical: aPostedYear(),
    worst: aPostedYear(Array.from({ length: 40 }, (_, at) => `第${at + 1}行政村`)),
  },
  P45: {
    smallest: { place, year: 2026, items: [aTransfer(0, { carrier: '纸质', check: null, pages: null })] },
    typical: { place, year: 2026, items: Array.from({ length: 18 }, (_, at) => aTransfer(at)) },
    worst: {
      place: farPlace,
      year: 2026,
      items: Array.from({ length: 300 }, (_, at) =>
        aTransfer(at, {
          title: `${farPlace.village}老鹰岩自然村第十二村民小组䶮㛃𬭎𠅤𫖯㐱䲟·买买提家庭档案`,
        }),
      ),
    },
  },
  P45B: {
    smallest: { ...register, rows: 1 },
    typical: { ...register, rows: 24 },
    worst: { county: farPlace.county, township: farPlace.township, year: 2026, rows: 300 },
  },
  P46: {
    smallest: {
      ...{ place, year: 2026, on: '2026-11-22', own: [] },
      households: [{ group: null, householdNo: null, head: '张伟', papers: [toFetch()] }],
    },
    typical: {
      ...{ place, year: 2026, on: '2026-11-22' },
      own: [toFetch({ title: '村册', year: 2025, form: 'P39', signers: '村负责人、驻村工作队' })],
      households: Array.from({ length: 14 }, (_, at) => ({
        ...{
          group: `第${at + 1}村民小组`,
          householdNo: `5299010012${at + 100}`,
          head: at % 3 === 0 ? '欧阳修远' : '张伟',
        },
        papers: [
          toFetch(),
          ...(at % 2 === 0 ? [toFetch({ state: 'unsigned' })] : []),
          ...(at % 4 === 0
            ? [toFetch({ title: '残疾证复印件', year: null, form: null, signers: null })]
            : []),
          ...(at % 5 === 0 ? [toFetch({ title: '户卡', year: null, form: 'P38', wasLost: true })] : []),
        ],
      })),
    },
    worst: {
      ...{ place: farPlace, year: 2026, on: '2026-11-22' },
      own: Array.from({ length: 45 }, (_, at) => toFetch({ title: '民主评议会议记录', year: 1982 + at })),
      households: Array.from({ length: 36 }, (_, at) => ({
        ...{ group: '老鹰岩自然村第十二村民小组', householdNo: '52990100123456789012' },
        head: '䶮㛃𬭎𠅤𫖯㐱䲟·买买提',
        papers: Array.from({ length: at === 0 ? 60 : 1 + (at % 23) }, () =>
          toFetch({
            title: '自然增加证明（出生、婚姻、户口）',
            signers: '户主和全体成年成员、监护人、两名见证人',
          }),
        ),
      })),
    },
  },
} satisfies Samples<typeof filing>;
