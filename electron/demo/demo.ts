// The main job without a window: a sample township from its input files to its notices and upload files.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTownship } from '#test/support/make-township.ts';
import { errorText } from '#contract/app-error.ts';
import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { forkBackend } from '../backend-fork.ts';
import { callerFolder } from '../caller-folder.ts';
import type { Terminal } from '../cli-terminal.ts';
import { writeOutput } from '../write-output.ts';
import { correctFindings } from './correct-findings.ts';
import { endMonitoring } from './end-monitoring.ts';
import { type Print, runProcedure } from './run-procedure.ts';

/** Of the sample township only: it holds invented people. */
const DEMO_PASSPHRASE = 'hudang-demo';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    households: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
  },
});

export type Call = <N extends BackendChannel>(channel: N, input: Request<N>) => Promise<Output<N>>;

async function main(out: string, households: number, seed: number): Promise<void> {
  const backend = forkBackend();
  const ask = (channel: string, input: unknown) => backend.call(channel, input) as Promise<Result<never>>;
  const call: Call = async (channel, input) => {
    const answer = (await ask(channel, input)) as Result<Output<typeof channel>>;
    if (!answer.ok) throw new Error(`${channel}: ${errorText(answer.error)}`);
    return answer.value;
  };
  const terminal: Terminal = {
    ask,
    path: (p) => p,
    passphrase: () => Promise.resolve(DEMO_PASSPHRASE),
    secret: () => Promise.resolve({ passphrase: DEMO_PASSPHRASE }),
    newPassphrase: () => Promise.resolve(null),
    note: () => undefined,
  };
  try {
    await makeAll(out, households, seed, call, terminal);
  } finally {
    await backend.close();
  }
}

async function makeAll(
  out: string,
  households: number,
  seed: number,
  call: Call,
  terminal: Terminal,
): Promise<void> {
  const lines: string[] = [];
  const tell = (line: string) => {
    lines.push(line);
    console.log(line);
  };
  const inputs = join(out, '1-导入文件');
  mkdirSync(inputs, { recursive: true });
  // Last year's exports: this year's procedure and plans stand on them, whatever year it is.
  const files = await makeTownship({ households, seed, year: new Date().getFullYear() - 1 });
  for (const file of files) writeFileSync(join(inputs, file.name), file.bytes);
  tell(`样例乡镇：${households} 户，${files.length} 个导入文件（人名、号码都是编造的）`);

  const archive = join(out, `档案库-${Date.now()}`);
  await call('vault.create', { path: archive, passphrase: DEMO_PASSPHRASE });
  const fileIds: string[] = [];
  for (const file of files)
    fileIds.push((await call('file.openPath', { path: join(inputs, file.name) })).fileId);
  const plan = await call('import.plan', { fileIds });
  const imported = await call('import.commit', { importId: plan.importId });
  for (const f of imported.files)
    tell(
      `导入 ${f.file}：${f.kindTitle}，读入 ${f.rowsRead} 行 = 导入 ${f.rowsAccepted} 行 + 未导入 ${f.rowsRefused} 行`,
    );
  tell(`档案库现有 ${imported.households.added} 户 ${imported.members.added} 人`);
  await describeTownship(call);

  const { today } = (await call('archive.state', {})).open ?? { today: '' };
  const year = Number(today.slice(0, 4));
  const before = await call('check.run', { year: year - 1 });
  tell(`核查：错误 ${before.counts.error} 条，提示 ${before.counts.warning} 条`);
  await correctFindings(call, year - 1);
  const after = await call('check.run', { year: year - 1 });
  tell(`改正后：错误 ${after.counts.error} 条，提示 ${after.counts.warning} 条`);
  tell(`最多的几条规则：${mostHit(after)}`);

  const print = join(out, '2-文书');
  const printFor =
    (ofYear: number): Print =>
    async (document, target, paper) => {
      const made = await call('document.print', { document, target, year: ofYear, paper });
      const written = await writeOutput(terminal, made, print);
      if (!written.ok) throw new Error(errorText(written.error));
      tell(`${document} ${paper}：${relative(out, written.value)}，${made.papers} 份 ${made.pages} 页`);
    };
  const ended = await endMonitoring(call, { year, today, print: printFor(year) });
  if (ended !== null) tell(`程序：${ended.title} 办结，${ended.ended} 户风险消除`);
  const done = await runProcedure(call, year, today, printFor(year));
  tell(`程序：${done.title} 办结，${done.opened} 户纳入监测`);

  await printRegisters(call, printFor(year - 1));

  await writeSheets(call, { years: [year, year - 1], folder: join(out, '3-导出表'), terminal, tell });
  const verified = await call('archive.verify', {});
  tell(
    `档案库校验：${verified.ok ? '完好' : verified.problems.join('；')}，${verified.households} 户 ${verified.members} 人`,
  );
  tell(`档案库位置：${relative(out, archive)}（口令 ${DEMO_PASSPHRASE}）`);
  writeFileSync(join(out, '目录.txt'), `${lines.join('\n')}\n`);
}

/** The rules with the most hits, the most first. */
function mostHit({ tally }: Output<'check.run'>): string {
  const counts = [...Map.groupBy(tally, ({ rule }) => rule)].map(
    ([rule, of]) => [rule, of.reduce((sum, { hits }) => sum + hits, 0)] as const,
  );
  return counts
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([rule, hits]) => `${rule} ${hits} 条`)
    .join('，');
}

interface SheetsWanted {
  readonly years: readonly number[];
  readonly folder: string;
  readonly terminal: Terminal;
  readonly tell: (line: string) => void;
}

/** Every table of the years: fit to be sent, or while there are errors the marked copy; and the findings themselves. */
async function writeSheets(call: Call, { years, folder, terminal, tell }: SheetsWanted): Promise<void> {
  const keep = async (made: Parameters<typeof writeOutput>[1], what: string): Promise<void> => {
    const written = await writeOutput(terminal, made, folder);
    if (!written.ok) throw new Error(errorText(written.error));
    tell(`${what}：${relative(dirname(folder), written.value)}`);
  };
  for (const year of years) {
    for (const { kind, title, rows } of (await call('export.kinds', { year })).kinds) {
      if (rows === 0) continue;
      const { errors } = await call('export.check', { kind, year });
      const state = errors === 0 ? `${rows} 行` : `核对稿，还有 ${errors} 处错误，改正后才能上报`;
      for (const made of (await call('export.write', { kind, year, working: errors > 0 })).files)
        await keep(made, `${kind} ${title}（${year} 年，${state}）`);
    }
    const findings = await call('check.workbook', { year });
    await keep(findings, `核查结果（${year} 年，${findings.rows} 条）`);
  }
}

/** Cards and register of a village, book and statistics of the township, as they stood at the end of last year. */
async function printRegisters(call: Call, print: Print): Promise<void> {
  const [village] = (await call('village.list', {})).villages;
  if (village === undefined) return;
  const target = { villageId: village.id };
  await print('P38', target, 'A4');
  await print('P39', target, 'A3');
  await print('P42B', target, 'A4');
  for (const document of ['P40', 'P44'] as const) await print(document, { township: true }, 'A3');
}

/** What a notice needs and no export says: phones, places, the county's department. */
async function describeTownship(call: Call): Promise<void> {
  const { open } = await call('archive.state', {});
  if (open === null) return;
  const { province, city, county, name } = open.township;
  await call('township.update', {
    province,
    city,
    county,
    name,
    regionCode: '529901',
    phone: '0855-8000001',
    countyPhone: '0855-8000002',
    countyDepartment: `${county}农业农村局`,
    address: `${name}政府街1号`,
  });
  for (const v of (await call('village.list', {})).villages) {
    await call('village.update', {
      id: v.id,
      code: v.code,
      name: v.name,
      phone: '0855-8000010',
      noticePlace: '村委会公示栏、各组活动场所',
      address: `${v.name}村民委员会`,
    });
  }
}

const households = Number(values.households);
if (values.out === undefined || !Number.isInteger(households) || households < 20 || households > 20000) {
  console.error('用法：npm run demo -- --out 文件夹 [--households 20 到 20000]');
  process.exit(2);
}
const out = resolve(callerFolder(process.env, process.cwd()), values.out);
const began = performance.now();
await main(out, households, Number(values.seed));
console.log(
  `用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒。目录见 ${join(out, '目录.txt')}，共 ${readdirSync(out).length} 项`,
);
