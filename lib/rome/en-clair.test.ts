import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { enClair } from "./en-clair";
import { SourceError } from "./sources/port";

it("says what failed without a path nor the machine's English", async () => {
  const faute: unknown = await readFile("/nulle/part").catch((cause: unknown) => cause);
  expect(enClair(faute)).toBe("un fichier ou un dossier manque, ENOENT");
  expect(enClair(Object.assign(new Error("HPE at /srv"), { code: "HPE_INVALID" }))).toBe(
    "erreur HPE_INVALID",
  );
  expect(enClair(new TypeError("x is not a function"))).toBe("erreur inattendue");
  expect(enClair("/srv/data")).toBe("erreur inattendue");
  expect(enClair(new SourceError("Le zip est vide."))).toBe("Le zip est vide");
});
