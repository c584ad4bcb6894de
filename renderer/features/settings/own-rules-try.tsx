import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { OwnRuleView } from '#contract/own-rule.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { OwnRulesTried } from './own-rules-tried.tsx';

interface OwnRulesTryProps {
  readonly rule: OwnRuleView;
  readonly onClose: () => void;
}

/** Tries a rule that is kept, at once, and offers to switch it on when its hits have been seen. */
export function OwnRulesTry({ rule, onClose }: OwnRulesTryProps): ReactNode {
  const { year } = useArchive();
  const { mutate: tryOut, data, error } = useAct('ownRule.try');
  const enable = useAct('ownRule.enable');
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    tryOut({ year, id: rule.id });
  }, [tryOut, year, rule.id]);
  const start = (): void => enable.mutate({ id: rule.id, enabled: true }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={`试查 ${rule.rule} ${rule.title}`}
      width={640}
      onCancel={onClose}
      footer={
        <div className="line">
          <span className="quiet small">
            {rule.enabled ? '这条规则已启用' : '看看查出来的对不对，对的再启用'}
          </span>
          <span className="spread" />
          <Button onClick={onClose}>关闭</Button>
          {rule.enabled ? null : (
            <GuardedButton
              may="set-up"
              type="primary"
              disabled={data === undefined}
              loading={enable.isPending}
              onClick={start}
            >
              启用
            </GuardedButton>
          )}
        </div>
      }
    >
      {data === undefined ? (
        error === null ? (
          <Busy text="正在试查…" />
        ) : null
      ) : (
        <OwnRulesTried tried={data} year={year} />
      )}
      <ErrorNote error={error ?? enable.error} />
    </Modal>
  );
}
