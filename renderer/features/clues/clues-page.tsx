import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { replace, useRoute } from '../../route.ts';
import { AdjustmentTabs } from '../../ui/adjustment-tabs.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { useKey } from '../../ui/use-key.ts';
import { AddClue } from './add-clue.tsx';
import { ClueList } from './clue-list.tsx';
import { Warnings } from './warnings.tsx';

/** Clues of the year, and what departments reported that is none yet. */
export function CluesPage(): ReactNode {
  const { year } = useArchive();
  const tab = useRoute().tab === 'warnings' ? 'warnings' : 'list';
  const [adding, setAdding] = useState(false);
  const warnings = useAnswer('clue.warnings', { year, limit: 1 });
  useKey('n', 'write', () => setAdding(true));
  return (
    <section className="page paper clues" aria-label="线索">
      <AdjustmentTabs page="clues" />
      <div className="toolbar">
        <h2 className="nowrap">{year} 年线索</h2>
        <Segmented
          aria-label="台账或预警"
          value={tab}
          options={[
            { value: 'list', label: '线索台账' },
            { value: 'warnings', label: `预警 ${countOf(warnings.data?.total ?? 0)}` },
          ]}
          onChange={(value) => replace({ page: 'clues', ...(value === 'warnings' ? { tab: value } : {}) })}
        />
        <span className="spread" />
        <Button
          may="write"
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          aria-keyshortcuts="N"
          onClick={() => setAdding(true)}
        >
          登记线索 <kbd>N</kbd>
        </Button>
      </div>
      {tab === 'warnings' ? <Warnings /> : <ClueList />}
      {adding ? <AddClue onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
