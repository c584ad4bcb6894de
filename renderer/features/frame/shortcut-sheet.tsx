import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { places } from './rail.tsx';

type Shortcut = readonly [keys: string, what: string];

const groups: readonly { title: string; keys: readonly Shortcut[] }[] = [
  {
    title: '到处可用',
    keys: [
      ['Ctrl K', '查找人、户、村，或要做的事'],
      ['Alt N', '录入一户'],
      ...places.map(({ word }, index): Shortcut => [`Alt ${index + 1}`, word]),
      ['Ctrl Z', '撤销上一步'],
      ['Ctrl Y', '重做'],
      ['Ctrl L', '锁定'],
      ['F1 或 ?', '这张表'],
    ],
  },
  {
    title: '表格录入：移动',
    keys: [
      ['方向键', '上下左右一格；按住 Ctrl 到边'],
      ['Tab', '右边要填的一格；Shift Tab 往回'],
      ['Enter', '下一行，回到开始的那一列；Shift Enter 上一行'],
      ['Home / End', '行首、行尾；按住 Ctrl 到表头、表尾'],
      ['F8', '下一处有误或可疑的格'],
      ['Ctrl Enter', '保存；在户页打开这个人的全部项目'],
    ],
  },
  {
    title: '表格录入：填写',
    keys: [
      ['直接打字', '换成新的内容'],
      ['F2', '改原来的内容'],
      ['Esc', '放弃正在打的字'],
      ['Alt ↓ 或空格', '列出全部选项'],
      ['Enter', '空格里的灰字：采用'],
      ['Alt Enter', '采用下面一行的建议'],
      ['Ctrl D', '重复上一行'],
      ['Delete', '清空；Ctrl Delete 删掉这一行'],
      ['Shift 方向键', '选几格；Ctrl A 全选'],
      ['Ctrl C / Ctrl V', '复制、粘贴，可与 Excel、WPS 互通'],
    ],
  },
  {
    title: '户列表',
    keys: [
      ['↑ ↓', '换一户，右边跟着显示'],
      ['Enter', '打开这一户；Esc 回到列表'],
      ['空格', '勾选；按住 Shift 连选'],
      ['PgUp / PgDn', '翻页'],
      ['Ctrl A', '选中全部'],
    ],
  },
  {
    title: '数据核查',
    keys: [
      ['Enter', '打开疑点要改的那一项；在村、户的标题上是展开或收起'],
      ['S', '情况属实：写明理由'],
      ['空格', '勾选；按住 Shift 连选，Ctrl A 全选'],
    ],
  },
  {
    title: '纸质档案：齐全情况',
    keys: [
      ['方向键', '换一户、换一种材料；Home、End 到行首、行尾，按住 Ctrl 到头、到尾'],
      ['Enter', '看这份材料：有什么、缺什么、怎么办'],
    ],
  },
  {
    title: '一户的档案',
    keys: [
      ['Alt ↑ / Alt ↓', '按列表的顺序看上一户、下一户'],
      ['Enter / Esc / Tab', '保存、不改、保存并到下一格'],
      ['Alt H', '光标所在一项的历史'],
      ['Esc', '回到列表'],
    ],
  },
];

/** Every key of the window on one sheet. */
export function ShortcutSheet({ onClose }: { onClose: () => void }): ReactNode {
  return (
    <Modal open title="快捷键" width={900} footer={null} onCancel={onClose}>
      <div className="shortcuts">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
