import { openWorkbook } from '#backend/sheets/read-table.ts';

/** The cells of a workbook as they read, by sheet; empty ones at the end of a row are left out. */
export async function rowsOfWorkbook(bytes: Uint8Array): Promise<Record<string, string[][]>> {
  const workbook = await openWorkbook({ name: '表.xlsx', bytes });
  const sheets: Record<string, string[][]> = {};
  for (const [at, { name }] of workbook.sheets.entries()) {
    const rows = await Array.fromAsync(workbook.rows(at));
    sheets[name] = rows.map(({ cells }) => cells.map((cell) => (cell === '' ? '' : cell.text)));
  }
  workbook.close();
  return sheets;
}
