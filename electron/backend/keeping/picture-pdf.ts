import { createPdfObjects, number, ref, type PdfObjects } from '../press/pdf-objects.ts';
import { writeCatalogue } from '../press/write-catalogue.ts';
import { type PictureData, pictureData } from './picture-data.ts';

interface PictureToBind {
  readonly content: Uint8Array;
  /** Degrees clockwise by which it is shown turned. */
  readonly turn: number;
  readonly title: string;
  readonly author: string;
  readonly created: Date;
}

/** The long side of A4, in points. */
const LONG = 841.89;

/**
 * A PDF/A-2b of one page with the picture as it came: its compressed data are put in as they are, nothing is lost. Null
 * where they cannot be (CMYK, transparency, interlaced): then the scan as it came has to do.
 */
export function picturePdf(picture: PictureToBind): Uint8Array | null {
  const data = pictureData(picture.content);
  if (data === null) return null;
  const objects = createPdfObjects();
  const tree = { pages: objects.reserve(), resources: objects.reserve(), document: objects.reserve() };
  const image = addImage(objects, data);
  const scale = LONG / Math.max(data.width, data.height);
  const [width, height] = [number(data.width * scale), number(data.height * scale)];
  const content = objects.addStream('', `/Artifact BMC q ${width} 0 0 ${height} 0 0 cm /P Do Q EMC`);
  const page = objects.add(
    `<</Type/Page/Parent ${ref(tree.pages)}/Resources<</XObject<</P ${ref(image)}>>>>/Contents ${ref(content)}` +
      `/MediaBox[0 0 ${width} ${height}]${picture.turn === 0 ? '' : `/Rotate ${picture.turn}`}>>`,
  );
  const { title, author, created } = picture;
  return writeCatalogue(objects, {
    ...{
      about: { title, author, subject: '', created },
      tree,
      pages: [page],
      sections: [],
      marked: [],
      fonts: '',
    },
  });
}

function addImage(objects: PdfObjects, data: PictureData): number {
  const { width, height, components, bits, filter, palette } = data;
  const device = components === 1 ? '/DeviceGray' : '/DeviceRGB';
  const colours =
    palette === null
      ? device
      : `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${Buffer.from(palette).toString('hex')}>]`;
  const how =
    filter === 'jpeg'
      ? '/DCTDecode'
      : `/FlateDecode/DecodeParms<</Predictor 15/Columns ${width}/Colors ${components}/BitsPerComponent ${bits}>>`;
  const size = `/Width ${width}/Height ${height}/BitsPerComponent ${bits}`;
  return objects.addStream(
    `/Type/XObject/Subtype/Image${size}/ColorSpace${colours}/Filter${how}`,
    data.data,
    {
      plain: true,
    },
  );
}
