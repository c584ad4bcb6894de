import { fileIdOf, informationDictionary, xmp, type Information } from './metadata.ts';
import { ref, textString, type ObjectId, type PdfObjects } from './pdf-objects.ts';
import { srgbProfile } from './srgb-profile.ts';

/** How much of the paper 草稿 across it hides; PDF/A-2 allows what PDF/A-1 did not. */
export const draftOpacity = 0.18;

interface Catalogue {
  readonly about: Information;
  /** Numbers that were given before, because pages and papers refer to them. */
  readonly tree: { readonly pages: ObjectId; readonly resources: ObjectId; readonly document: ObjectId };
  readonly pages: readonly ObjectId[];
  readonly sections: readonly ObjectId[];
  /** For each page with marked texts: a reference to the list of what its marks belong to. */
  readonly marked: readonly string[];
  /** The Font resources. */
  readonly fonts: string;
}

/** What holds the pages together: page tree, resources, structure tree, metadata, colours; and the end of the file. */
export function writeCatalogue(
  objects: PdfObjects,
  { about, tree, pages, sections, marked, fonts }: Catalogue,
): Uint8Array<ArrayBuffer> {
  const state = `/ExtGState<</GS<</Type/ExtGState/ca ${draftOpacity}>>>>`;
  objects.add(`<</Font<<${fonts}>>${state}>>`, tree.resources);
  objects.add(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map(ref).join(' ')}]>>`, tree.pages);
  const root = objects.add(
    `<</Type/Catalog/Pages ${ref(tree.pages)}/Lang ${textString('zh-CN')}/MarkInfo<</Marked true>>` +
      `/StructTreeRoot ${ref(structureRoot(objects, { document: tree.document, sections, marked }))}` +
      `/Metadata ${ref(objects.addStream('/Type/Metadata/Subtype/XML', xmp(about), { plain: true }))}` +
      `/OutputIntents[${ref(outputIntent(objects))}]/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  const info = objects.add(informationDictionary(about));
  return objects.end({ root, info, fileId: fileIdOf(about, pages.length) });
}

function structureRoot(
  objects: PdfObjects,
  { document, sections, marked }: { document: ObjectId } & Pick<Catalogue, 'sections' | 'marked'>,
): ObjectId {
  const root = objects.reserve();
  objects.add(`<</S/Document/P ${ref(root)}/K[${sections.map(ref).join(' ')}]>>`, document);
  const nodes = objects.add(`<</Nums[${marked.map((list, key) => `${key} ${list}`).join(' ')}]>>`);
  const next = `/ParentTreeNextKey ${marked.length}`;
  return objects.add(`<</Type/StructTreeRoot/K ${ref(document)}/ParentTree ${ref(nodes)}${next}>>`, root);
}

function outputIntent(objects: PdfObjects): ObjectId {
  const profile = objects.addStream('/N 3', srgbProfile());
  const name = '(sRGB IEC61966-2.1)';
  return objects.add(
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${name}/Info${name}/DestOutputProfile ${ref(profile)}>>`,
  );
}
