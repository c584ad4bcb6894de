import type { Column } from '../../../ui/virtual-table.tsx';
import type { Described } from './described.ts';
import { type Candidate, idOfCandidate, RETENTIONS } from './filing-words.ts';

const cut = (text: string) => <span title={text}>{text}</span>;

/** `drafts`: what was worded anew and is not filed yet. */
export const candidateColumns = (drafts: ReadonlyMap<number, Described>): readonly Column<Candidate>[] => {
  const of = <P extends keyof Described>(paper: Candidate, part: P, proposed: Described[P]): Described[P] =>
    drafts.get(idOfCandidate(paper))?.[part] ?? proposed;
  return [
    {
      ...{ key: 'title', title: '题名', width: 240, grow: true },
      render: (paper) => <span className="strong">{cut(of(paper, 'title', paper.title))}</span>,
    },
    { key: 'household', title: '户编号', width: 142, render: ({ householdNo }) => householdNo ?? '' },
    { key: 'village', title: '村', width: 84, render: ({ village }) => village ?? '乡镇本级' },
    { key: 'dated', title: '日期', width: 92, render: (paper) => of(paper, 'dated', paper.dated) ?? '' },
    {
      ...{ key: 'retention', title: '期限', width: 58 },
      render: (paper) => RETENTIONS[of(paper, 'retention', paper.retention)],
    },
    {
      ...{ key: 'pages', title: '页数', width: 52, align: 'right' },
      render: (paper) => of(paper, 'pages', paper.pages) ?? <span className="warn">未数</span>,
    },
    {
      ...{ key: 'source', title: '来自', width: 104 },
      render: ({ documentId, scans }) =>
        documentId === null ? (
          '扫描件、照片'
        ) : scans > 0 ? (
          <span className="done">签字件 {scans} 页</span>
        ) : (
          <span className="warn" title="打印过，签字件还没有扫描收回">
            打印，未收回
          </span>
        ),
    },
  ];
};
