import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Request } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';

type Cell = string | number | null;

interface ExportPreviewProps {
  readonly question: Request<'export.preview'>;
  readonly onClose: () => void;
}

/** The first rows of a table, as they will stand in the file. */
export function ExportPreview({ question, onClose }: ExportPreviewProps): ReactNode {
  const { data, error } = useAnswer('export.preview', question, { keep: true });
  if (error !== null) return <ErrorNote error={error} />;
  if (data === undefined) return <Busy />;
  return (
    <section className="panel" aria-label="预览">
      <div className="line">
        <h2>{data.title}</h2>
        <span className="quiet">
          {data.total > data.rows.length
            ? `前 ${data.rows.length} 行，共 ${countOf(data.total)} 行`
            : `共 ${countOf(data.total)} 行`}
        </span>
        <span className="spread" />
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <p className="faint">{data.note}</p>
      <div className="export-preview">
        <table className="sheet sticky">
          <thead>
            <tr>
              {data.columns.map(({ header, kind }) => (
                <th key={header} className={kind === 'text' ? '' : 'num'}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, at) => (
              <tr key={at}>
                {data.columns.map(({ header, kind }, column) => (
                  <td key={header} className={kind === 'text' ? 'nowrap' : 'num'}>
                    {shown(row[column] ?? null, kind)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const shown = (value: Cell, kind: 'text' | 'number' | 'int'): string =>
  value === null ? '' : kind === 'number' && typeof value === 'number' ? value.toFixed(2) : String(value);
