import type { ReactNode } from 'react';
import type { ImportSource } from '#contract/import.ts';

const COLUMNS = 14;

/** The first rows of a sheet as they stand; the clerk points at the one that has the headers. */
export function SourcePreview({
  source,
  onHeader,
}: {
  source: ImportSource;
  onHeader: (row: number) => void;
}): ReactNode {
  const width = Math.min(COLUMNS, Math.max(1, ...source.preview.map(({ cells }) => cells.length)));
  const first = source.header?.row ?? 0;
  const last = first + (source.header?.rows ?? 0) - 1;
  return (
    <div className="source-columns">
      <table className="sheet" aria-label="表的前几行">
        <tbody>
          {source.preview.map(({ row, cells }) => (
            <tr key={row} className={row >= first && row <= last ? 'header-row' : ''}>
              <td className="num">
                <button type="button" className="link" onClick={() => onHeader(row)}>
                  第 {row} 行是表头
                </button>
              </td>
              {Array.from({ length: width }, (_, at) => (
                <td key={at} title={cells[at]}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
