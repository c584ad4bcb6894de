import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { RemoveRecord } from '../../fields/remove-record.tsx';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { useEditing } from '../../fields/use-editing.ts';
import { useRoute } from '../../route.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { EndPairing } from './end-pairing.tsx';
import { PairingDialog } from './pairing-dialog.tsx';

type Pairing = HouseholdPage['pairings'][number];
type Doing =
  | { readonly what: 'add' }
  | { readonly what: 'change' | 'end' | 'remove' | 'helper'; readonly pairing: Pairing };

/** Helpers over time: who is in charge, who was, until when and why. */
export function PairingList({ page }: { page: HouseholdPage }): ReactNode {
  const mayWrite = useMay('write');
  const { archive } = useArchive();
  const { field, record } = useRoute();
  const isPointed = field?.startsWith('helper.') === true || field?.startsWith('pairing.') === true;
  const [pointed, setPointed] = useEditing(isPointed ? record : undefined);
  const [chosen, setDoing] = useState<Doing | null>(null);
  const pointedAt = page.pairings.find(({ id }) => id === pointed);
  const doing = chosen ?? (pointedAt === undefined ? null : { what: 'helper' as const, pairing: pointedAt });
  const close = (): void => {
    setDoing(null);
    setPointed(null);
  };
  const is = (pairing: Pairing, name: string): string =>
    shownOf(`helper.${name}`, pairing.values[`helper.${name}`], page.year);
  const isOver = ({ endsOn }: Pairing): boolean => endsOn !== null && endsOn < archive.today;
  const current = page.pairings.filter((pairing) => !isOver(pairing));
  const past = page.pairings.filter(isOver);
  return (
    <section className="block" aria-label="结对帮扶" data-fields="helper pairing">
      <div className="toolbar flat">
        <h3>结对帮扶</h3>
        {page.pairings.length > 0 && current.length === 0 ? (
          <span className="chip look">没有在期的帮扶责任人</span>
        ) : null}
        <span className="spread" />
        <Button may="write" size="small" onClick={() => setDoing({ what: 'add' })}>
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
              <th>结束原因</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {[...current, ...past].map((pairing) => (
              <tr key={pairing.id} className={isOver(pairing) ? 'gone' : ''}>
                <td className="strong nowrap">
                  <button
                    type="button"
                    className="link"
                    title="修改姓名、单位和电话"
                    disabled={!mayWrite}
                    onClick={() => setDoing({ what: 'helper', pairing })}
                  >
                    {is(pairing, 'name')}
                  </button>
                </td>
                <td>{is(pairing, 'unit_name')}</td>
                <td>{is(pairing, 'position')}</td>
                <td className="nowrap">{is(pairing, 'phone')}</td>
                <td className="nowrap">
                  {pairing.startsOn ?? ''} 至 {pairing.endsOn ?? '今'}
                </td>
                <td>{codeLabel('pairing_end_reason', pairing.endReason, page.year)}</td>
                <td className="num">
                  {isOver(pairing) ? (
                    <Button
                      may="write"
                      type="link"
                      size="small"
                      onClick={() => setDoing({ what: 'remove', pairing })}
                    >
                      删除
                    </Button>
                  ) : (
                    <>
                      <Button
                        may="write"
                        type="link"
                        size="small"
                        onClick={() => setDoing({ what: 'change', pairing })}
                      >
                        更换
                      </Button>
                      <Button
                        may="write"
                        type="link"
                        size="small"
                        onClick={() => setDoing({ what: 'end', pairing })}
                      >
                        结束结对
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {doing?.what === 'add' ? <PairingDialog page={page} task={{ kind: 'add' }} onClose={close} /> : null}
      {doing?.what === 'change' || doing?.what === 'helper' ? (
        <PairingDialog page={page} task={{ kind: doing.what, pairing: doing.pairing }} onClose={close} />
      ) : null}
      {doing?.what === 'end' ? (
        <EndPairing id={doing.pairing.id} name={is(doing.pairing, 'name')} year={page.year} onClose={close} />
      ) : null}
      {doing?.what === 'remove' ? (
        <RemoveRecord kind="pairing" id={doing.pairing.id} title="结对帮扶" onDone={close} onClose={close} />
      ) : null}
    </section>
  );
}
