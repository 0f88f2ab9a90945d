/** Where the parts of an entry are in a zip made by `zipper`: what a test needs to damage one of them. */
export interface Lieux {
  readonly nom: string;
  /** Offset of its record in the central directory: checksum at +16, sizes at +20 and +24, name at +46. */
  readonly central: number;
  /** Offset of its local header: name at +30. */
  readonly local: number;
  /** First and last byte (excluded) of its compressed data. */
  readonly debut: number;
  readonly fin: number;
}

const FIN_DU_REPERTOIRE = 0x06054b50;

/** The entries of a zip without comment, in order. */
export function lieuxDe(zip: Buffer): readonly Lieux[] {
  const fin = zip.length - 22;
  if (zip.readUInt32LE(fin) !== FIN_DU_REPERTOIRE) throw new Error("not a zip without comment");
  const lieux: Lieux[] = [];
  let central = zip.readUInt32LE(fin + 16);
  for (let reste = zip.readUInt16LE(fin + 10); reste > 0; reste--) {
    const longueur = zip.readUInt16LE(central + 28);
    const local = zip.readUInt32LE(central + 42);
    const debut = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    lieux.push({
      nom: zip.toString("utf8", central + 46, central + 46 + longueur),
      central,
      local,
      debut,
      fin: debut + zip.readUInt32LE(central + 20),
    });
    central += 46 + longueur + zip.readUInt16LE(central + 30) + zip.readUInt16LE(central + 32);
  }
  return lieux;
}

/** The zip with an entry under another name of the same length: yazl itself refuses to write an unsafe one. */
export function renommer(zip: Buffer, ancien: string, nouveau: string): Buffer {
  if (ancien.length !== nouveau.length) throw new Error("the two names must have one length");
  const { central, local } = trouver(zip, ancien);
  const copie = Buffer.from(zip);
  copie.write(nouveau, central + 46, "latin1");
  copie.write(nouveau, local + 30, "latin1");
  return copie;
}

/** The zip with another uncompressed size declared for an entry. */
export function declarer(zip: Buffer, nom: string, taille: number): Buffer {
  const copie = Buffer.from(zip);
  copie.writeUInt32LE(taille, trouver(zip, nom).central + 24);
  return copie;
}

export function trouver(zip: Buffer, nom: string): Lieux {
  const lieu = lieuxDe(zip).find((l) => l.nom === nom);
  if (lieu === undefined) throw new Error(`no entry ${nom}`);
  return lieu;
}
