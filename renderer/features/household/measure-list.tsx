import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { codeLabel } from '../../fields/shown.ts';
import { useEditing } from '../../fields/use-editing.ts';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { moneyOf } from '../../ui/numbers.ts';
import { MeasureDialog } from './measure-dialog.tsx';
import {
  isFitting,
  type Measure,
  measureKindTitle,
  measureSums,
  measureTitle,
  unanswered,
} from './measure-words.ts';

/** The measures of the year with their sums; those of other years when asked for. */
export function MeasureList({ page }: { page: HouseholdPage }): ReactNode {
  const { field, record } = useRoute();
  const isPointed = field?.startsWith('assistance_measure.') === true;
  const [editing, setEditing] = useEditing<number | 'new'>(isPointed ? record : undefined);
  const edited = page.measures.find(({ id }) => id === editing) ?? null;
  const [all, setAll] = useState(false);
  const ofYear = page.measures.filter((measure) => measure.year === page.year);
  const others = page.measures.length - ofYear.length;
  const listed = all ? page.measures : ofYear;
  const sums = measureSums(ofYear);
  const open = unanswered(page).map((risk) => codeLabel('risk_type', risk, page.year));
  return (
    <section className="block" aria-label="帮扶措施" data-fields="assistance_measure">
      <div className="toolbar flat">
        <h3>{page.year} 年帮扶措施</h3>
        {others === 0 ? null : (
          <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? '收起' : '显示'}其他年度的 {others} 条
          </button>
        )}
        {open.length === 0 ? null : (
          <span className="chip look">还没有对应措施的风险：{open.join('、')}</span>
        )}
        <span className="spread" />
        <Button may="write" size="small" onClick={() => setEditing('new')}>
          新增措施
        </Button>
      </div>
      {listed.length === 0 ? (
        <p className="block-empty faint">{page.year} 年还没有帮扶措施。按“缺什么补什么”，请点“新增措施”。</p>
      ) : (
        <table className="sheet records" aria-label="措施">
          <thead>
            <tr>
              <th>对应风险</th>
              <th>类别</th>
              <th>措施</th>
              <th>责任人</th>
              <th>完成时限</th>
              <th>完成日期</th>
              <th>资金来源</th>
              <th className="num">资金（元）</th>
              <th className="num">预计增收</th>
              <th className="num">实际增收</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((measure) => (
              <MeasureRow
                key={measure.id}
                measure={measure}
                year={page.year}
                onOpen={() => setEditing(measure.id)}
              />
            ))}
            {ofYear.length === 0 ? null : (
              <tr className="sum">
                <td colSpan={7}>{page.year} 年合计</td>
                <td className="num" aria-label="资金合计">
                  {moneyOf(sums.amount)}
                </td>
                <td className="num" aria-label="预计增收合计">
                  {moneyOf(sums.expectedGain)}
                </td>
                <td className="num" aria-label="实际增收合计">
                  {moneyOf(sums.actualGain)}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {editing !== 'new' && edited === null ? null : (
        <MeasureDialog page={page} measure={edited} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

interface MeasureRowProps {
  readonly measure: Measure;
  readonly year: number;
  readonly onOpen: () => void;
}

function MeasureRow({ measure, year, onOpen }: MeasureRowProps): ReactNode {
  return (
    <tr
      className="go"
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <td className="nowrap">
        {codeLabel('risk_type', measure.risk, measure.year)}
        {isFitting(measure) ? null : (
          <span className="chip look misfit" title="这类措施一般不能消除所选的风险，请核对风险或措施">
            不匹配
          </span>
        )}
      </td>
      <td className="nowrap">
        {measure.year === year ? '' : <span className="faint">{measure.year} </span>}
        {measureKindTitle(measure)}
      </td>
      <td>
        {[measureTitle(measure), measure.scale ?? ''].filter((part) => part !== '').join('，')}{' '}
        <span className="quiet">{measure.content}</span>
      </td>
      <td className="nowrap">{measure.responsible}</td>
      <td className="nowrap">{measure.endsOn}</td>
      <td className="nowrap">{measure.doneOn}</td>
      <td>{codeLabel('funding_source', measure.fundingSource, measure.year)}</td>
      <td className="num">{moneyOf(measure.amount)}</td>
      <td className="num">{moneyOf(measure.expectedGain)}</td>
      <td className="num">{moneyOf(measure.actualGain)}</td>
    </tr>
  );
}
