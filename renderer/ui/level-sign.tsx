import { CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Finding } from '#contract/common.ts';

interface LevelSignProps {
  readonly level: Finding['level'];
  /** Somebody said that it is so: nothing is left to do. */
  readonly isAnswered?: boolean;
}

/** The weight of a finding as a sign; the word is for who does not see it. */
export function LevelSign({ level, isAnswered = false }: LevelSignProps): ReactNode {
  return level === 'error' ? (
    <CloseCircleOutlined className="wrong" aria-label="错误" />
  ) : (
    <ExclamationCircleOutlined
      className={isAnswered ? 'faint' : 'warn'}
      aria-label={isAnswered ? '已说明的提醒' : '提醒'}
    />
  );
}

export const LEVEL_WORDS = { error: '错误', warning: '提醒' } as const satisfies Record<
  Finding['level'],
  string
>;
