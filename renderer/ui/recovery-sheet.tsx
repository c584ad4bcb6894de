import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useRef } from 'react';
import { printNode } from './print-node.ts';

interface RecoverySheetProps {
  readonly archive: string;
  readonly operator: string;
  readonly on: string;
  readonly code: string;
  readonly isKept: boolean;
  readonly onKept: (isKept: boolean) => void;
}

/** The recovery code as it is printed, and a tick that it is in the safe. It is shown this once. */
export function RecoverySheet(props: RecoverySheetProps): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  const print = (): void => {
    if (sheet.current !== null) printNode(sheet.current);
  };
  return (
    <>
      <article ref={sheet} className="recovery-sheet" aria-label="恢复码单">
        <h3>户档 恢复码</h3>
        <dl>
          <dt>档案库</dt>
          <dd>{props.archive}</dd>
          <dt>制作</dt>
          <dd>
            {props.on} {props.operator}
          </dd>
        </dl>
        <output aria-label="恢复码">{props.code}</output>
        <p>
          操作员都忘了口令时，在打开档案库的页面点“忘了口令，用恢复码打开”，输入上面的恢复码。拿到它的人能打开全部档案：
          请密封，交单位保密柜保管，不要拍照，不要存在电脑里。重新制作以后，这一张作废。
        </p>
      </article>
      <div className="line">
        <Button icon={<PrinterOutlined aria-hidden />} onClick={print}>
          打印（也可另存为 PDF）
        </Button>
        <Checkbox checked={props.isKept} onChange={({ target }) => props.onKept(target.checked)}>
          已打印并交单位保密柜
        </Checkbox>
      </div>
      <p className="quiet small">恢复码只显示这一次。没有打印机，就用笔抄下来核对两遍。</p>
    </>
  );
}
