import type { Referential } from "../rome";
import { build } from "../rome/referential/build";
import { archiveSource } from "../rome/sources/archive";
import { extraitSource } from "../rome/sources/extrait";

/** For tests alone: the embedded extract, and an official archive, as referentials. */
export const extrait = async (): Promise<Referential> => build(await extraitSource().load());
export const archive = async (chemin: string): Promise<Referential> =>
  build(await archiveSource(chemin).load());
