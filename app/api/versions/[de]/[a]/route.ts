import { lecture } from "@/lib/http/api";
import { ok, probleme } from "@/lib/http/result";
import { between, keptDiffs, tellDiff } from "@/lib/rome/versions";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential, params }) => {
  const [de, a] = [String(params.de), String(params.a)];
  for (const [nom, valeur] of [
    ["de", de],
    ["a", a],
  ] as const) {
    if (!/^\d{1,5}$/.test(valeur)) {
      return probleme(400, `Le paramètre « ${nom} » doit être un numéro de version, par exemple 60.`, {
        parametre: nom,
      });
    }
  }
  if (Number(de) >= Number(a)) {
    return probleme(400, "Le paramètre « a » doit être une version plus récente que la première.", {
      parametre: "a",
    });
  }
  const diffs = keptDiffs();
  const diff = between(diffs, de, a);
  return diff === null
    ? probleme(404, "Ce site n'a pas gardé de comparaison de ces deux versions.", {
        connues: diffs.map((d) => ({ de: d.de.version, a: d.a.version })),
      })
    : ok(tellDiff(diff, referential, diffs));
});
