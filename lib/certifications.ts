/** The category of savoirs that holds diplomas, titles, permits: the ROME lists them among what one knows. */
const CERTIFICATIONS = "Certifications et habilitations";

/** A way into métiers, not a knowledge: those who held one do not always have it. */
export const estCertification = ({ categorie }: { readonly categorie: string }): boolean =>
  categorie === CERTIFICATIONS;
