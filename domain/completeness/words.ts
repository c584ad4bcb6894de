import { OCCASIONS } from './vocabulary.ts';
import type { PaperLine, Procedures } from './lines.ts';
import { stateOn } from './lines.ts';
import type { PaperAnswerState, PaperState } from './states.ts';
import type { Day } from '#domain/time/day.ts';

const STATE_WORDS: Readonly<Record<PaperState, string>> = {
  there: '已存档',
  unsigned: '未签回',
  expected: '还没到时候',
  missing: '缺',
  'not-applicable': '不需要',
  'on-shelf': '在柜（无扫描件）',
  lost: '已遗失',
};

/** The same in the title of an act. */
export const ANSWER_WORDS: Readonly<Record<PaperAnswerState, string>> = {
  'on-shelf': '在柜',
  'not-applicable': '不需要',
  lost: '已遗失',
};

/** What it rests on or what is lacking, and by which rule it must be there. */
export function whyOf(line: PaperLine, procedures: Procedures, today: Day): string {
  return `${standing(line, procedures, today)}。依据：${line.entry.source}`;
}

function standing(line: PaperLine, procedures: Procedures, today: Day): string {
  const { entry, answer, printed, received, links } = line;
  const state = stateOn(line, today);
  if (answer !== null && state === answer.state)
    return `${answer.operator} ${answer.onDay} 说明${STATE_WORDS[answer.state]}：${answer.reason}`;
  const out = printed.at(-1);
  switch (state) {
    case 'there':
      if (received?.state === 'signed') return `${received.on} 程序里登记已签字`;
      if (links.length >= (entry.count ?? 1)) return `有扫描件 ${links.length} 份`;
      return entry.signed === true ? `签字件 ${out?.pages ?? 1} 页已全部扫回` : `${line.since ?? ''} 已打印`;
    case 'unsigned':
      if (out === undefined || out.back === 0) return `${line.since ?? ''} 已打印，签字件还没有扫回`;
      return `签字件 ${out.pages} 页只扫回 ${out.back} 页`;
    default: {
      const some =
        links.length > 0
          ? `只有 ${links.length} 份，要 ${entry.count ?? 1} 份`
          : wantedWords(line, procedures);
      return state === 'expected' ? `${some}，${expectedWords(line)}` : some;
    }
  }
}

function wantedWords({ entry, year, procedureId }: PaperLine, procedures: Procedures): string {
  const procedure = procedures.get(procedureId ?? 0);
  if (procedure !== undefined) return `“${procedure.title}”（${procedure.year} 年）要有这份材料`;
  return `${OCCASIONS[entry.occasion]}${year === null ? '' : `，${year} 年`}要有这份材料`;
}

const expectedWords = ({ due }: PaperLine): string =>
  due === 'step' ? '程序还没有办到这一步' : `${due ?? ''} 前备齐`;
