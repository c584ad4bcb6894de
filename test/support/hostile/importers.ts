// Every door through which a file comes in, with good files for it and the calls that follow when it is taken.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeWorkbook } from '#backend/sheets/write-workbook.ts';
import type { BackendChannel, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { excelTemplate } from '#test/backend/template/excel-template.ts';
import { makeZip } from '#test/backend/sheets/make-package.ts';
import { sampleFiles } from '#test/backend/sheets/read-all.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { csvFile } from '#test/support/member-file.ts';
import { fontWithOne } from '#test/support/small-font.ts';
import type { Random } from '#test/support/township/random.ts';
import { partsOf } from './mutate-package.ts';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Send = <N extends BackendChannel>(channel: N, input: Request<N>) => Promise<Result<unknown>>;

export interface Importer {
  readonly title: string;
  readonly seeds: readonly Seed[];
  /** Hands the finished file over and goes as far as the answers let it. */
  feed(send: Send, file: { readonly fileId: string; readonly text: string }, random: Random): Promise<void>;
}

/** Who is in the archive that the files are fed to. */
export interface Somebody {
  readonly householdId: number;
  readonly idNumber: string;
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const fixture = (name: string): Seed => ({
  name: name.replace(/^.*\//, ''),
  bytes: readFileSync(FIXTURES + name),
});

const ROWS = 8;

/** The sample with its first rows only: a thousand good ones behind them try nothing more. */
function shortened({ name, bytes }: Seed): Seed {
  if (name.endsWith('.csv')) {
    let end = 0;
    for (let line = 0; line < ROWS; line += 1) end = bytes.indexOf(0x0a, end) + 1;
    return { name, bytes: bytes.subarray(0, end) };
  }
  if (!name.endsWith('.xlsx')) return { name, bytes };
  const parts = partsOf(bytes).map((part) => {
    if (!/worksheets\/[^/]*\.xml$/.test(part.name)) return part;
    const text = Buffer.from(part.content as Uint8Array).toString('utf8');
    let rows = 0;
    return {
      ...part,
      content: text.replaceAll(/<row\b[^>]*?(?:\/>|>.*?<\/row>)/gs, (row) => ((rows += 1) > ROWS ? '' : row)),
    };
  });
  return { name, bytes: makeZip(parts) };
}

const samples = sampleFiles.map(shortened);
const idOf = (result: Result<unknown>, key: string): string | null => {
  const value = result.ok ? (result.value as Record<string, unknown>)[key] : null;
  return typeof value === 'string' ? value : null;
};

const importing: Importer = {
  title: 'import.open → compare → commit',
  seeds: [
    ...samples,
    { name: '打包.zip', bytes: makeZip([{ name: '成员.csv', content: samples[0]?.bytes ?? '' }]) },
  ],
  feed: async (send, { fileId }, random) => {
    const importId = idOf(await send('import.open', { fileIds: [fileId], year: 2025 }), 'importId');
    if (importId === null) return;
    await send('import.compare', { importId });
    await send('import.differences', { importId });
    if (random.int(0, 3) === 0) await send('import.commit', { importId, reason: '试' });
    await send('import.refused', { importId });
    await send('import.discard', { importId });
  },
};

const planning: Importer = {
  title: 'import.plan → commit',
  seeds: samples,
  feed: async (send, { fileId }, random) => {
    const importId = idOf(await send('import.plan', { fileIds: [fileId] }), 'importId');
    if (importId === null) return;
    if (random.int(0, 3) === 0) await send('import.commit', { importId, reason: '试' });
    else await send('import.discard', { importId });
  },
};

const reconciling: Importer = {
  title: 'reconcile.open → run',
  seeds: samples,
  feed: async (send, { fileId }) => {
    const files = { nationalFileIds: [fileId], paperFileIds: [], year: 2025 };
    const openId = idOf(await send('reconcile.open', files), 'openId');
    if (openId !== null) await send('reconcile.run', { openId, year: 2025 });
  },
};

const template = (seeds: readonly Seed[]): Importer => ({
  title: 'template.open → preview → fill',
  seeds,
  feed: async (send, { fileId }) => {
    const opened = await send('template.open', { fileId });
    const templateId = idOf(opened, 'templateId');
    if (templateId === null) return;
    const rows = { of: idOf(opened, 'of') ?? 'household', year: 2025 };
    await send('template.preview', { templateId, rows });
    await send('template.fill', { templateId, rows, misfits: 'blank' });
    await send('template.close', { templateId });
  },
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PHOTO = aPhoto('合影', 400);
const PAPER = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

const attaching = ({ householdId }: Somebody): Importer => ({
  title: 'attachment.add → read',
  seeds: [
    { name: '合影.jpg', bytes: PHOTO },
    { name: '扫描.png', bytes: PIXEL },
    { name: '证明.pdf', bytes: PAPER },
  ],
  feed: async (send, { fileId }) => {
    const added = await send('attachment.add', { fileId, householdId });
    if (added.ok)
      await send('attachment.read', { id: (added.value as { attachmentId: number }).attachmentId });
  },
});

const fonts: Importer = {
  title: 'font.add → print → remove',
  seeds: [{ name: '生僻字.ttf', bytes: fontWithOne(0x2a700, '户') }],
  feed: async (send, { fileId }, random) => {
    const added = await send('font.add', { fileId, role: random.pick(['song', 'kai']) });
    const id = added.ok ? (added.value as { id: number | null }).id : null;
    if (id === null) return;
    if (random.int(0, 3) === 0)
      await send('document.preview', { document: 'P02', target: { township: true }, year: 2025 });
    await send('font.remove', { id });
  },
};

const packs: Importer = {
  title: 'pack.preview → load',
  seeds: ['example-province-2017', 'example-province-checks', 'example-province', 'yunnan-2014'].map((name) =>
    fixture(`packs/${name}.json`),
  ),
  feed: async (send, { text }) => {
    const seen = await send('pack.preview', { text });
    const problems = seen.ok ? (seen.value as { problems: string[] }).problems.length : 1;
    if (problems > 0) return;
    const loaded = await send('pack.load', { text, fileName: '政策包.json' });
    if (loaded.ok) {
      await send('check.run', { year: 2025 });
      const { id, version } = loaded.value as { id: string; version: number };
      await send('pack.remove', { id, version });
    }
  },
};

const column = (header: string) => ({ header, kind: 'text' as const });

export async function importersFor(who: Somebody): Promise<Importer[]> {
  const { idNumber } = who;
  const received = await writeWorkbook({
    name: '身份证号位数错误',
    title: '云岭县系统逻辑错误',
    columns: ['序号', '行政村', '户编号', '户主姓名', '姓名', '证件号码', '错误描述'].map(column),
    rows: [['1', '云溪村', '529901100001', '赵一', '赵一', idNumber, '位数不足 18 位']],
  });
  const register = csvFile('户籍册.csv', [{ 户主: '赵一', 姓名: '赵一', 证件号码: idNumber, 村: '云溪村' }]);
  const answers = csvFile('核实单.csv', [
    {
      证件号码: idNumber,
      比对部门: '公安',
      疑似问题: '车辆',
      核实结论: '属实',
      情况说明: '查过',
      证据: '证明',
    },
  ]);
  return [
    importing,
    planning,
    reconciling,
    {
      title: 'received.import',
      seeds: [
        { name: '县反馈.xlsx', bytes: received },
        csvFile('县反馈.csv', [{ 户编号: '529901100001', 错误描述: '空' }]),
      ],
      feed: async (send, { fileId }) => void (await send('received.import', { fileId, year: 2025 })),
    },
    {
      title: 'suspicion.register.import',
      seeds: [register],
      feed: async (send, { fileId }) => void (await send('suspicion.register.import', { fileId })),
    },
    {
      title: 'comparison.readAnswers',
      seeds: [answers],
      feed: async (send, { fileId }) => void (await send('comparison.readAnswers', { fileId })),
    },
    template([
      { name: '采集表.xlsx', bytes: await excelTemplate() },
      fixture('templates/members-libreoffice.xlsx'),
      fixture('templates/members-libreoffice.fods'),
    ]),
    attaching(who),
    fonts,
    packs,
  ];
}
