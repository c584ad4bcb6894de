import { CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Finding } from '#contract/common.ts';
import { go } from '../route.ts';
import { placeOfFinding } from './finding-place.ts';

/** Findings with a sign and a word for their weight; a click leads to the field. */
export function FindingList({ findings }: { findings: readonly Finding[] }): ReactNode {
  if (findings.length === 0) return <p className="done small">核查没有发现疑点</p>;
  return (
    <ul className="findings" aria-label="疑点">
      {findings.map((finding) => (
        <li key={`${finding.rule}-${finding.memberId}-${finding.field}`}>
          <button type="button" className="plain" onClick={() => go(placeOfFinding(finding))}>
            {finding.level === 'error' ? (
              <CloseCircleOutlined className="wrong" aria-label="错误" />
            ) : (
              <ExclamationCircleOutlined className="warn" aria-label="提醒" />
            )}
            <span>
              {finding.message} <span className="faint nowrap">{finding.rule}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
