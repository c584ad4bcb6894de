import { App, Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { PopulationRegister } from '#contract/suspicion.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAct } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { sendFile } from '../../ui/send-file.ts';
import { UndoButton } from '../../ui/undo-button.tsx';

type Read = Output<'suspicion.register.import'>;

interface RegistersProps {
  readonly registers: readonly PopulationRegister[];
  /** The village that the list is narrowed to, and that a file is taken for; 0: none. */
  readonly villageId: number;
}

/** The household registers (户籍册) that the archive is held against: reading one, and those there are. */
export function Registers({ registers, villageId }: RegistersProps): ReactNode {
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    try {
      const read = await runJob(`读入 ${file.name}`, async (job) =>
        call('suspicion.register.import', {
          fileId: await sendFile(file, job),
          ...(villageId === 0 ? {} : { villageId }),
          job,
        }),
      );
      await refreshAll();
      const content = (
        <>
          {saidOf(read)}
          {read.change === null ? null : <UndoButton change={read.change} label="撤销读入" />}
        </>
      );
      if (read.problems.length === 0) void message.success({ duration: 8, content });
      else void modal.info({ title: saidOf(read), width: 560, content: <Problems read={read} /> });
    } catch (thrown) {
      if (!isCancelled(thrown)) void message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(false);
    }
  };
  const people = registers.reduce((sum, each) => sum + each.people, 0);
  return (
    <>
      {registers.length === 0 ? null : (
        <Popover trigger="click" placement="bottomRight" content={<Kept registers={registers} />}>
          <Button type="text">户籍册 {countOf(people)} 人</Button>
        </Popover>
      )}
      <FileButton
        may="review"
        label="读入户籍册"
        accept=".xlsx,.xls,.csv"
        busy={busy}
        onFile={(file) => void take(file)}
      />
    </>
  );
}

const saidOf = ({ people, households, homeless, refused }: Read): string =>
  [
    `读入户籍册 ${countOf(households)} 户 ${countOf(people)} 人`,
    ...(homeless === 0 ? [] : [`${countOf(homeless)} 人没有村`]),
    ...(refused === 0 ? [] : [`${countOf(refused)} 行读不了`]),
  ].join('，');

const Problems = ({ read }: { read: Read }): ReactNode => (
  <ul className="register-problems">
    {read.problems.map(({ row, reason }) => (
      <li key={row}>
        第 {row} 行：{reason}
      </li>
    ))}
    {read.refused > read.problems.length ? (
      <li>还有 {countOf(read.refused - read.problems.length)} 行</li>
    ) : null}
  </ul>
);

function Kept({ registers }: { registers: readonly PopulationRegister[] }): ReactNode {
  const { message } = App.useApp();
  const remove = useAct('suspicion.register.remove');
  return (
    <table className="sheet" aria-label="读入的户籍册">
      <tbody>
        {registers.map(({ id, file, takenOn, people, households, villages }) => (
          <tr key={id}>
            <td>{file}</td>
            <td className="nowrap">{takenOn}</td>
            <td className="nowrap">
              {countOf(households)} 户 {countOf(people)} 人
            </td>
            <td>
              {villages.length > 3
                ? `${villages.slice(0, 3).join('、')} 等 ${villages.length} 个村`
                : villages.join('、')}
            </td>
            <td>
              <GuardedButton
                may="review"
                size="small"
                type="text"
                onClick={() =>
                  remove.mutateAsync({ id }).then(
                    ({ change }) =>
                      void message.success({
                        duration: 8,
                        content: (
                          <>已删去{change === null ? null : <UndoButton change={change} label="撤销" />}</>
                        ),
                      }),
                    (thrown: unknown) => void message.error(sentenceOf(thrown), 8),
                  )
                }
              >
                删去
              </GuardedButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
