import { Input, Segmented } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import type { RuleView } from '#contract/check-rules.ts';
import { useRemembered } from '../../memory.ts';
import { LevelSign } from '../../ui/level-sign.tsx';
import {
  figureOf,
  isAllAnswered,
  type RuleCount,
  type RuleShow,
  rulesByChapter,
  sumOf,
} from './rule-choice.ts';

interface RuleListProps {
  readonly rules: readonly RuleView[];
  readonly countOf: (rule: string) => RuleCount;
  /** Whether anything was checked yet: before that every rule is listed. */
  readonly isChecked: boolean;
  /** Empty: all. */
  readonly chosen: string;
  readonly onChoose: (rule: string) => void;
}

/** The rules by chapter with what each found; found by number, word or pinyin. */
export function RuleList(props: RuleListProps): ReactNode {
  const { rules, countOf, isChecked, chosen, onChoose } = props;
  const [text, setText] = useState('');
  const [show, setShow] = useRemembered<RuleShow>('check.rules.show', 'found');
  const chapters = rulesByChapter(rules, { text, show: isChecked ? show : 'all', found: countOf });
  const first = chapters[0]?.[1][0];
  return (
    <div className="catalogue rules">
      <Input
        aria-label="查找规则"
        placeholder="编号、词语或拼音"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => first !== undefined && onChoose(first.id)}
      />
      <Segmented<RuleShow>
        block
        size="small"
        aria-label="列出哪些规则"
        disabled={!isChecked}
        value={isChecked ? show : 'all'}
        options={[
          { value: 'found', label: '有疑点' },
          { value: 'error', label: '错误' },
          { value: 'warning', label: '提醒' },
          { value: 'all', label: `全部 ${rules.length}` },
        ]}
        onChange={setShow}
      />
      <ul aria-label="规则" className="catalogue-list">
        <li>
          <button
            type="button"
            className={`plain${chosen === '' ? ' here' : ''}`}
            aria-pressed={chosen === ''}
            onClick={() => onChoose('')}
          >
            <span className="catalogue-title">全部规则</span>
            <Figure count={sumOf(rules, countOf)} />
          </button>
        </li>
        {chapters.map(([chapter, of]) => (
          <Fragment key={chapter}>
            <li className="catalogue-chapter">{chapter}</li>
            {of.map((rule) => (
              <RuleLine
                key={rule.id}
                rule={rule}
                count={countOf(rule.id)}
                isHere={rule.id === chosen}
                onChoose={() => onChoose(rule.id)}
              />
            ))}
          </Fragment>
        ))}
        {chapters.length > 0 ? null : (
          <li className="faint rules-none">
            {text.trim() === '' ? '这一类没有疑点' : '没有这样的规则，换个词试试'}
          </li>
        )}
      </ul>
    </div>
  );
}

const Figure = ({ count }: { count: RuleCount }): ReactNode => {
  const { text, tone } = figureOf(count);
  return <span className={`nowrap ${tone}`}>{text}</span>;
};

interface RuleLineProps {
  readonly rule: RuleView;
  readonly count: RuleCount;
  readonly isHere: boolean;
  readonly onChoose: () => void;
}

function RuleLine({ rule, count, isHere, onChoose }: RuleLineProps): ReactNode {
  const rests = !rule.holds ? '本年度不用' : rule.off === null ? null : '政策包停用';
  const level = count.errors > 0 ? 'error' : rule.level;
  return (
    <li>
      <button
        type="button"
        className={`plain${isHere ? ' here' : ''}`}
        aria-pressed={isHere}
        title={rule.title}
        onClick={onChoose}
      >
        <LevelSign level={level} isAnswered={rests !== null || isAllAnswered(count)} />
        <span className="faint small catalogue-number">{rule.id}</span>
        <span className={`catalogue-title cut${rests === null ? '' : ' faint'}`}>{rule.title}</span>
        {rests === null ? <Figure count={count} /> : <span className="faint small nowrap">{rests}</span>}
      </button>
    </li>
  );
}
