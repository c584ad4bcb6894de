import type { ReadAttachment } from '#db/attachment-files.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { Archive } from '#db/open-archive.ts';
import type { CandidateRow } from '#db/procedures.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Refusal as Need } from '#templates/document.ts';
import type { Running } from '../procedure/running.ts';
import type { HouseholdOf, Township, Village } from './target.ts';

/** What every model is made from. Sentences name a household by its number, never by a name. */
export interface Ask {
  readonly db: ReadHandle;
  readonly raw: Archive['rawReading'];
  /** The content of a kept file by its hash; for a paper that tells whether files are sound. */
  readonly readFile: (sha256: string) => ReadAttachment;
  readonly year: number;
  /** yyyy-mm-dd */
  readonly today: string;
  /** The policy pack of the year; for a paper of a procedure the one that it began with. */
  readonly pack: PolicyPack;
  readonly township: Township;
  /** Notes what is left for the pen or printed differently than wanted: a sentence for the clerk. */
  readonly lacks: (sentence: string) => void;
  /** Notes what the valid paper lacks; until then it is printed only as a draft. */
  readonly needs: (rule: string, sentence: string) => void;
  /** Last day of the period that the paper opens, for the reminder in the list of prints. */
  readonly noticeTo: (day: string) => void;
}

export interface HouseholdAsk extends Ask {
  readonly household: HouseholdOf;
  readonly village: Village;
  /** The procedure that it is printed for, else the newest of the year that the household is in; null without one. */
  readonly running: Running | null;
  /** The household's row in it. */
  readonly candidate: CandidateRow | null;
}

export interface VillageAsk extends Ask {
  readonly village: Village;
  /** The procedure that it is printed for, else the village's newest; null without one. */
  readonly running: Running | null;
}

export interface ProcedureAsk extends Ask {
  readonly village: Village;
  readonly running: Running;
}

/** What the township's one sheet of several villages is made from. */
export interface TogetherAsk<Each> extends Ask {
  /** By village; whoever is not that far is left out by the maker. */
  readonly each: readonly Each[];
  /** Notes that one of them stands on the sheet: its procedure counts it as printed. */
  readonly lists: (one: Each) => void;
}

/**
 * How a document's models are made, and with it for what it can be asked: a paper of a household for one, for a list,
 * for all that a procedure has, for a village (those that `whose` gives, else all that are not closed) and for the
 * township; a paper of a procedure for one or for the newest of a village; of a village for one, for that of a
 * procedure, or for each of the township; of the township once. With `ofTownship` the township has one sheet of all
 * villages: for each kind of procedure that it `takes`. `model` throws a Refusal where there is nothing to print.
 */
export type Maker<Model> =
  | {
      readonly of: 'household';
      readonly model: (ask: HouseholdAsk) => Promise<Model>;
      /** Ids of the village's households that want the paper in the year, in the order of printing. */
      readonly whose?: (
        db: ReadHandle,
        village: { readonly villageId: number } & Pick<Ask, 'raw' | 'year' | 'today'>,
      ) => Promise<number[]>;
      /** Of a procedure those who left it, not those who are still in. */
      readonly ofThoseWhoLeft?: boolean;
    }
  | {
      readonly of: 'procedure';
      readonly model: (ask: ProcedureAsk) => Promise<Model>;
      readonly ofTownship?: {
        readonly takes: (running: Running) => boolean;
        readonly model: (ask: TogetherAsk<ProcedureAsk>) => Promise<Model>;
      };
    }
  | {
      readonly of: 'village';
      readonly model: (ask: VillageAsk) => Promise<Model>;
      readonly ofTownship?: { readonly model: (ask: TogetherAsk<VillageAsk>) => Promise<Model> };
    }
  | { readonly of: 'township'; readonly model: (ask: Ask) => Promise<Model> };

/** One paper of one household, procedure or village, ready for the press. */
export interface Sheet {
  readonly model: unknown;
  readonly householdId: number | null;
  readonly procedureId: number | null;
  /** The procedures whose lists stand together on a sheet of the township. */
  readonly lists: readonly number[];
  readonly villageId: number | null;
  readonly village: string;
  /** 户编号, title of the procedure, or 全村: stands in the file name and the list of prints; no personal data. */
  readonly subject: string;
  readonly year: number;
  /** The pack that its words come from. */
  readonly pack: PolicyPack;
  readonly lacks: readonly string[];
  readonly needs: readonly Need[];
  readonly noticeTo: string | null;
}
