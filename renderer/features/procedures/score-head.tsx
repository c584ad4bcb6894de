import type { ReactNode } from 'react';
import type { ScoreColumn, ScoreGroup } from './score-cells.ts';

interface ScoreHeadProps {
  readonly groups: readonly ScoreGroup[];
  readonly isScored: boolean;
  readonly column: ScoreColumn | undefined;
}

/** The columns under their groups; the one of the cursor is marked, a group that keeps out is red. */
export function ScoreHead({ groups, isScored, column }: ScoreHeadProps): ReactNode {
  return (
    <thead>
      <tr>
        {isScored ? (
          <th rowSpan={2} className="rank">
            名次
          </th>
        ) : null}
        <th rowSpan={2} className="head">
          户主
        </th>
        {isScored ? (
          <th rowSpan={2} className="total">
            总分
          </th>
        ) : null}
        <th rowSpan={2} className="blanks" title="还没有打分的项目和没有核对的条目">
          未填
        </th>
        {groups.map((group) => (
          <th
            key={group.title}
            className={group.columns[0]?.isVeto ? 'group wrong' : 'group'}
            colSpan={group.columns.length}
            title={group.title}
          >
            {group.title}
          </th>
        ))}
      </tr>
      <tr>
        {groups.flatMap((group) =>
          group.columns.map((each) => (
            <th
              key={each.key}
              className={`${each.most === null ? 'tick' : 'points'}${each.key === column?.key ? ' at' : ''}`}
              title={each.text}
            >
              {isScored ? each.title : `${each.title}.`}
              {each.most === null ? null : <span className="faint"> {each.most}</span>}
              {isScored ? null : <span className="lead">{each.text}</span>}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}
