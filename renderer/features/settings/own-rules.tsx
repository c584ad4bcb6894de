import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OwnRuleView } from '#contract/own-rule.ts';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
import { useKey } from '../../ui/use-key.ts';
import { OwnRulesDialog } from './own-rules-dialog.tsx';
import { OwnRulesPack } from './own-rules-pack.tsx';
import { OwnRulesRow } from './own-rules-row.tsx';
import { OwnRulesTry } from './own-rules-try.tsx';

type Open =
  | { readonly kind: 'edit'; readonly rule: OwnRuleView | null }
  | { readonly kind: 'try'; readonly id: number }
  | { readonly kind: 'pack' };

/** Checks that the township adds without a program: tried on the archive first, then run like any other. */
export function OwnRules(): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const answer = useAnswer('ownRule.list', {});
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const rules = answer.data?.rules ?? [];
  const tried = open?.kind === 'try' ? rules.find(({ id }) => id === open.id) : undefined;
  useKey('n', 'set-up', () => setOpen({ kind: 'edit', rule: null }));
  const onSaved = ({ rule, change }: Output<'ownRule.save'>): void => {
    close();
    message.success({
      key: `saved ${rule}`,
      duration: 8,
      content: (
        <>
          已保存 {rule}，试查过再启用
          {change === null ? null : <UndoButton change={change} label={`撤销保存 ${rule}`} />}
        </>
      ),
    });
  };
  if (answer.isPending) return <Busy />;
  return (
    <div className="scroll">
      <div className="toolbar flat">
        <span className="quiet">
          本乡镇自己加的核查规则，不用写程序。试查、启用后和自带的规则一起核查；修改后要重新试查。
        </span>
        <span className="spread" />
        {rules.length === 0 ? null : (
          <Button may="export" onClick={() => setOpen({ kind: 'pack' })}>
            做成政策包…
          </Button>
        )}
        <Button may="set-up" type="primary" onClick={() => setOpen({ kind: 'edit', rule: null })}>
          新建规则 (N)
        </Button>
      </div>
      <ErrorNote error={answer.error} />
      {rules.length === 0 ? (
        <Empty title="还没有自定规则">
          点“新建规则”，写上条件和提示，点“试查”看看会查出什么，再保存、启用。
        </Empty>
      ) : (
        <RuleTable
          {...{ rules, year }}
          onOpen={(rule) => setOpen({ kind: 'edit', rule })}
          onTry={({ id }) => setOpen({ kind: 'try', id })}
        />
      )}
      {open?.kind === 'edit' ? <OwnRulesDialog rule={open.rule} onSaved={onSaved} onClose={close} /> : null}
      {tried === undefined ? null : <OwnRulesTry rule={tried} onClose={close} />}
      {open?.kind === 'pack' ? <OwnRulesPack rules={rules} onClose={close} /> : null}
    </div>
  );
}

interface RuleTableProps {
  readonly rules: readonly OwnRuleView[];
  readonly year: number;
  readonly onOpen: (rule: OwnRuleView) => void;
  readonly onTry: (rule: OwnRuleView) => void;
}

const RuleTable = ({ rules, year, onOpen, onTry }: RuleTableProps): ReactNode => (
  <table className="sheet sticky own-rules" aria-label="自定规则">
    <thead>
      <tr>
        <th>编号</th>
        <th>名称</th>
        <th>程度</th>
        <th>条件</th>
        <th>依据</th>
        <th>试查</th>
        <th>启用</th>
      </tr>
    </thead>
    <tbody>
      {rules.map((rule) => (
        <OwnRulesRow
          key={rule.id}
          {...{ rule, year }}
          onOpen={() => onOpen(rule)}
          onTry={() => onTry(rule)}
        />
      ))}
    </tbody>
  </table>
);
