import type { CandidateRow } from '#db/procedures.ts';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { splitCodes } from '#domain/codes/code-value.ts';
import { Refusal } from '../session.ts';
import { asksOf } from './asks.ts';
import type { Running } from './running.ts';

interface Entry {
  readonly mark?: string | null | undefined;
  readonly causes?: string | null | undefined;
  readonly mode?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

interface Issue {
  readonly path: string;
  readonly message: string;
}

const LABELS = { mark: '标注类型', causes: '原因', mode: '风险消除方式', reason: '清退原因' } as const;

/** 已脱贫(享受政策), 已脱贫(不再享受政策): what an exit may mark a household with. */
const EXITED = new Set(['1', '4']);

/** What the end of the procedure writes, checked against the lists. Throws a Refusal that names what is wrong. */
export function decisionCells({ definition }: Running, entry: Entry): Partial<CandidateRow> {
  const asks = asksOf(definition);
  const list = definition.effect === 'return' ? 'return_poverty_cause' : 'poverty_cause';
  const issues = (['mark', 'causes', 'mode', 'reason'] as const).flatMap((name): Issue[] => {
    const value = entry[name];
    if (value === undefined || value === null || value === '') return [];
    if (!asks[name]) return [{ path: LABELS[name], message: '这个程序不用填写' }];
    return isKnown(name, value, list) ? [] : [{ path: LABELS[name], message: '请从列表选择' }];
  });
  if (issues.length > 0) throw new Refusal({ code: 'invalid-input', issues });
  return {
    ...(entry.mark !== undefined && { mark: blankToNull(entry.mark) }),
    ...(entry.causes !== undefined && { causes: blankToNull(entry.causes) }),
    ...(entry.mode !== undefined && { mode: blankToNull(entry.mode) }),
    ...(entry.reason !== undefined && { reason: blankToNull(entry.reason) }),
  };
}

function isKnown(name: keyof typeof LABELS, value: string, causes: CodeListName): boolean {
  if (name === 'reason') return true;
  if (name === 'mark') return EXITED.has(value);
  if (name === 'mode') return hasCode('risk_elimination_mode', value);
  return splitCodes(value).every((code) => hasCode(causes, code));
}

const blankToNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null);
