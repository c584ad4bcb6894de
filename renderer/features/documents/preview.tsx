import { DownloadOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { PdfPages } from '../../ui/pdf-pages.tsx';
import { type CatalogueEntry, type Choice, levelWords, targetOf } from './document-choice.ts';
import { useMake } from './use-make.tsx';
import { usePreview } from './use-preview.ts';

interface PreviewProps {
  readonly entry: CatalogueEntry;
  readonly choice: Choice;
  readonly children: ReactNode;
}

const zooms = [0.5, 0.75, 1, 1.25, 1.5];

/** The pages as they will be printed, what is missing in them, 打印 and 保存 PDF. */
export function Preview({ entry, choice, children }: PreviewProps): ReactNode {
  const { year } = useArchive();
  const target = targetOf(choice);
  const [at, setAt] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [duplex, setDuplex] = useState(false);
  const [copies, setCopies] = useState(1);
  const preview = usePreview({ document: entry.id, target, year, paper: choice.paper, at });
  const { busy, make } = useMake();
  const data = preview.data;
  const papers = data?.papers ?? 0;
  const shown = Math.min(at, Math.max(0, papers - 1));
  const isReady = data?.needs.length === 0;

  const go = (what: 'print' | 'save', options: { draft?: boolean; each?: boolean } = {}): void => {
    if (target === null) return;
    const { draft = false, each = false } = options;
    const wanted = { document: entry.id, target, year, paper: choice.paper, draft, duplex, copies };
    void make(what, entry.title, wanted, each ? papers : null);
  };
  return (
    <section className="middle desk-middle" aria-label="预览">
      <div className="toolbar">
        {children}
        <span className="spread" />
        <GuardedButton
          may="print"
          disabled={data === undefined || busy}
          onClick={() => go('print', { draft: true })}
        >
          印草稿
        </GuardedButton>
        <Dropdown.Button
          disabled={data === undefined || busy}
          icon={<DownloadOutlined aria-hidden />}
          buttonsRender={([left, right]) => [left, papers > 1 ? right : null]}
          menu={{
            items: [{ key: 'each', label: `每份存一个文件（${papers} 个）` }],
            onClick: () => go('save', { each: true, draft: !isReady && papers === 1 }),
          }}
          style={{ width: 'auto' }}
          onClick={() => go('save')}
        >
          保存 PDF
        </Dropdown.Button>
        <GuardedButton
          may="print"
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          disabled={data === undefined}
          loading={busy}
          onClick={() => go('print')}
        >
          {papers > 1 ? `打印 ${papers} 份` : '打印'}
        </GuardedButton>
      </div>
      <div className="toolbar flat under">
        {papers > 1 ? (
          <>
            <Button
              size="small"
              icon={<LeftOutlined aria-hidden />}
              aria-label="上一份"
              disabled={shown === 0}
              onClick={() => setAt(shown - 1)}
            />
            <span>
              第 {shown + 1} 份，共 {papers} 份
            </span>
            <Button
              size="small"
              icon={<RightOutlined aria-hidden />}
              aria-label="下一份"
              disabled={shown >= papers - 1}
              onClick={() => setAt(shown + 1)}
            />
          </>
        ) : null}
        <span className="quiet">
          {data === undefined ? '' : `${choice.paper} 共 ${data.pages} 页 · `}
          {levelWords[entry.level]}
        </span>
        <span className="spread" />
        <Checkbox checked={duplex} onChange={(event) => setDuplex(event.target.checked)}>
          双面
        </Checkbox>
        <InputNumber
          aria-label="份数"
          size="small"
          min={1}
          max={99}
          precision={0}
          style={{ width: 92 }}
          suffix="份"
          value={copies}
          onChange={(next) => setCopies(next ?? 1)}
        />
        <Select
          aria-label="缩放"
          size="small"
          style={{ width: 76 }}
          value={zoom}
          options={zooms.map((value) => ({ value, label: `${value * 100}%` }))}
          onChange={setZoom}
        />
      </div>
      {data !== undefined && data.needs.length > 0 ? (
        <div className="missing">
          <Note tone="bad">
            还不能印成正式的，只能印草稿：{data.needs.map(({ message }) => message).join('；')}
          </Note>
        </div>
      ) : null}
      {data !== undefined && data.missing.length > 0 ? (
        <div className="missing">
          <Note tone="look">
            {data.missing.length} 处留空或要留意：{data.missing.join('；')}
          </Note>
        </div>
      ) : null}
      <div className="desk-pages" aria-busy={preview.isFetching}>
        {target === null ? <Empty title="选一个对象">在上面选给谁打印，这里就出现预览。</Empty> : null}
        {preview.isError ? <ErrorNote error={preview.error} /> : null}
        {target !== null && preview.isPending ? <Busy text="正在生成预览…" /> : null}
        {data === undefined || preview.isError ? null : <PdfPages bytes={data.bytes} zoom={zoom} />}
      </div>
    </section>
  );
}
