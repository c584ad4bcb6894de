import { archivalSeries, serialDigits, type Retention } from '#domain/records/filing.ts';
import type { FilingSettings, VolumeKind } from './settings.ts';

/** What numbers of one row share; the running number follows. Within a series each is given once. */
interface NumberPlace {
  readonly year: number;
  readonly retention: Retention;
  readonly office: string;
}

type Parts = Pick<FilingSettings, 'fonds' | 'fileClass'>;

/** The series of 件 (DA/T 22-2015): numbered anew in each year, period and office. */
export const itemSeries = ({ fonds, fileClass }: Parts, place: NumberPlace): string =>
  archivalSeries({ fonds, fileClass, ...place });

/** The series of 卷 by the pack's pattern; null where the pack has none for the kind. */
export function volumeSeries(
  { fonds, fileClass, volumes }: FilingSettings,
  kind: VolumeKind,
  { year, retention, office }: NumberPlace,
): string | null {
  const pattern = volumes[kind];
  if (pattern === null) return null;
  const parts: Readonly<Record<string, string>> = {
    ...{ 全宗号: fonds, 门类: fileClass, 年度: String(year), 期限: retention, 机构: office },
  };
  return pattern
    .slice(0, -'-{案卷号}'.length)
    .replaceAll(/\{([^}]+)\}/gu, (_, part: string) => parts[part] ?? '');
}

export const codeIn = (series: string, serial: number): string => `${series}-${serialDigits(serial)}`;
