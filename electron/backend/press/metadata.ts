import { createHash } from 'node:crypto';
import { textString } from './pdf-objects.ts';

/** What a file says about itself. */
export interface Information {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly created: Date;
}

const PROGRAM = '户档';

/** The information dictionary; says the same as the metadata, as PDF/A asks. */
export function informationDictionary({ title, author, subject, created }: Information): string {
  const day = `(D:${created.toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '')}Z)`;
  const texts = { Title: title, Author: author, Subject: subject, Creator: PROGRAM, Producer: PROGRAM };
  const entries = Object.entries(texts).map(([key, text]) => `/${key} ${textString(text)}`);
  return `<<${entries.join('')}/CreationDate ${day}/ModDate ${day}>>`;
}

/** XMP that says PDF/A-2b. */
export function xmp({ title, author, subject, created }: Information): Buffer {
  const day = created.toISOString().replace(/\.\d+Z$/, 'Z');
  const inLanguages = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  pdfaid:part="2" pdfaid:conformance="B"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>${inLanguages(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${inLanguages(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>
<xmp:CreatorTool>${PROGRAM}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${PROGRAM}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`,
    'utf8',
  );
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The same for the same paper: files are compared by their bytes. */
export const fileIdOf = ({ title, author, subject, created }: Information, pages: number): string =>
  createHash('sha256')
    .update(JSON.stringify([title, author, subject, created.toISOString(), pages]))
    .digest('hex')
    .slice(0, 32);
