import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import type { TemplateState } from '#contract/template.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';

interface TemplatePreviewProps {
  readonly state: TemplateState;
  readonly preview: Output<'template.preview'>;
}

/** What does not fit, what was put into the template's words, and the first rows as they will stand there. */
export function TemplatePreview({ state, preview }: TemplatePreviewProps): ReactNode {
  const { rows, households, first, misfits, translations, empty } = preview;
  if (rows === 0) return <Note>没有要填的户或人。请换年度、村或清单再试。</Note>;
  return (
    <section className="panel" aria-label="试填结果">
      <h2>
        将填 {countOf(rows)} 行，{countOf(households)} 户
      </h2>
      {empty.length === 0 ? null : <Note>这些列一个值也没有：{empty.join('、')}。</Note>}
      {misfits.length === 0 ? null : (
        <table className="sheet" aria-label="模板不收的值">
          <thead>
            <tr>
              <th>列</th>
              <th>档案里的值</th>
              <th>为什么不收</th>
              <th className="num">行数</th>
            </tr>
          </thead>
          <tbody>
            {misfits.map(({ column, header, value, reason, rows: count }) => (
              <tr key={`${column} ${value} ${reason}`}>
                <td className="strong">{header}</td>
                <td className="wrong">{value}</td>
                <td>{reason}</td>
                <td className="num">{countOf(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {translations.length === 0 ? null : (
        <p className="quiet">
          照模板下拉的说法改写：
          {translations
            .map(({ header, from, to, rows: count }) => `${header} ${from} → ${to}（${count} 行）`)
            .join('；')}
        </p>
      )}
      <div className="template-first">
        <table className="sheet" aria-label="前 30 行">
          <thead>
            <tr>
              {state.columns.map(({ index, header }) => (
                <th key={index}>{header.split('/').at(-1)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((cells, at) => (
              <tr key={at}>
                {state.columns.map(({ index, isFormula }, column) => (
                  <td key={index} className={isFormula ? 'faint' : ''}>
                    {isFormula ? '公式' : cells[column]}
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
