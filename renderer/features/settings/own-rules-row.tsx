import { App, Switch } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { ownRuleSentence } from '#domain/quality/own/own-rule-sentence.ts';
import type { OwnRuleView } from '#contract/own-rule.ts';
import { sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { LEVEL_WORDS, LevelSign } from '../../ui/level-sign.tsx';
import { countOf } from '../../ui/numbers.ts';
import { WritableBy } from '../../ui/offered.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
import { yearsWords } from './own-rules-draft.ts';

interface OwnRulesRowProps {
  readonly rule: OwnRuleView;
  readonly year: number;
  readonly onOpen: () => void;
  readonly onTry: () => void;
}

/** What keeps a rule from running, in words. */
const hindrance = ({ faults, testedOn }: OwnRuleView): string | null => {
  if (faults.length > 0) return `不能启用：${faults.join('；')}`;
  return testedOn === null ? '试查后才能启用' : null;
};

/** One rule: what it looks for, whether it was tried, whether it runs. */
export function OwnRulesRow({ rule, year, onOpen, onTry }: OwnRulesRowProps): ReactNode {
  const { id, testedOn, testedHits, faults, enabled } = rule;
  const { message } = App.useApp();
  const enable = useAct('ownRule.enable');
  const why = hindrance(rule);
  const turn = (on: boolean): void => {
    if (on && testedOn === null) onTry();
    else
      enable.mutate({ id, enabled: on }, { onError: (thrown) => void message.error(sentenceOf(thrown), 8) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen();
    const next = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
    const to = event.key in next ? event.currentTarget[next[event.key as keyof typeof next]] : null;
    if (to instanceof HTMLElement) {
      event.preventDefault();
      to.focus();
    }
  };
  return (
    <tr
      className="go"
      tabIndex={0}
      aria-label={`${rule.rule} ${rule.title}`}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <td className="nowrap">{rule.rule}</td>
      <td className="strong">{rule.title}</td>
      <td className="nowrap">
        <LevelSign level={rule.level} /> {LEVEL_WORDS[rule.level]}
      </td>
      <td>
        {ownRuleSentence(rule.when, year)}
        {yearsWords(rule.years) === '' ? null : <span className="faint"> {yearsWords(rule.years)}</span>}
      </td>
      <td className="quiet">{rule.basis}</td>
      <td className="nowrap">
        {testedOn === null ? (
          <span className="faint">没有试查</span>
        ) : (
          `${testedOn} ${countOf(testedHits ?? 0)} 处`
        )}
      </td>
      <td className="own-rule-acts" onClick={(event) => event.stopPropagation()}>
        <span className="line">
          <WritableBy may="set-up">
            <Switch
              size="small"
              aria-label={`启用 ${rule.rule}`}
              checked={enabled}
              disabled={faults.length > 0 && !enabled}
              loading={enable.isPending}
              onChange={turn}
            />
          </WritableBy>
          <Button may="review" size="small" type="link" disabled={faults.length > 0} onClick={onTry}>
            试查
          </Button>
          <RemoveButton rule={rule} />
        </span>
        {why === null ? null : (
          <span className={faults.length > 0 ? 'wrong small' : 'faint small'}>{why}</span>
        )}
      </td>
    </tr>
  );
}

function RemoveButton({ rule: { id, rule, title } }: { rule: OwnRuleView }): ReactNode {
  const { message, modal } = App.useApp();
  const remove = useAct('ownRule.remove');
  const ask = (): void =>
    void modal.confirm({
      title: `删除 ${rule}“${title}”？`,
      content: '以后不再按它核查，编号也不再使用。可以撤销。',
      okText: '删除',
      // What a message gives back is done when it is gone: the dialog does not wait for that.
      onOk: () =>
        remove.mutateAsync({ id }).then(
          ({ change }) =>
            void message.success({
              duration: 8,
              content: <>已删除{change === null ? null : <UndoButton change={change} label="撤销删除" />}</>,
            }),
          (thrown: unknown) => void message.error(sentenceOf(thrown), 8),
        ),
    });
  return (
    <Button may="set-up" size="small" type="link" onClick={ask} aria-label={`删除 ${rule}`}>
      删除
    </Button>
  );
}
