import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OPERATOR_ACTS, roleOf } from './cli-operator.ts';

const options = {
  archive: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  year: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  working: { type: 'boolean', default: false },
  forms: { type: 'boolean', default: false },
  per: { type: 'string' },
  history: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  differences: { type: 'boolean', default: false },
  household: { type: 'string' },
  rule: { type: 'string', multiple: true },
  answers: { type: 'boolean', default: false },
  procedure: { type: 'string' },
  village: { type: 'string' },
  all: { type: 'boolean', default: false },
  draft: { type: 'boolean', default: false },
  duplex: { type: 'boolean', default: false },
  each: { type: 'boolean', default: false },
  'leave-blank': { type: 'boolean', default: false },
  paper: { type: 'string' },
  out: { type: 'string' },
  template: { type: 'string' },
  rows: { type: 'string' },
  misfits: { type: 'string' },
  role: { type: 'string' },
  head: { type: 'string' },
  reason: { type: 'string' },
  kind: { type: 'string' },
  province: { type: 'string' },
  city: { type: 'string' },
  county: { type: 'string' },
  township: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

type OptionName = keyof typeof options;

/** What each command takes: its own options, the words it needs, and how many of them. */
const commands = {
  new: { options: ['province', 'city', 'county', 'township'], words: [0, 0] },
  import: { options: ['year', 'dry-run', 'differences'], words: [1, 50] },
  scan: { options: [], words: [1, 2000] },
  check: { options: ['year', 'village', 'household', 'rule', 'answers'], words: [0, 0] },
  print: {
    options: [
      ...(['household', 'procedure', 'village', 'all', 'paper', 'year', 'out'] as const),
      ...(['draft', 'duplex', 'each', 'leave-blank'] as const),
    ],
    words: [1, 50],
  },
  export: {
    options: [
      'year',
      'out',
      'village',
      'template',
      'rows',
      'misfits',
      'from',
      'to',
      'working',
      'forms',
      'per',
      'history',
    ],
    words: [1, 1],
  },
  backup: { options: ['to'], words: [0, 0] },
  verify: { options: ['head'], words: [0, 1] },
  log: { options: ['from', 'to', 'kind'], words: [0, 0] },
  package: { options: ['household', 'village', 'out', 'reason'], words: [0, 0] },
  bring: { options: ['reason'], words: [1, 1] },
  restore: { options: [], words: [0, 1] },
  salvage: { options: ['out'], words: [0, 0] },
  operator: { options: ['role'], words: [1, 2] },
  undo: { options: [], words: [0, 1] },
  redo: { options: [], words: [0, 0] },
  call: { options: [], words: [1, 2] },
} as const satisfies Record<string, { options: readonly OptionName[]; words: readonly [number, number] }>;

export type CommandName = keyof typeof commands;

type Values = ReturnType<typeof parse>['values'];
export interface Arguments extends Omit<Values, 'year'> {
  readonly command: CommandName;
  readonly words: readonly string[];
  readonly year?: number;
}

export type Reading =
  | { readonly kind: 'run'; readonly arguments: Arguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly text: string; readonly json: boolean };

/** Reads a command line; what is wrong with it comes as a Chinese sentence. */
export function readArguments(argv: readonly string[]): Reading {
  const wrong = (text: string): Reading => ({ kind: 'wrong', text, json: argv.includes('--json') });
  // Anybody on this computer can read the arguments of a running program.
  if (argv.some((a) => /^--?pass(phrase|word|wd)?(=|$)/i.test(a))) {
    return wrong('口令不能写在命令行里。请放在环境变量 HUDANG_PASSPHRASE 中，或在提示时输入。');
  }
  try {
    return check(parse(argv), wrong);
  } catch (error) {
    return wrong(parseProblem(error));
  }
}

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options, allowPositionals: true });

function check({ values, positionals }: ReturnType<typeof parse>, wrong: (text: string) => Reading): Reading {
  if (values.help) return { kind: 'help' };
  const [command, ...words] = positionals;
  if (command === undefined) return wrong('请写明要做什么。');
  if (!isCommand(command)) return wrong(`没有“${command}”这个命令。`);
  const problem = commandProblem(command, words, values) ?? valueProblem(command, words, values);
  if (problem !== null) return wrong(problem);
  const { year, ...rest } = values;
  return {
    kind: 'run',
    arguments: { ...rest, command, words, ...(year === undefined ? {} : { year: Number(year) }) },
  };
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

function commandProblem(command: CommandName, words: string[], values: Values): string | null {
  const allowed = new Set<string>(['archive', 'json', 'help', ...commands[command].options]);
  // A template, the forms and the history take the place of the number of a table.
  const [least, most] =
    values.template === undefined && !values.forms && !values.history ? commands[command].words : [0, 0];
  const foreign = Object.entries(values).find(([name, value]) => value !== false && !allowed.has(name));
  if (foreign !== undefined) return `命令 ${command} 没有选项 --${foreign[0]}。`;
  if (words.length < least) return `命令 ${command} 缺少${missingWord[command] ?? '内容'}。`;
  if (words.length > most) return `命令 ${command} 后面的内容太多：${words[most]}。`;
  // A package is proved on any computer, without an archive.
  const standsAlone = command === 'call' || (command === 'verify' && words.length > 0);
  if (!standsAlone && !values.archive) return '请用 --archive 指明档案库文件夹。';
  return null;
}

const missingWord: Partial<Record<CommandName, string>> = {
  import: '要导入的文件',
  scan: '要收入的扫描件或文件夹',
  bring: '要移入的包',
  print: '文书的表号或名称',
  export: '表的编号（3.1 至 3.13）、表名或 all',
  operator: '要做什么（list、add、role、passphrase、remove、recovery）',
  call: '接口名称',
};

function valueProblem(command: CommandName, words: string[], values: Values): string | null {
  if (values.year !== undefined && !/^(199\d|20\d\d|2100)$/.test(values.year))
    return '年份请写四位数字，如 --year 2025。';
  if (values.rule !== undefined && !rulesOf(values).every((rule) => /^[QZ]\d{2,3}$/i.test(rule)))
    return '规则请写编号，如 --rule Q004，几条用逗号分开。';
  if (command === 'check' && values.household !== undefined && values.village !== undefined)
    return '--household 和 --village 只写一种。';
  if (values.paper !== undefined && !/^A[34]$/.test(values.paper)) return '纸张只能是 A4 或 A3。';
  if (values.procedure !== undefined && !isId(values.procedure))
    return '--procedure 后面请写程序的编号（数字）。';
  if (command === 'package') return packageProblem(values);
  if (command === 'operator') return operatorProblem(words, values);
  if (command === 'undo' && words[0] !== undefined && !isId(words[0]))
    return 'undo 后面请写操作记录的编号（数字）。';
  if (values.misfits !== undefined && !/^(?:keep|blank)$/.test(values.misfits))
    return '--misfits 后面请写 keep（照填）或 blank（留空）。';
  if (command === 'export' && spanProblem(values) !== null) return spanProblem(values);
  if ((command === 'print' || (command === 'export' && !values.history)) && !values.out)
    return '请用 --out 指明存放文件的文件夹。';
  if (values.each && words.length > 1) return '--each 一次只印一种文书。';
  if (
    command === 'print' &&
    [values.household, values.procedure, values.village, values.all].filter(Boolean).length !== 1
  ) {
    return '请用 --household、--procedure、--village、--all 中的一个指明为谁打印。';
  }
  return null;
}

function packageProblem({ household, village, out }: Values): string | null {
  if ((household === undefined) === (village === undefined))
    return '请用 --household 或 --village 中的一个指明为谁打包。';
  return out ? null : '请用 --out 指明存放文件的文件夹。';
}

function operatorProblem([act = '', name]: string[], { role }: Values): string | null {
  if (!(OPERATOR_ACTS as readonly string[]).includes(act))
    return 'operator 后面请写 list、add、role、passphrase、remove 或 recovery。';
  const wantsRole = act === 'add' || act === 'role';
  if ((wantsRole || act === 'remove') && name === undefined) return `operator ${act} 后面请写操作员的姓名。`;
  if ((act === 'list' || act === 'recovery') && name !== undefined)
    return `operator ${act} 后面的内容太多：${name}。`;
  if (wantsRole !== (role !== undefined))
    return wantsRole ? ROLE_MISSING : `operator ${act} 没有选项 --role。`;
  return wantsRole && roleOf(role) === null ? ROLE_MISSING : null;
}

const ROLE_MISSING =
  '请用 --role 指明角色：admin（管理员）、clerk（经办员）、reviewer（审核员）或 inspector（检查员）。';

function spanProblem({ year, from, to, forms, per }: Values): string | null {
  if (per !== undefined && per !== 'household' && per !== 'village')
    return '--per 只能是 village（每村一个文件）或 household（每户一个文件）。';
  if (from === undefined && to === undefined) return null;
  if (forms) return '采集表数据按年度导出，请写 --year。';
  if (year !== undefined) return '--year 和 --from、--to 只写一种。';
  const isDay = (day: string | undefined) => day !== undefined && /^(19|20)\d\d-[01]\d-[0-3]\d$/.test(day);
  return isDay(from) && isDay(to) && (from ?? '') <= (to ?? '')
    ? null
    : '起止日期请写成 --from 2025-01-01 --to 2025-06-30，起不晚于止。';
}

/** The numbers of rules, given one by one or with commas. */
export const rulesOf = ({ rule = [] }: Pick<Values, 'rule'>): string[] => [
  ...new Set(rule.flatMap((given) => given.split(/[,，、\s]+/u)).filter((id) => id !== '')),
];

const isId = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

function parseProblem(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const name = /'(-[^'= ]*)/.exec(message ?? '')?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有选项 ${name}。`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项 ${name} 写得不对。`;
  return '命令写得不对。';
}
