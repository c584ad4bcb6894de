import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button as GuardedButton } from '../../ui/button.tsx';

interface SurveyFootProps {
  readonly readOnly: boolean;
  readonly hasNext: boolean;
  readonly busy: boolean;
  readonly onSave: (andOn: boolean) => void;
  readonly onClose: () => void;
}

/** The keys in words; Ctrl+Enter saves from anywhere in the drawer and goes on to the next household. */
export function SurveyFoot({ readOnly, hasNext, busy, onSave, onClose }: SurveyFootProps): ReactNode {
  const newest = useRef(() => undefined as void);
  useEffect(() => {
    newest.current = () => (readOnly ? undefined : onSave(hasNext));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <footer className="line survey-foot">
      <span className="faint small">
        <kbd>↑</kbd> <kbd>↓</kbd> 换行　<kbd>1</kbd> 正常　<kbd>2</kbd> 有问题　<kbd>A</kbd> 其余都正常
      </span>
      <span className="spread" />
      {readOnly ? (
        <Button onClick={onClose}>关闭</Button>
      ) : (
        <>
          <GuardedButton may="write" loading={busy} onClick={() => onSave(false)}>
            保存
          </GuardedButton>
          <GuardedButton
            may="write"
            type="primary"
            disabled={!hasNext}
            loading={busy}
            aria-keyshortcuts="Control+Enter"
            onClick={() => onSave(true)}
          >
            保存，下一户 Ctrl+Enter
          </GuardedButton>
        </>
      )}
    </footer>
  );
}
