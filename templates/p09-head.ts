import type { Content } from 'pdfmake/interfaces.js';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import type { PrintContext } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { factGrid } from './layout/grid.ts';
import { mm } from './layout/page.ts';
import { attendanceRate, hasQuorum, type Meeting } from './meeting.ts';
import type { Model } from './p09-minutes.ts';
import { fillLine, wordsOf, type Words } from './wording.ts';

/** When, where, who presides, who came, what about. */
export function minutesHead(
  { meeting, matter }: Model,
  { typesetter, words }: Pick<PrintContext, 'typesetter' | 'words'>,
): Content {
  const { heldOn, venue } = meeting;
  const when = heldOn === null ? '______年____月____日____时' : `${chineseDate(heldOn)}____时`;
  return factGrid(
    typesetter,
    [
      [
        { label: '时间', value: when, span: 3 },
        { label: '地点', value: venue, span: 3 },
      ],
      ['主持人', '记录人', '监票人', '计票人'].map((label) => ({ label, value: null })),
      [{ label: '到会情况', value: quorumText(meeting, words), span: 7 }],
      [{ label: '缺席\n及原因', value: null, span: 7 }],
      [{ label: '列席', value: wordsOf(words, 'observers'), span: 7 }],
      [{ label: '议题', value: matter, span: 7 }],
    ],
    { widths: [44, '*', 44, '*', 44, '*', 44, '*'], row: mm(9) },
  );
}

/** The ratio as computed; 符合 is never printed for a meeting that too few came to. */
function quorumText(meeting: Meeting, words: Words): string {
  const { expected, present, rule } = meeting;
  const enough = hasQuorum(meeting);
  return fillLine(wordsOf(words, 'quorum'), {
    应到: expected ?? '____',
    实到: present ?? '____',
    到会率: attendanceRate(meeting) ?? '______',
    符合: enough === null ? '□符合 □不符合' : enough ? '符合' : '不符合',
    法定比例: shareInWords(rule.attendance),
  });
}
