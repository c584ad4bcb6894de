import { memo, type ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { PAPER_WORDS } from '../../../fields/paper-words.ts';

type Page = Output<'paper.village'>;
export type MatrixItem = Page['items'][number];
export type MatrixHousehold = Page['rows'][number];

interface MatrixRowProps {
  readonly prefix: string;
  readonly index: number;
  readonly top: number;
  readonly template: string;
  readonly items: readonly MatrixItem[];
  readonly row: MatrixHousehold | undefined;
  /** The column of the cursor, if it stands in this row. */
  readonly here: number | null;
  readonly onCell: (row: number, column: number) => void;
}

function Row(props: MatrixRowProps): ReactNode {
  const { prefix, index, row, here, items } = props;
  const lacking = row === undefined ? 0 : row.missing + row.unsigned;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`row body-row${here === null ? '' : ' here'}`}
      style={{ gridTemplateColumns: props.template, top: props.top }}
    >
      <div role="rowheader" className="cell still still-0 strong" title={row?.group ?? ''}>
        {row === undefined ? <div className="skeleton" /> : (row.head ?? '无户主')}
      </div>
      <div role="gridcell" className="cell still still-1 quiet">
        {row === undefined ? '' : (row.householdNo ?? '未编号')}
      </div>
      <div role="gridcell" className={`cell still still-2 num ${lacking === 0 ? 'faint' : 'wrong'}`}>
        {row === undefined ? '' : lacking}
      </div>
      {items.map((item, column) => (
        <Cell
          key={item.key}
          id={`${prefix}-${index}-${column}`}
          item={item}
          isFirst={items[column - 1]?.group !== item.group}
          state={row?.states[column] ?? null}
          isHere={here === column}
          onChoose={() => props.onCell(index, column)}
        />
      ))}
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly item: MatrixItem;
  readonly isFirst: boolean;
  readonly state: MatrixHousehold['states'][number];
  readonly isHere: boolean;
  readonly onChoose: () => void;
}

function Cell({ id, item, isFirst, state, isHere, onChoose }: CellProps): ReactNode {
  const words = state === null ? null : PAPER_WORDS[state];
  const said = `${item.title}：${words === null ? '不要求' : words.word}`;
  return (
    <div
      id={id}
      role="gridcell"
      tabIndex={-1}
      aria-label={said}
      aria-selected={isHere}
      title={said}
      className={`cell item ${words?.tone ?? ''}${isFirst ? ' first' : ''}${isHere ? ' at' : ''}`}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      {words?.sign ?? ''}
    </div>
  );
}

/** A household is painted anew only when it changes or the cursor comes or goes, not while the matrix scrolls. */
export const MatrixRow = memo(Row);
