import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { countOf } from '../../ui/numbers.ts';

export function About(): ReactNode {
  const { archive } = useArchive();
  return (
    <div className="settings-form">
      <h2>户档</h2>
      <p>乡镇户档案：一台电脑，不联网，数据加密存放。</p>
      <dl className="pairs">
        <div>
          <dt>档案库</dt>
          <dd>{archive.name}</dd>
        </div>
        <div>
          <dt>档案库编号</dt>
          <dd>{archive.archiveId}</dd>
        </div>
        <div>
          <dt>户和人</dt>
          <dd>
            {countOf(archive.households)} 户 {countOf(archive.members)} 人
          </dd>
        </div>
        <div>
          <dt>有数据的年度</dt>
          <dd>{archive.years.join('、') || '还没有'}</dd>
        </div>
        <div>
          <dt>键盘</dt>
          <dd>
            按 <kbd>F1</kbd> 看全部快捷键
          </dd>
        </div>
      </dl>
    </div>
  );
}
