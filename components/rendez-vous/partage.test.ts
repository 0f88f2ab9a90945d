import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contenuVide } from "@/lib/dossiers/contenu";
import { creerLien } from "./partage";

const contenu = contenuVide("60", "2026-11-23T10:00:00.000Z");
const cree = { jeton: "j".repeat(32), revocation: "r".repeat(32), expireLe: "2026-12-23T10:00:00.000Z" };

const reseau = vi.fn<() => Promise<Response>>();
beforeEach(() => {
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("fetch", reseau.mockReset().mockResolvedValue(Response.json(cree, { status: 201 })));
});
afterEach(() => void vi.unstubAllGlobals());

test("a link is made, with its key", async () => {
  expect(await creerLien(contenu, 7)).toMatchObject({
    statut: "fait",
    valeur: { ...cree, de: contenu.modifieLe },
  });
});

test("an answer that is not ours is a refusal", async () => {
  reseau.mockResolvedValue(Response.json({ jeton: 1 }, { status: 201 }));
  expect((await creerLien(contenu, 7)).statut).toBe("refuse");
});

test("without https, nothing is sent, and the reason is told", async () => {
  vi.stubGlobal("isSecureContext", false);
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(await creerLien(contenu, 7)).toMatchObject({
    statut: "refuse",
    raison: expect.stringContaining("https"),
  });
  expect(reseau).not.toHaveBeenCalled();
});

test("a browser that cannot encipher is a refusal, not a wait for ever", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect((await creerLien(contenu, 7)).statut).toBe("refuse");
});
