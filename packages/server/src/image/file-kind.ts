/** A kind of file, told by how its bytes begin: names and content types of strangers tell nothing. */
interface FileKind {
  readonly name: string;
  readonly begins: (bytes: Buffer) => boolean;
}

const withBytes =
  (text: string, start = 0) =>
  (bytes: Buffer): boolean =>
    bytes.toString('latin1', start, start + text.length) === text;
const withText = (pattern: RegExp) => (bytes: Buffer) =>
  pattern.test(bytes.toString('utf8', 0, 4096));
/** ISO base media files name what they can be read as, the one they were made as first. */
const withBrand = (brands: RegExp) => (bytes: Buffer) => {
  const end = Math.min(bytes.length, bytes.length < 4 ? 0 : bytes.readUInt32BE(0), 256);
  return withBytes('ftyp', 4)(bytes) && brands.test(bytes.toString('latin1', 8, end));
};
const ending = String.raw`(?:[\s/>]|$)`;

/** The images that are taken. */
const images: readonly FileKind[] = [
  { name: 'PNG', begins: withBytes('\x89PNG\r\n\x1a\n') },
  { name: 'JPEG', begins: withBytes('\xff\xd8\xff') },
  {
    name: 'WebP',
    begins: (bytes) => withBytes('RIFF')(bytes) && withBytes('WEBP', 8)(bytes),
  },
  { name: 'GIF', begins: (bytes) => withBytes('GIF87a')(bytes) || withBytes('GIF89a')(bytes) },
  { name: 'AVIF', begins: withBrand(/^(?:.{4})*avi[fs]/su) },
];

/** What people are likely to send else. */
const others: readonly FileKind[] = [
  { name: 'HEIC', begins: withBrand(/^(?:.{4})*(?:hei[cxms]|hev[cxms]|mif1)/su) },
  { name: 'SVG', begins: withText(new RegExp(`^[^]*<svg${ending}`, 'iu')) },
  { name: 'HTML', begins: withText(/^\uFEFF?\s*<(?:!doctype|html|script|body|head)/iu) },
  { name: 'XML', begins: withText(/^\uFEFF?\s*<\?xml/iu) },
  { name: 'TIFF', begins: (bytes) => withBytes('II*\0')(bytes) || withBytes('MM\0*')(bytes) },
  { name: 'BMP', begins: withBytes('BM') },
  { name: 'PDF', begins: withBytes('%PDF') },
  { name: 'ZIP', begins: withBytes('PK\x03\x04') },
  { name: 'ISO media', begins: withBytes('ftyp', 4) },
];

/** What is taken, for a message. */
export const acceptedKinds = images.map(({ name }) => name).join(', ');

/** What a file is, and whether it is an image that is taken. */
export function fileKindOf(bytes: Buffer): { readonly name: string; readonly isAccepted: boolean } {
  const image = images.find(({ begins }) => begins(bytes));
  if (image !== undefined) {
    return { name: image.name, isAccepted: true };
  }
  const other = others.find(({ begins }) => begins(bytes));
  const unknown = bytes.length === 0 ? 'empty' : 'of an unknown kind';
  return { name: other?.name ?? unknown, isAccepted: false };
}
