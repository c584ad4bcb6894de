import { createRequire } from 'node:module';
import { join } from 'node:path';
import { officePhone, publicText, type PublicText } from '#domain/identity/privacy.ts';
import type { ModelOf } from '#templates/catalogue.ts';

function posted(text: string): PublicText {
  const made = publicText(text);
  if (!made.ok) throw new Error(made.reason);
  return made.text;
}

/** A village notice with invented heads. */
export function noticeModel(rows: number): ModelOf<'P12'> {
  const phone = officePhone('12317');
  return {
    village: posted('云溪村'),
    object: posted('监测对象'),
    basis: posted('有关政策'),
    department: null,
    address: posted('云溪村村民委员会'),
    compared: false,
    reviewedOn: '2026-11-07',
    issuedOn: '2026-11-08',
    replyWorkingDays: 5,
    period: { days: 5, from: '2026-11-08', to: '2026-11-12' },
    phones: { village: phone.ok ? phone.phone : null, township: null, county: null },
    counts: { households: rows, people: rows * 3 },
    rows: Array.from({ length: rows }, (_, i) => ({
      group: posted(`${(i % 9) + 1}组`),
      head: posted(headName(i)),
      people: 3,
      category: posted('突发严重困难户'),
    })),
  };
}

const HAN = [...'王李张刘陈杨黄赵吴周国明华建军志强平伟文'];
const headName = (i: number) =>
  `${HAN[i % 10]}${HAN[10 + (Math.floor(i / 10) % 10)]}${HAN[10 + (Math.floor(i / 100) % 10)]}`;

/** The same rows through pdfmake alone: one table, one font. */
export async function barePdf(fontFolder: string, rows: number): Promise<void> {
  const pdfmake = createRequire(import.meta.url)('pdfmake') as {
    setFonts(fonts: unknown): void;
    setUrlAccessPolicy(policy: () => boolean): void;
    setLocalAccessPolicy(policy: (path: string) => boolean): void;
    createPdf(definition: unknown): { getBuffer(): Promise<Uint8Array> };
  };
  const song = join(fontFolder, 'song.ttf');
  pdfmake.setFonts({ song: { normal: song, bold: song, italics: song, bolditalics: song } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === song);
  const body = Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    `${(i % 9) + 1}组`,
    headName(i),
    '3',
    '突发严重困难户',
  ]);
  await pdfmake
    .createPdf({
      content: [
        {
          table: {
            headerRows: 1,
            body: [['序号', '村民小组', '户主姓名', '家庭人口数', '监测对象类别'], ...body],
          },
        },
      ],
      defaultStyle: { font: 'song', fontSize: 12 },
    })
    .getBuffer();
}
