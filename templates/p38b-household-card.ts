import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { internalText } from './layout/internal-text.ts';
import { wideFormPage, type Paper } from './layout/page.ts';
import { cardBack } from './p38-back.ts';
import { cardFront, cardMore } from './p38-front.ts';
import { cardNeeds, cardRefusal, type Card } from './p38-model.ts';
import type { WordingSpec } from './wording.ts';

/** The card that stays with the household: that of the file without the numbers of its people. */
export type Model = Card;

export const title = '户卡（农户留存）';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = cardNeeds;
export const phones = (): OfficePhone[] => [];

export function refusal(model: Model): Refusal | null {
  if (model.members.every(({ idNumber }) => idNumber === null)) return cardRefusal(model);
  return { rule: 'card-id-number', message: '留在农户家里的户卡不能有证件号码，请改印存档的户卡。' };
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const householdNo = model.householdNo === null ? null : internalText(model.householdNo, 6);
  return formDocument(context, {
    formNumber: 'P38B',
    ...{ title, level, page: wideFormPage },
    unit: `${model.place.village}村民委员会`,
    line: formPlace({ ...model, householdNo }),
    content: [
      ...cardFront(model, context, { hasIdNumbers: false }),
      ...cardBack(model, context, title),
      ...cardMore(model, context, { title, hasIdNumbers: false }),
    ],
  });
}
