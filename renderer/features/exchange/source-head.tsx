import { Button, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Request } from '#contract/channels.ts';
import type { ImportSource } from '#contract/import.ts';
import { useArchive } from '../../archive-context.ts';

interface SourceHeadProps {
  readonly source: ImportSource;
  readonly kinds: readonly { readonly kind: string; readonly title: string }[];
  readonly pointing: boolean;
  readonly onPointing: (pointing: boolean) => void;
  readonly onWish: (wish: Pick<Request<'import.adjust'>, 'kind' | 'year' | 'headerRows'>) => void;
}

const YEAR_FROM = {
  column: '按表里的年度列',
  banner: '从表头上方认出',
  'file-name': '从文件名认出',
  clerk: '手工选的',
  today: '表里没有写年度，先按今年',
  none: '这种表不分年度',
} satisfies Record<ImportSource['yearFrom'], string>;

/** What the sheet is, of which year, and where its headers are. */
export function SourceHead({ source, kinds, pointing, onPointing, onWish }: SourceHeadProps): ReactNode {
  const { archive } = useArchive();
  const thisYear = Number(archive.today.slice(0, 4));
  return (
    <div className="line wrap">
      <label className="line tight">
        <span className="quiet">认作</span>
        <Select
          aria-label="认作"
          style={{ width: 190 }}
          placeholder="请选择"
          value={source.kind}
          onChange={(kind: string) => onWish({ kind })}
          options={kinds.map(({ kind, title }) => ({ value: kind, label: title }))}
        />
      </label>
      <label className="line tight">
        <span className="quiet">年度</span>
        <Select
          aria-label="年度"
          style={{ width: 96 }}
          value={source.year}
          placeholder="不分"
          disabled={source.yearFrom === 'none'}
          onChange={(year: number) => onWish({ year })}
          options={Array.from({ length: thisYear - 2012 }, (_, back) => ({
            value: thisYear + 1 - back,
            label: `${thisYear + 1 - back}`,
          }))}
        />
        <span className={source.yearFrom === 'today' ? 'warn' : 'faint'}>{YEAR_FROM[source.yearFrom]}</span>
      </label>
      {source.header === null ? (
        <span className="wrong">没有找到表头，请在下面点表头所在的行</span>
      ) : (
        <>
          <span className="quiet">表头在第 {source.header.row} 行，共</span>
          <InputNumber
            aria-label="表头行数"
            size="small"
            min={1}
            max={3}
            style={{ width: 52 }}
            value={source.header.rows}
            onChange={(rows) => (rows === null ? undefined : onWish({ headerRows: rows }))}
          />
          <span className="quiet">行</span>
          <Button size="small" onClick={() => onPointing(!pointing)}>
            {pointing ? '看各列' : '换表头行'}
          </Button>
        </>
      )}
    </div>
  );
}
