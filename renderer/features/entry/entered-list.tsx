import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import { formatRoute } from '../../route.ts';
import type { Entered } from './entry-store.ts';

interface EnteredListProps {
  readonly entered: readonly Entered[];
  readonly onTakenBack: (entered: Entered) => void;
}

/** What this sitting has entered, newest first; the last one can be taken back into the sheet. */
export function EnteredList({ entered, onTakenBack }: EnteredListProps): ReactNode {
  const { message } = App.useApp();
  const undo = useAct('change.undo');
  if (entered.length === 0) return null;
  const takeBack = (each: Entered): void =>
    undo.mutate(
      { id: each.change },
      {
        onSuccess: () => {
          message.success(`已撤销录入：${each.head}户`);
          onTakenBack(each);
        },
        onError: (thrown) => message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <>
      <h3>本次已录</h3>
      <table className="sheet entered" aria-label="本次已录的户">
        <tbody>
          {entered.map((each, index) => (
            <tr key={each.id}>
              <td className="faint nowrap">{each.at}</td>
              <td className="nowrap">
                <a href={formatRoute({ page: 'household', id: each.id, tab: 'members' })}>{each.head}</a>
              </td>
              <td className="num">{each.people} 人</td>
              <td className="quiet cut">{each.place}</td>
              <td className="num">
                {index === 0 ? (
                  <Button type="link" size="small" loading={undo.isPending} onClick={() => takeBack(each)}>
                    撤销这一户
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
