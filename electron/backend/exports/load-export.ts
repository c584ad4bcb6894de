import type { ReadHandle } from '#db/handle.ts';
import { findVillage } from '#db/places.ts';
import { reader } from '#db/write.ts';
import type { ExportDefinition } from '#domain/exports/export-definition.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { involve } from '../access/involve.ts';
import { townshipOf } from '../documents/target.ts';
import { packOfYear } from '../packs/library.ts';
import { openArchiveOf, Refusal, type Session, today } from '../session.ts';
import type { ExportSetting } from './cell-value.ts';
import type { ExportScope } from './export-content.ts';
import type { ExportRow } from './export-row.ts';
import { type ExportKind, isExportKind, rowsOf, type Span } from './export-rows.ts';

/** A span as it comes from outside. */
export interface SpanAsked {
  readonly year?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly villageId?: number | undefined;
}

/** Of a date range, words and values are those of the year in which it ends. */
export function scopeOf({ year, from, to, villageId }: SpanAsked): Omit<ExportScope, 'kind'> {
  const range = { from: from ?? null, to: to ?? null };
  return { year: year ?? Number(to?.slice(0, 4)), ...range, villageId: villageId ?? null };
}

/** As the queries of the rows want it: a span that still runs ends today. */
export function spanOf({ year, from, to }: Omit<ExportScope, 'kind'>, today: string): Span {
  const last = to ?? `${year}-12-31`;
  return { year, from: from ?? `${year}-01-01`, to: last < today ? last : today };
}

/** How a span stands in a sentence. */
export const spanWords = ({ year, from, to }: Omit<ExportScope, 'kind'>): string =>
  from === null ? `${year} 年` : `${from} 至 ${to}`;

export interface LoadedExport {
  readonly scope: ExportScope & { readonly kind: ExportKind };
  readonly definition: ExportDefinition;
  readonly rows: readonly ExportRow[];
  readonly setting: ExportSetting;
  /** 全镇, or the village that was asked for. */
  readonly area: string;
}

/** The rows of a table as they are now. Throws a Refusal where the year has no such table or there is no such village. */
export async function loadExport(session: Session, scope: ExportScope): Promise<LoadedExport> {
  const db = reader(openArchiveOf(session));
  const { kind, year, villageId } = scope;
  const pack = await packOfYear(db, year);
  const definition = pack?.exports[kind];
  if (definition === undefined || !isExportKind(kind))
    throw new Refusal({ code: 'rule', rule: 'no-export', message: noSheet(year, kind, pack) });
  const area = await areaOf(db, villageId);
  const setting = { township: await townshipOf(db), year };
  const all = await rowsOf(db, kind, spanOf(scope, today(session)));
  const rows = villageId === null ? all : all.filter(({ household }) => household.village_id === villageId);
  involve(rows.map(({ household }) => household.id));
  return { scope: { ...scope, kind }, definition, rows, setting, area };
}

export async function areaOf(db: ReadHandle, villageId: number | null): Promise<string> {
  if (villageId === null) return '全镇';
  const village = await findVillage(db, villageId);
  if (village === undefined) throw new Refusal({ code: 'not-found', what: '这个村' });
  return village.name;
}

const noSheet = (year: number, kind: string, pack: PolicyPack | undefined): string =>
  noSheets(year, pack) ?? `${year} 年没有编号 ${kind} 的表，请核对。`;

/** Why nothing can be exported of a year; null when something can. */
export function noSheets(year: number, pack: PolicyPack | undefined): string | null {
  if (pack === undefined) return `${year} 年没有政策包，不能导出，请核对年度。`;
  if (Object.keys(pack.exports).length > 0) return null;
  return `${year} 年用“${pack.title}”政策包，其中没有带上报表样，不能导出。请换一个年度，或载入带表样的政策包。`;
}
