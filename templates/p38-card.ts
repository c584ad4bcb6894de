import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { wideFormPage, type Paper } from './layout/page.ts';
import { cardBack } from './p38-back.ts';
import { cardFront, cardMore } from './p38-front.ts';
import { cardNeeds, cardRefusal, type Card } from './p38-model.ts';
import type { WordingSpec } from './wording.ts';

export type Model = Card;

export const title = '户卡';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = cardNeeds;
export const phones = (): OfficePhone[] => [];
export const refusal = cardRefusal;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return formDocument(context, {
    formNumber: 'P38',
    ...{ title, level, page: wideFormPage },
    unit: `${model.place.village}村民委员会`,
    line: formPlace(model),
    content: [
      ...cardFront(model, context, { hasIdNumbers: true }),
      ...cardBack(model, context, title),
      ...cardMore(model, context, { title, hasIdNumbers: true }),
    ],
  });
}
