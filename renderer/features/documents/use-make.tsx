import { App, Button } from 'antd';
import { useState } from 'react';
import { ContractError, isCancelled, sentenceOf } from '../../client.ts';
import { reportProgress } from '../../jobs.ts';
import { refreshAll } from '../../queries.ts';
import { printPdfs } from '../../ui/print-pages.ts';
import { saveFile } from '../../ui/save-file.ts';
import { makeDocuments } from './make-documents.ts';

type Wanted = Parameters<typeof makeDocuments>[1];

interface Make {
  readonly busy: boolean;
  /** Prints or saves; one file of all papers, or one for each of `each`. */
  readonly make: (
    what: 'print' | 'save',
    title: string,
    wanted: Wanted,
    each?: number | null,
  ) => Promise<void>;
}

/** Prints or saves what is wanted, tells the outcome, and offers a draft where the valid paper is not ready. */
export function useMake(): Make {
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const make: Make['make'] = async (what, title, wanted, each = null) => {
    setBusy(true);
    try {
      const made = await makeDocuments(title, wanted, {
        each,
        use: async (files, job) => {
          if (what === 'save') for (const file of files) saveFile(file.name, file.bytes);
          else
            await printPdfs(
              files.map((file) => file.bytes),
              (done, total) => reportProgress(job, '正在准备打印页', done, total),
            );
        },
      });
      const kind = wanted.draft === true ? '草稿' : '文书';
      message.success(
        what === 'print'
          ? `已送打印 ${made.papers} 份${kind}，已记入打印历史`
          : `已保存 ${made.files.length} 个 PDF（${made.papers} 份${kind}），已记入打印历史`,
      );
      const leftOut = made.missing.filter((sentence) => sentence.startsWith('未打印'));
      if (leftOut.length > 0)
        modal.warning({ title: `${leftOut.length} 份没有打印`, content: leftOut.join('\n'), width: 560 });
    } catch (thrown) {
      if (isCancelled(thrown)) message.info('已取消，没有打印');
      else if (ruleOf(thrown) in ways) {
        const rule = ruleOf(thrown) as keyof typeof ways;
        const way = ways[rule];
        const again = (more: Partial<Wanted>) => void make(what, title, { ...wanted, ...more }, each);
        const isBatch = rule === 'document-needs' && !('householdId' in wanted.target);
        const asked = modal.confirm({
          title: way.title,
          content: sentenceOf(thrown),
          okText: way.ok,
          cancelText: '先不印',
          width: 560,
          onOk: () => again(way.wanted),
          footer: (_, { OkBtn, CancelBtn }) => (
            <>
              <CancelBtn />
              {isBatch ? (
                <Button
                  onClick={() => {
                    asked.destroy();
                    again({ onlyReady: true });
                  }}
                >
                  只印齐的
                </Button>
              ) : null}
              <OkBtn />
            </>
          ),
        });
      } else message.error(sentenceOf(thrown), 8);
    } finally {
      await refreshAll();
      setBusy(false);
    }
  };
  return { busy, make };
}

/** Refusals that leave the clerk a way. */
const ways = {
  'document-needs': { title: '还不能印成正式的', ok: '先印草稿', wanted: { draft: true } },
  'glyph-missing': { title: '有字库里没有的字', ok: '留空一格打印', wanted: { leaveBlank: true } },
} as const;

const ruleOf = (thrown: unknown): string =>
  thrown instanceof ContractError && thrown.error.code === 'rule' ? thrown.error.rule : '';
