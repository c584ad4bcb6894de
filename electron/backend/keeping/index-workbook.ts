import type { PackageMetadata } from '#domain/keeping/package-metadata.ts';
import { type SheetColumn, writeWorkbook } from '../sheets/write-workbook.ts';

const text = (header: string, width: number): SheetColumn => ({ header, kind: 'text', width });
const int = (header: string): SheetColumn => ({ header, kind: 'int', width: 8 });

/** index.xlsx: the households, and every 件 by the elements of DA/T 46; all texts, so that none is a formula. */
export function indexWorkbook({ households, papers }: PackageMetadata): Promise<Uint8Array> {
  const numbers = new Map(households.map(({ id, number }) => [id, number]));
  return writeWorkbook(
    {
      name: '件',
      columns: [
        ...[int('序号'), text('户编号', 16), text('档号', 30), text('题名', 46), text('责任者', 22)],
        ...[text('日期', 12), text('密级', 8), text('保管期限', 10), int('页数'), text('格式', 16)],
        ...[int('大小'), text('文书编号', 12), text('摘要值', 66), text('文件', 60)],
      ],
      rows: papers.map((paper, at) => [
        ...[at + 1, paper.household === null ? '' : (numbers.get(paper.household) ?? ''), paper.code],
        ...[paper.title, paper.author, paper.date, paper.secrecy, paper.retention, paper.pages, paper.format],
        ...[paper.bytes, paper.number, paper.digest, paper.files.join('\n')],
      ]),
    },
    {
      name: '户',
      columns: [int('序号'), text('户编号', 18), int('件数'), text('文件夹', 40)],
      rows: households.map(({ id, number, folder }, at) => [
        ...[at + 1, number, papers.filter(({ household }) => household === id).length, folder],
      ]),
    },
  );
}
