import { Checkbox, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { Finding } from '#contract/common.ts';
import { countOf } from '../../ui/numbers.ts';

type Rule = Output<'check.rules'>['rules'][number];

interface RuleListProps {
  readonly rules: readonly Rule[];
  readonly hits: readonly Finding[];
  /** Empty: all. */
  readonly chosen: string;
  readonly onChoose: (rule: string) => void;
}

/** The rules with the number of hits, the most first; those without only on demand. */
export function RuleList({ rules, hits, chosen, onChoose }: RuleListProps): ReactNode {
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const counts = useMemo(() => {
    const map = new Map<string, number>();
    for (const hit of hits) map.set(hit.rule, (map.get(hit.rule) ?? 0) + 1);
    return map;
  }, [hits]);
  const count = (rule: Rule): number => counts.get(rule.id) ?? 0;
  const shown = rules
    .filter((rule) => `${rule.id}${rule.title}`.toLowerCase().includes(text.trim().toLowerCase()))
    .filter((rule) => all || hits.length === 0 || count(rule) > 0)
    .toSorted((a, b) => (a.level === b.level ? count(b) - count(a) : a.level === 'error' ? -1 : 1));
  return (
    <div className="catalogue">
      <Input
        aria-label="查找规则"
        placeholder="查找规则"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        也列出没有疑点的规则
      </Checkbox>
      <ul aria-label="规则">
        <li>
          <button
            type="button"
            className={`plain${chosen === '' ? ' here' : ''}`}
            aria-pressed={chosen === ''}
            onClick={() => onChoose('')}
          >
            <span>全部规则</span>
            <span>{countOf(hits.length)}</span>
          </button>
        </li>
        {shown.map((rule) => (
          <li key={rule.id}>
            <button
              type="button"
              className={`plain${chosen === rule.id ? ' here' : ''}`}
              aria-pressed={chosen === rule.id}
              title={`${rule.title}（${rule.source}）`}
              onClick={() => onChoose(rule.id)}
            >
              <span className="cut">
                <span className={rule.level === 'error' ? 'wrong' : 'warn'}>
                  {rule.level === 'error' ? '错误' : '提醒'}
                </span>{' '}
                <span className="faint">{rule.id}</span> {rule.title}
              </span>
              <span className={count(rule) === 0 ? 'faint' : 'strong'}>{countOf(count(rule))}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
