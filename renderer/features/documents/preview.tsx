import { DownloadOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { isCancelled, sentenceOf } from '../../client.ts';
import { refreshAll } from '../../queries.ts';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { PdfPages } from '../../ui/pdf-pages.tsx';
import { printPdfs } from '../../ui/print-pages.ts';
import { saveFile } from '../../ui/save-file.ts';
import { type CatalogueEntry, type Choice, levelWords, targetsOf } from './document-choice.ts';
import { makeDocuments } from './make-documents.ts';
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
  const { message } = App.useApp();
  const targets = targetsOf(choice);
  const [at, setAt] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [busy, setBusy] = useState(false);
  const shown = Math.min(at, Math.max(0, targets.length - 1));
  const preview = usePreview({ document: entry.id, target: targets[shown], year, paper: choice.paper });

  const make = async (what: 'print' | 'save'): Promise<void> => {
    setBusy(true);
    try {
      const options = { document: entry.id, title: entry.title, targets, year, paper: choice.paper };
      const count = await makeDocuments(options, async (made, onPage) => {
        if (what === 'save') for (const each of made) saveFile(each.name, each.bytes);
        else
          await printPdfs(
            made.map((each) => each.bytes),
            onPage,
          );
      });
      message.success(
        what === 'print' ? `已送打印 ${count} 份，已记入打印历史` : `已保存 ${count} 份 PDF，已记入打印历史`,
      );
    } catch (thrown) {
      if (isCancelled(thrown)) message.info('已取消，没有打印');
      else message.error(sentenceOf(thrown), 8);
    } finally {
      await refreshAll();
      setBusy(false);
    }
  };
  const data = preview.data;
  return (
    <section className="middle desk-middle" aria-label="预览">
      <div className="toolbar">
        {children}
        <span className="spread" />
        <Select
          aria-label="缩放"
          style={{ width: 84 }}
          value={zoom}
          options={zooms.map((value) => ({ value, label: `${value * 100}%` }))}
          onChange={setZoom}
        />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={data === undefined || busy}
          onClick={() => void make('save')}
        >
          保存 PDF
        </Button>
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          disabled={data === undefined}
          loading={busy}
          onClick={() => void make('print')}
        >
          {targets.length > 1 ? `打印 ${targets.length} 份` : '打印'}
        </Button>
      </div>
      <div className="toolbar flat under">
        {targets.length > 1 ? (
          <>
            <Button
              size="small"
              icon={<LeftOutlined aria-hidden />}
              aria-label="上一户"
              disabled={shown === 0}
              onClick={() => setAt(shown - 1)}
            />
            <span>
              第 {shown + 1} 户，共 {targets.length} 户
            </span>
            <Button
              size="small"
              icon={<RightOutlined aria-hidden />}
              aria-label="下一户"
              disabled={shown >= targets.length - 1}
              onClick={() => setAt(shown + 1)}
            />
          </>
        ) : null}
        <span className="quiet">
          {data === undefined ? '' : `${choice.paper} 共 ${data.pages} 页 · `}
          {levelWords[entry.level]}
        </span>
      </div>
      {data !== undefined && data.missing.length > 0 ? (
        <div className="missing">
          <Note tone="look">
            还缺 {data.missing.length} 项，打印出来是空的，可先补上再打印：{data.missing.join('；')}
          </Note>
        </div>
      ) : null}
      <div className="desk-pages" aria-busy={preview.isFetching}>
        {targets.length === 0 ? <Empty title="选一个对象">在上面选给谁打印，这里就出现预览。</Empty> : null}
        {preview.isError ? <ErrorNote error={preview.error} /> : null}
        {targets.length > 0 && preview.isPending ? <Busy text="正在生成预览…" /> : null}
        {data === undefined ? null : <PdfPages bytes={data.bytes} zoom={zoom} />}
      </div>
    </section>
  );
}
