/** The message that carries a sign-in link. @param url address that signs in, once. */
export function lettre(url: string): { readonly subject: string; readonly text: string } {
  return {
    subject: "Votre lien de connexion à Passerelles",
    text: [
      "Bonjour,",
      "",
      "Pour vous connecter à Passerelles, ouvrez ce lien dans les 30 minutes ; il ne sert qu’une fois :",
      "",
      url,
      "",
      "Si vous n’avez rien demandé, ne faites rien : sans ce lien, personne ne peut se connecter à votre place.",
      "",
    ].join("\n"),
  };
}
