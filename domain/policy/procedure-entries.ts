import type { GateName, Paper, Procedure, Step } from '#domain/procedures/definition.ts';

interface Words {
  readonly key: string;
  readonly entry: string;
  readonly value: string;
  readonly source: string;
}

const ACTORS: Record<Step['actor'], string> = {
  household: '农户',
  village: '村',
  'village-assembly': '村民代表会议',
  township: '乡镇',
  county: '县',
  departments: '县直部门',
};

const GATE_WORDS: Record<GateName, string> = {
  'in-order': '按步骤先后',
  'someone-left': '还有在办的户',
  'notice-over': '公示期满',
  'notice-period': '公示天数够',
  'paper-in-hand': '材料齐',
  'consent-signed': '每户已签承诺授权',
  'two-investigators': '每户 2 人以上入户',
  'attendance-two-thirds': '到会人数够',
  majority: '同意票过半',
  'votes-add-up': '票数合计与到会人数相符',
  'candidate-complete': '每户要登记的内容填好',
  'waiting-period': '间隔天数够',
  'objections-settled': '异议已处理答复',
  compared: '每户已列入部门比对名单',
  'suspicions-answered': '疑似问题都有核实结论',
  scored: '每户已评分',
  'not-excluded': '没有“七不进”情形',
  'exit-standard': '收入超过标准且三保障、饮水有保障',
  'not-barred': '没有不能退出的情形',
  'long-enough': '监测时间够',
  'measure-in-place': '有针对性帮扶措施',
  'has-labour': '不是整户无劳动力',
  'risk-gone': '风险已消除',
  'changes-recorded': '成员增减已登记',
};

const paperWords = ({ title, need, each }: Paper): string =>
  `《${title}》${need === 'signed' ? '（签字' : '（打印'}${each === 'household' ? '，一户一份）' : '）'}`;

/** The steps of a procedure in their order: who, what must hold, which papers. */
export function procedureEntries({ key, title, steps }: Procedure): Words[] {
  return steps.flatMap((step, index) => {
    const about = (part: string, entry: string, value: string, source: string) => ({
      key: `${key}/${step.key}/${part}`,
      entry: `${title} · ${step.title}${entry}`,
      value,
      source,
    });
    const gates = step.gates.map((gate) => GATE_WORDS[gate]).join('、');
    const head = [`第 ${index + 1} 步`, `${ACTORS[step.actor]}办理`, ...(gates === '' ? [] : [`须${gates}`])];
    return [
      about('step', '', head.join('，'), step.source),
      ...step.papers.map((paper) =>
        about(paper.document, ` · 材料 ${paper.document}`, paperWords(paper), paper.source),
      ),
    ];
  });
}
