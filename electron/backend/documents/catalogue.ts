import { documents, isDocumentId, type DocumentId, type ModelOf } from '#templates/catalogue.ts';
import type { DocumentTarget } from '#contract/document.ts';
import { Refusal } from '../session.ts';
import { assistance } from './chapters/assistance.ts';
import { decisions } from './chapters/decisions.ts';
import { filing } from './chapters/filing.ts';
import { followUp } from './chapters/follow-up.ts';
import { keeping } from './chapters/keeping.ts';
import { meetings } from './chapters/meetings.ts';
import { notices } from './chapters/notices.ts';
import { registers } from './chapters/registers.ts';
import { surveys } from './chapters/surveys.ts';
import type { Maker } from './sheet.ts';

/** How the models of each document are made. */
const makers: { readonly [Id in DocumentId]: Maker<ModelOf<Id>> } = {
  ...surveys,
  ...meetings,
  ...notices,
  ...decisions,
  ...followUp,
  ...assistance,
  ...registers,
  ...filing,
  ...keeping,
};

export type TargetKind = 'household' | 'procedure' | 'village' | 'township';

/** For what each kind of paper can be asked, the most usual first. */
const KINDS = {
  household: ['household', 'procedure', 'village', 'township'],
  procedure: ['procedure', 'village'],
  village: ['procedure', 'village', 'township'],
  township: ['township'],
} as const satisfies Readonly<Record<Maker<unknown>['of'], readonly TargetKind[]>>;

const WORDS = { household: '户', procedure: '程序', village: '村', township: '全乡镇' } as const;

export const makerOf = (id: DocumentId): Maker<unknown> => makers[id];

export function targetsOf(id: DocumentId): readonly TargetKind[] {
  const maker: Maker<unknown> = makers[id];
  const kinds = KINDS[maker.of];
  return maker.of === 'procedure' && maker.ofTownship !== undefined ? [...kinds, 'township'] : kinds;
}

const kindOf = (target: DocumentTarget): TargetKind => {
  if ('householdId' in target || 'householdIds' in target) return 'household';
  if ('procedureId' in target) return 'procedure';
  return 'villageId' in target ? 'village' : 'township';
};

/** Throws a Refusal when there is no such document, or it is not printed for this kind of thing. */
export function documentFor(id: string, target: DocumentTarget): DocumentId {
  if (!isDocumentId(id)) throw new Refusal({ code: 'not-found', what: `文书 ${id.slice(0, 10)}` });
  const kinds = targetsOf(id);
  if (kinds.includes(kindOf(target))) return id;
  const may = kinds.map((kind) => WORDS[kind]).join('或');
  const message = `《${documents[id].title}》要按${may}打印，请从${may}的页面打印。`;
  throw new Refusal({ code: 'rule', rule: 'document-target', message });
}
