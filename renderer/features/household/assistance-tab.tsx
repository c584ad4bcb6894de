import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { labelsOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { moneyOf } from '../../ui/numbers.ts';
import { shownOf } from '../../fields/shown.ts';
import { EndPairing } from './end-pairing.tsx';
import { MeasureDialog } from './measure-dialog.tsx';
import { PairingDialog } from './pairing-dialog.tsx';

type Pairing = HouseholdPage['pairings'][number];
type Measure = HouseholdPage['measures'][number];

/** What a measure is called: the items of its kind, or the kind. */
function measureTitle(measure: Measure): string {
  const field = findField(`assistance_measure.${measure.kind}`);
  const items = field?.codes === undefined ? '' : labelsOf(field.codes, measure.items, measure.year);
  return items === '' ? '' : items.replaceAll(',', '、');
}

const kindOf = (measure: Measure): string =>
  findField(`assistance_measure.${measure.kind}`)?.label ?? measure.kind;

const period = (from: string | null, to: string | null): string =>
  from === null && to === null ? '' : `${from ?? ''} 至 ${to ?? '今'}`;

function Pairings({ page }: { page: HouseholdPage }): ReactNode {
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Pairing | null>(null);
  const is = (pairing: Pairing, name: string): string =>
    shownOf(`helper.${name}`, pairing.values[`helper.${name}`], page.year);
  return (
    <section className="block" aria-label="结对帮扶">
      <div className="toolbar flat">
        <h3>结对帮扶</h3>
        <span className="spread" />
        <Button size="small" onClick={() => setAdding(true)}>
          新增结对
        </Button>
      </div>
      {page.pairings.length === 0 ? (
        <p className="block-empty faint">
          还没有帮扶责任人。每户至少要有一名在期的帮扶责任人，请点“新增结对”。
        </p>
      ) : (
        <table className="sheet" aria-label="帮扶责任人">
          <thead>
            <tr>
              <th>姓名</th>
              <th>单位</th>
              <th>职务</th>
              <th>电话</th>
              <th>帮扶时间</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {page.pairings.map((pairing) => (
              <tr key={pairing.id}>
                <td className="strong nowrap">{is(pairing, 'name')}</td>
                <td>{is(pairing, 'unit_name')}</td>
                <td>{is(pairing, 'position')}</td>
                <td className="nowrap">{is(pairing, 'phone')}</td>
                <td className="nowrap">{period(pairing.startsOn, pairing.endsOn)}</td>
                <td className="num">
                  <Button type="link" size="small" onClick={() => setEnding(pairing)}>
                    结束结对
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding ? <PairingDialog page={page} onClose={() => setAdding(false)} /> : null}
      {ending === null ? null : (
        <EndPairing id={ending.id} name={is(ending, 'name')} onClose={() => setEnding(null)} />
      )}
    </section>
  );
}

function Measures({ page }: { page: HouseholdPage }): ReactNode {
  const [editing, setEditing] = useState<Measure | 'new' | null>(null);
  return (
    <section className="block" aria-label="帮扶措施">
      <div className="toolbar flat">
        <h3>帮扶措施</h3>
        <span className="spread" />
        <Button size="small" onClick={() => setEditing('new')}>
          新增措施
        </Button>
      </div>
      {page.measures.length === 0 ? (
        <p className="block-empty faint">{page.year} 年还没有帮扶措施。按“缺什么补什么”，请点“新增措施”。</p>
      ) : (
        <table className="sheet" aria-label="措施">
          <thead>
            <tr>
              <th>类别</th>
              <th>措施</th>
              <th>责任人</th>
              <th>实施时间</th>
              <th className="num">资金（元）</th>
              <th className="num">预计增收</th>
              <th className="num">实际增收</th>
            </tr>
          </thead>
          <tbody>
            {page.measures.map((measure) => (
              <tr
                key={measure.id}
                className="go"
                tabIndex={0}
                onClick={() => setEditing(measure)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') setEditing(measure);
                }}
              >
                <td className="nowrap">
                  {measure.year === page.year ? '' : <span className="faint">{measure.year} </span>}
                  {kindOf(measure)}
                </td>
                <td>
                  {measureTitle(measure)} <span className="quiet">{measure.content}</span>
                </td>
                <td className="nowrap">{measure.responsible}</td>
                <td className="nowrap">{period(measure.startsOn, measure.endsOn)}</td>
                <td className="num">{moneyOf(measure.amount)}</td>
                <td className="num">{moneyOf(measure.expectedGain)}</td>
                <td className="num">{moneyOf(measure.actualGain)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing === null ? null : (
        <MeasureDialog
          page={page}
          measure={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

export function AssistanceTab({ page }: { page: HouseholdPage }): ReactNode {
  return (
    <>
      <Pairings page={page} />
      <Measures page={page} />
    </>
  );
}
