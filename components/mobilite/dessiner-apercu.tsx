// Bounded by bytes, which a Map is not.
import { LRUCache } from "lru-cache";
import { ImageResponse } from "next/og";
// One drawing at a time: each takes a whole processor for a second or two.
import PQueue from "p-queue";
import type { Voisinage } from "@/lib/mobilite/explorateur";
import { derive, type Referential } from "@/lib/rome";
import { Apercu, TAILLE_APERCU } from "./apercu";

/** Some five hundred images. */
const MEMOIRE_MAX = 32_000_000;
/** Beyond, those who wait would rather come back: a link preview gives up after a few seconds. */
const ATTENTE_MAX = 20;

const apercusDe = (
  referential: Referential,
): { dessines: LRUCache<string, ArrayBuffer>; encours: Map<string, Promise<ArrayBuffer>>; file: PQueue } =>
  derive(referential, "apercus", () => ({
    dessines: new LRUCache<string, ArrayBuffer>({
      maxSize: MEMOIRE_MAX,
      sizeCalculation: (image) => image.byteLength,
    }),
    encours: new Map(),
    file: new PQueue({ concurrency: 1 }),
  }));

/**
 * The preview image of a métier as the bytes of a PNG, drawn once as long as the referential is in service.
 * @returns null when too many drawings already wait.
 * @throws when the drawing fails; the next request tries again.
 */
export async function dessinerApercu(
  referential: Referential,
  autour: Voisinage,
): Promise<ArrayBuffer | null> {
  const { dessines, encours, file } = apercusDe(referential);
  const { code } = autour.centre;
  const garde = dessines.get(code) ?? encours.get(code);
  if (garde !== undefined) return garde;
  if (file.size >= ATTENTE_MAX) return null;
  const dessin = file
    .add(() => new ImageResponse(<Apercu {...autour} />, TAILLE_APERCU).arrayBuffer())
    .then((image) => {
      dessines.set(code, image);
      return image;
    })
    .finally(() => encours.delete(code));
  encours.set(code, dessin);
  return dessin;
}
