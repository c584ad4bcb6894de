import { App, Input, type InputRef } from 'antd';
import { diffChars } from 'diff';
import { type ReactNode, useRef, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';

type Part = Output<'document.wording'>['parts'][number];

interface WordingPartProps {
  readonly document: string;
  readonly year: number;
  readonly part: Part;
}

/** What was taken out struck through, what was put in underlined; no colour alone tells it. */
function Difference({ from, to }: { from: string; to: string }): ReactNode {
  return (
    <p className="wording-difference" aria-label="与原文的不同">
      {diffChars(from, to).map(({ value, added, removed }, at) => {
        if (added) return <ins key={at}>{value}</ins>;
        if (removed) return <del key={at}>{value}</del>;
        return <span key={at}>{value}</span>;
      })}
    </p>
  );
}

/** One text: edited as text, its placeholders kept, compared with the shipped one and returned to it. */
export function WordingPart({ document, year, part }: WordingPartProps): ReactNode {
  const { message } = App.useApp();
  const save = useAct('document.saveWording');
  const field = useRef<InputRef>(null);
  const [text, setText] = useState(part.own ?? part.shipped);
  const keep = async (next: string | null): Promise<void> => {
    try {
      await save.mutateAsync({ document, part: part.part, text: next, year });
      message.success(next === null ? `已恢复“${part.label}”的原文` : `已保存“${part.label}”`);
    } catch (thrown) {
      message.error(sentenceOf(thrown), 8);
    }
  };
  const insert = (placeholder: string): void => {
    setText((before) => `${before}{${placeholder}}`);
    field.current?.focus();
  };
  const isChanged = text !== (part.own ?? part.shipped);
  const lost = part.placeholders.filter((name) => !text.includes(`{${name}}`));
  return (
    <section className="wording-part" aria-label={part.label}>
      <div className="toolbar flat">
        <h3>{part.label}</h3>
        <span className="faint small">
          {part.own === null ? (part.source === 'pack' ? '政策包的文字' : '原文') : '本乡镇的文字'}
        </span>
        <span className="spread" />
        {part.own === null ? null : (
          <Button may="set-up" size="small" onClick={() => void keep(null)}>
            恢复原文
          </Button>
        )}
        <Button
          may="set-up"
          size="small"
          type="primary"
          disabled={!isChanged}
          loading={save.isPending}
          onClick={() => void keep(text === part.shipped ? null : text)}
        >
          保存
        </Button>
      </div>
      <Input.TextArea
        ref={field}
        aria-label={`${part.label}的文字`}
        autoSize={{ minRows: 1, maxRows: 16 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="wording-holes" hidden={part.placeholders.length + part.more.length === 0}>
        <span className="faint small">填空：</span>
        {[...part.placeholders, ...part.more].map((name) => (
          <button
            key={name}
            type="button"
            className={`hole${lost.includes(name) ? ' lost' : ''}`}
            title={lost.includes(name) ? '必须留在文字里，点一下补在末尾' : '点一下加在末尾'}
            onClick={() => insert(name)}
          >{`{${name}}`}</button>
        ))}
        {lost.length > 0 ? <span className="bad small">少了 {lost.length} 处填空</span> : null}
      </div>
      {text === part.shipped ? null : <Difference from={part.shipped} to={text} />}
    </section>
  );
}
