import { acces } from "./acces";
import { ampleur } from "./ampleur";
import { certifications } from "./certifications";
import { coeur } from "./coeur";
import { contextes } from "./contextes";
import { definition } from "./definition";
import { domaine } from "./domaine";
import type { DefinitionFacette } from "./facette";
import { grandDomaine } from "./grand-domaine";
import { interet } from "./interet";
import { libelles } from "./libelles";
import { macros } from "./macros";
import { naf } from "./naf";
import { objectifs } from "./objectifs";
import { parent } from "./parent";
import { riasec } from "./riasec";
import { savoirFaire } from "./savoir-faire";
import { savoirs } from "./savoirs";
import { secteur } from "./secteur";
import { sousSecteur } from "./sous-secteur";
import { theme } from "./theme";
import { titres } from "./titres";

/** All of them; the order decides between two reasons of equal strength. */
export const FACETTES: readonly DefinitionFacette[] = [
  coeur,
  savoirFaire,
  savoirs,
  certifications,
  macros,
  objectifs,
  libelles,
  definition,
  titres,
  acces,
  contextes,
  domaine,
  grandDomaine,
  parent,
  secteur,
  sousSecteur,
  naf,
  theme,
  interet,
  riasec,
  ampleur,
];
