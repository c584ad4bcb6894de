import { App, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { type Volume, VOLUME_KINDS } from './filing-words.ts';

type Kind = Volume['kind'];

const HINTS = {
  household: '这个村每户的归档文件各组一卷，按二十项的顺序；已有的卷添上新归的件',
  village: '这个村一年的归档文件组成一卷',
  township: '乡镇本级一年的归档文件组成一卷',
} satisfies Record<Kind, string>;

/** Filed papers into 户卷 of a village, or 村卷 and 乡镇卷 of the year. */
export function MakeVolumes({ onClose }: { onClose: () => void }): ReactNode {
  const { year } = useArchive();
  const { message, modal } = App.useApp();
  const act = useAct('filing.makeVolumes');
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const [kind, setKind] = useState<Kind>('household');
  const [villageId, setVillageId] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const wantsVillage = kind !== 'township';
  const lacksVillage = wantsVillage && villageId === null;
  const save = (): void => {
    setAsked(true);
    if (lacksVillage) return;
    act.mutate(
      {
        kind,
        ...(wantsVillage && villageId !== null ? { villageId } : {}),
        ...(kind === 'household' ? {} : { year }),
      },
      {
        onSuccess: ({ volumes, placed, leftOut }) => {
          void message.success(`组成 ${countOf(volumes.length)} 卷，放进 ${countOf(placed)} 件`, 6);
          if (leftOut.length > 0)
            modal.warning({
              title: `${countOf(leftOut.length)} 处没有组进去`,
              content: leftOut.join('\n'),
              width: 560,
            });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title="组卷"
      width={460}
      okText="组卷"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Segmented<Kind>
          aria-label="组哪种卷"
          value={kind}
          options={(Object.keys(VOLUME_KINDS) as Kind[]).map((value) => ({
            value,
            label: VOLUME_KINDS[value],
          }))}
          onChange={setKind}
        />
        <p className="quiet">
          {HINTS[kind]}
          {kind === 'household' ? '' : `（${year} 年度，在最上面换年度）`}。
        </p>
        {wantsVillage ? (
          <FormItem label="村" must reason={asked && lacksVillage ? '请选村' : undefined}>
            {(id) => (
              <Select
                id={id}
                aria-label="组卷的村"
                showSearch={{ optionFilterProp: 'label' }}
                value={villageId}
                options={villages.map((each) => ({ value: each.id, label: each.name }))}
                onChange={setVillageId}
              />
            )}
          </FormItem>
        ) : null}
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
