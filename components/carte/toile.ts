// graphology and sigma: the graph and its WebGL drawing. Loaded by this file alone, itself loaded on the map alone.
import Graph from "graphology";
import Sigma from "sigma";
import { NodePointProgram } from "sigma/rendering";
import type { Settings } from "sigma/settings";
import type { CameraState, EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { typo } from "@/lib/typo";
import { type DonneesCarte, nomCourt, type Voisins } from "./donnees";
import { Etiquettes, type Point } from "./etiquettes";
import { NomsDomaines } from "./noms-domaines";
import { lirePalette, type Palette } from "./palette";
import { mediane, peindreTerritoires, regionsDe } from "./regions";

/** What is lit up; ranks of métiers in the data. */
export interface Vue {
  readonly centre: number | null;
  /** Métiers of a route, in order; empty without one. */
  readonly trajet: readonly number[];
  /** Those of them that a computed step leads to: drawn thinner than the official ones. */
  readonly calcules: ReadonlySet<number>;
  /** Ranks of the grands domaines shown; null: all. */
  readonly groupes: ReadonlySet<number> | null;
}
export interface Rappels {
  readonly choisir: (rang: number) => void;
  /** The métier that is pointed at, by the mouse or from the keyboard. */
  readonly viser: (rang: number | null) => void;
  /** The browser took the drawing back: too many of them, or a fault of its driver. */
  readonly perdre: () => void;
}

type Noeud = Pick<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;
type Arete = Pick<EdgeDisplayData, "size" | "color" | "type">;
type Reglages = Settings<Noeud, Arete>;
const COTE = 10_000;
/** Room around the map for the grounds of its outermost métiers. */
const MARGE = 800;
/** How near one must be to a métier to point at it, in pixels: half of a target of 24. */
const PRISE_PX = 12;
const DUREE_MS = 500;
/** Width from which points have their whole size. */
const LARGEUR_PLEINE_PX = 680;
/** Least and most of the map that is seen when one flies to a métier, as a share of its side. */
const PRES = [0.18, 0.5] as const;
const ETIQUETTE_MAX = 38;
/** Between these two, from near to far, names of métiers leave the place to names of grands domaines. */
const FONDU = [0.4, 0.65] as const;

/** A layer with nothing on it is not even laid over the others. */
function montrerCalque(calque: HTMLCanvasElement | undefined, visible: boolean): void {
  if (calque) calque.style.visibility = visible ? "" : "hidden";
}

/** Points as sigma draws them, without the second, hidden picture it takes to tell which one is under the mouse. */
class PointsSeuls extends NodePointProgram<Noeud, Arete> {
  constructor(gl: WebGLRenderingContext, _hidden: WebGLFramebuffer | null, renderer: Sigma<Noeud, Arete>) {
    super(gl, null, renderer);
  }
}

/** The drawing of the map. It holds no state of the application: `montrer` gives it what to light up. */
export class Toile {
  private readonly graphe = new Graph<Noeud, Arete>({ type: "directed", multi: true });
  private readonly sigma: Sigma<Noeud, Arete>;
  private palette: Palette;
  private territoires: HTMLCanvasElement;
  private readonly noms: NomsDomaines;
  private readonly etiquettes: Etiquettes;
  private vue: Vue = { centre: null, trajet: [], calcules: new Set(), groupes: null };
  private vise: number | null = null;
  /** Where the view is flying to. */
  private vol: Partial<CameraState> = {};
  /** Points are smaller where there is little room. */
  private readonly echelle: number;
  /** Métiers that stay lit; null: all of them. */
  private allumes: ReadonlySet<number> | null = null;
  private readonly sombre = matchMedia("(prefers-color-scheme: dark)");
  private readonly fin = new AbortController();
  private readonly immobile = matchMedia("(prefers-reduced-motion: reduce)");

  /** @throws when the browser gives no WebGL context. */
  constructor(
    conteneur: HTMLElement,
    private readonly donnees: DonneesCarte,
    private readonly voisins: readonly Voisins[],
    private readonly rappels: Rappels,
  ) {
    this.palette = lirePalette(donnees.grandsDomaines.map((g) => g.code));
    this.etiquettes = new Etiquettes(
      () => this.enVue(),
      () => this.sigma.getDimensions().width,
      this.palette,
    );
    this.echelle = Math.min(1, Math.max(0.6, conteneur.clientWidth / LARGEUR_PLEINE_PX));
    this.peupler();
    this.sigma = new Sigma(this.graphe, conteneur, this.reglages());
    this.sigma.setCustomBBox({ x: [0, COTE], y: [0, COTE] });
    this.alleger();
    this.territoires = this.peindreSol();
    this.noms = new NomsDomaines(conteneur, regionsDe(donnees), this.sigma.getCanvases().mouse);
    this.ecouter();
    this.sigma.refresh();
  }

  montrer(vue: Vue): void {
    this.vue = vue;
    this.allumer();
  }

  /** Brings métiers into view: one, with the nearer half of where it leads; several, all of them; none, the whole map. */
  allerA(rangs: readonly number[]): void {
    const [seul] = rangs;
    const rayon = rangs.length === 1 && seul !== undefined ? this.rayon(seul) : 0;
    const xs = rangs.map((i) => (this.donnees.x[i] ?? 0) / COTE);
    const ys = rangs.map((i) => (this.donnees.y[i] ?? 0) / COTE);
    const [gauche, droite, bas, haut] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    this.bouger(
      rangs.length === 0
        ? { x: 0.5, y: 0.5, ratio: 1 }
        : {
            x: (gauche + droite) / 2,
            y: (bas + haut) / 2,
            ratio: Math.max(PRES[0], rayon, 1.6 * Math.max(droite - gauche, haut - bas)),
          },
    );
  }

  /** Share of the map around a métier that holds half of its moves. */
  private rayon(i: number): number {
    const { x, y } = this.donnees;
    const distances = (this.voisins[i]?.vers ?? []).map((j) =>
      Math.hypot((x[j] ?? 0) - (x[i] ?? 0), (y[j] ?? 0) - (y[i] ?? 0)),
    );
    return Math.min(PRES[1], (3 * mediane(distances)) / COTE);
  }

  /** Zooms by a factor: 2 shows half as much. */
  zoomer(facteur: number): void {
    const camera = this.sigma.getCamera();
    const { ratio = camera.ratio } = camera.isAnimated() ? this.vol : {};
    this.bouger({ ratio: camera.getBoundedRatio(ratio / facteur) });
  }

  /** Moves the view by pixels, at once, then points at the métier nearest to its middle. */
  deplacer(dx: number, dy: number): void {
    const { width, height } = this.sigma.getDimensions();
    const ici = this.sigma.viewportToFramedGraph({ x: width / 2, y: height / 2 });
    const la = this.sigma.viewportToFramedGraph({ x: width / 2 + dx, y: height / 2 + dy });
    const camera = this.sigma.getCamera();
    camera.setState({ x: camera.x + la.x - ici.x, y: camera.y + la.y - ici.y });
    this.viser(this.plusProche(width / 2, height / 2, Number.POSITIVE_INFINITY));
  }

  /** The métier that is pointed at. */
  get cible(): number | null {
    return this.vise;
  }

  detruire(): void {
    this.fin.abort();
    const webgl = ["edges", "nodes", "hoverNodes"].map((nom) => this.sigma.getCanvases()[nom]);
    this.territoires.remove();
    this.noms.retirer();
    this.sigma.kill();
    // A tab has some sixteen contexts at most, and a dropped one only goes with the next garbage collection.
    for (const toile of webgl) toile?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  }

  private peupler(): void {
    const { codes, libelles, x, y } = this.donnees;
    for (const i of codes.keys()) {
      const arrivees = this.voisins[i]?.depuis.length ?? 0;
      this.graphe.addNode(i, {
        x: x[i] ?? 0,
        y: y[i] ?? 0,
        // The area says how many moves lead there.
        size: this.echelle * (2 + Math.min(7, 0.55 * Math.sqrt(arrivees))),
        label: typo(nomCourt(libelles[i] ?? "", ETIQUETTE_MAX)),
        color: this.teinte(i),
      });
    }
    // The first official move of each: enough to see how the fields hold together.
    for (const [i, { vers }] of this.voisins.entries()) {
      const [j] = vers;
      if (j !== undefined && j !== i) this.graphe.addDirectedEdge(i, j, this.fil());
    }
  }

  private readonly fil = (): Arete => ({ size: 1, color: this.palette.trait, type: "line" });
  private teinte(i: number): string {
    return this.palette.grandsDomaines[this.donnees.groupes[i] ?? 0] ?? this.palette.douce;
  }

  private reglages(): Partial<Reglages> {
    return {
      allowInvalidContainer: true,
      hideEdgesOnMove: true,
      // Names and plates cost more than all points; sigma writes them again once the drawing stands still.
      hideLabelsOnMove: true,
      zIndex: true,
      defaultEdgeType: "line",
      nodeProgramClasses: { circle: PointsSeuls },
      minCameraRatio: 0.06,
      maxCameraRatio: 1.6,
      stagePadding: 20,
      labelDensity: 1,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: 9.5 * this.echelle,
      minEdgeThickness: 0.6,
      zoomDuration: this.immobile.matches ? 1 : 200,
      inertiaDuration: this.immobile.matches ? 1 : 200,
      doubleClickZoomingDuration: this.immobile.matches ? 1 : 200,
      nodeReducer: (noeud, attributs) => this.reduireNoeud(Number(noeud), attributs),
      edgeReducer: (arete, attributs) => this.reduireArete(arete, attributs),
      defaultDrawNodeLabel: (dessin, donnees) => this.etiquettes.ecrire(dessin, donnees),
      defaultDrawNodeHover: (dessin, donnees) => this.etiquettes.designer(dessin, donnees),
    };
  }

  private ecouter(): void {
    const { sigma } = this;
    const { signal } = this.fin;
    sigma.on("beforeRender", () => this.etiquettes.recommencer());
    sigma.on("afterRender", () => this.completer());
    // One finger scrolls the page and touches as a click does; sigma, which would keep it for itself, hears of two.
    sigma.getContainer().addEventListener(
      "touchstart",
      (e) => {
        if (e.touches.length === 1) e.stopPropagation();
      },
      { capture: true, passive: true, signal },
    );
    const souris = sigma.getMouseCaptor();
    souris.on("mousemovebody", ({ x, y, original }) => {
      if (souris.isMoving || !(original.target instanceof HTMLCanvasElement)) return;
      this.viser(this.plusProche(x, y, PRISE_PX));
    });
    souris.on("mouseleave", () => this.viser(null));
    sigma.on("clickStage", ({ event }) => this.choisir(this.plusProche(event.x, event.y, PRISE_PX)));
    sigma.on("clickNode", ({ node }) => this.choisir(Number(node)));
    for (const nom of ["edges", "nodes", "hoverNodes"]) {
      sigma.getCanvases()[nom]?.addEventListener("webglcontextlost", this.rappels.perdre, { signal });
    }
    this.sombre.addEventListener("change", this.repeindre, { signal });
  }

  private choisir(rang: number | null): void {
    if (rang !== null) this.rappels.choisir(rang);
  }

  private viser(rang: number | null): void {
    if (rang === this.vise) return;
    this.vise = rang;
    this.sigma.getContainer().style.cursor = rang === null ? "" : "pointer";
    this.rappels.viser(rang);
    this.allumer();
  }

  /** The shown métier nearest to a point of the view, within `portee` pixels. */
  private plusProche(px: number, py: number, portee: number): number | null {
    const { x, y } = this.sigma.viewportToGraph({ x: px, y: py });
    const { x: aCote } = this.sigma.viewportToGraph({ x: px + 1, y: py });
    let meilleure = (portee * (aCote - x)) ** 2;
    let trouve: number | null = null;
    for (const [i, xi] of this.donnees.x.entries()) {
      const d = (xi - x) ** 2 + ((this.donnees.y[i] ?? 0) - y) ** 2;
      if (d > meilleure || this.estCache(i)) continue;
      meilleure = d;
      trouve = i;
    }
    return trouve;
  }

  private estCache(i: number): boolean {
    const { centre, trajet, groupes } = this.vue;
    if (groupes === null || i === centre || trajet.includes(i)) return false;
    return !groupes.has(this.donnees.groupes[i] ?? -1);
  }

  /** Works out what stays lit, and draws the moves of the métier in view or the steps of the route. */
  private allumer(): void {
    for (const arete of this.graphe.edges()) {
      if (arete.startsWith("+")) this.graphe.dropEdge(arete);
    }
    const { centre, trajet, calcules } = this.vue;
    const foyer = this.vise ?? (trajet.length > 0 ? null : centre);
    const ajouter = (i: number, j: number, attributs: Arete): void => {
      if (i !== j) this.graphe.mergeDirectedEdgeWithKey(`+${i}>${j}`, i, j, attributs);
    };
    const allumes = new Set(trajet);
    if (foyer !== null) {
      const { vers = [], depuis = [] } = this.voisins[foyer] ?? {};
      allumes.add(foyer);
      for (const j of depuis) ajouter(j, foyer, { size: 0.8, color: this.palette.traitFort, type: "line" });
      for (const j of vers) {
        allumes.add(j);
        ajouter(foyer, j, { size: 1.8, color: this.palette.accent, type: "arrow" });
      }
      for (const j of depuis.slice(0, 40)) allumes.add(j);
    }
    for (const [k, j] of trajet.entries()) {
      const i = trajet[k - 1];
      if (i !== undefined)
        ajouter(i, j, { size: calcules.has(j) ? 1.8 : 4.5, color: this.palette.ocre, type: "arrow" });
    }
    this.allumes = allumes.size > 0 ? allumes : null;
    this.sigma.refresh();
  }

  private reduireNoeud(i: number, attributs: Noeud): Partial<NodeDisplayData> {
    if (this.estCache(i)) return { ...attributs, hidden: true };
    const color = this.teinte(i);
    if (this.allumes === null) return { ...attributs, color };
    if (!this.allumes.has(i)) return { ...attributs, color: this.palette.trait, label: null, zIndex: 0 };
    const { centre, trajet } = this.vue;
    const rangTrajet = trajet.indexOf(i);
    const enVue = i === this.vise || i === centre || rangTrajet >= 0;
    const foyer = this.vise ?? (trajet.length > 0 ? null : centre);
    return {
      ...attributs,
      color,
      zIndex: enVue ? 2 : 1,
      size: attributs.size + (enVue ? 3 : 1),
      highlighted: enVue,
      forceLabel: foyer !== null && (this.voisins[foyer]?.vers.includes(i) ?? false),
      label: rangTrajet >= 0 ? `${rangTrajet + 1}. ${attributs.label}` : attributs.label,
    };
  }

  private reduireArete(arete: string, attributs: Arete): Partial<EdgeDisplayData> {
    if (arete.startsWith("+")) return { ...attributs, zIndex: 1 };
    const [de, vers] = this.graphe.extremities(arete).map(Number);
    const cachee = this.allumes !== null || this.estCache(de ?? -1) || this.estCache(vers ?? -1);
    return { ...attributs, color: this.palette.trait, hidden: cachee };
  }

  /** Métiers in view, where they are drawn. */
  private enVue(): Point[] {
    const { centre, trajet } = this.vue;
    return [...new Set([this.vise, centre, ...trajet])].flatMap((i) => {
      const donnees = i === null ? undefined : this.sigma.getNodeDisplayData(i);
      if (donnees === undefined) return [];
      const { x, y } = this.sigma.framedGraphToViewport(donnees);
      return [{ label: donnees.label, x, y, size: this.sigma.scaleSize(donnees.size) }];
    });
  }

  /** Paints the grounds under the drawing; afterwards the browser only moves and stretches them. */
  private peindreSol(): HTMLCanvasElement {
    const sol = peindreTerritoires(this.donnees, this.palette.grandsDomaines, COTE, MARGE);
    Object.assign(sol.style, { position: "absolute", left: "0", top: "0", transformOrigin: "0 0" });
    this.sigma.getContainer().prepend(sol);
    return sol;
  }

  /**
   * What sigma does at each picture or move of the mouse and the map has no use for: it looks for what is under the
   * mouse by reading pixels back, and stacks layers that stay empty. Both cost more than the drawing without a graphics card.
   */
  private alleger(): void {
    const souris = this.sigma.getMouseCaptor();
    souris.removeAllListeners("mousemove");
    souris.removeAllListeners("mousemovebody");
    const { edgeLabels, mouse } = this.sigma.getCanvases();
    montrerCalque(edgeLabels, false);
    // It only takes what the mouse does: transparent, it need not be laid over the rest.
    if (mouse) mouse.style.opacity = "0";
  }

  private completer(): void {
    const { ratio } = this.sigma.getCamera();
    const { style } = this.territoires;
    const coin = this.sigma.graphToViewport({ x: -MARGE, y: COTE + MARGE });
    const oppose = this.sigma.graphToViewport({ x: COTE + MARGE, y: -MARGE });
    const echelle = (oppose.x - coin.x) / this.territoires.width;
    style.transform = `translate(${coin.x}px, ${coin.y}px) scale(${echelle})`;
    // Seen from near, the grounds are but fog; and they would show what the legend hides.
    const recul = Math.min(1, Math.max(0.25, ratio * 1.6));
    style.opacity = this.vue.groupes === null ? String(this.allumes === null ? recul : 0.6 * recul) : "0";
    const { edges, hoverNodes, hovers, labels } = this.sigma.getCanvases();
    const souris = this.sigma.getMouseCaptor();
    const bouge = this.sigma.getCamera().isAnimated() || souris.isMoving || souris.draggedEvents > 0;
    const eclaire = this.allumes !== null;
    const pose = !bouge;
    montrerCalque(edges, pose);
    montrerCalque(hoverNodes, pose && eclaire);
    montrerCalque(hovers, pose && eclaire);
    montrerCalque(labels, pose && (eclaire || this.sigma.getNodeDisplayedLabels().size > 0));
    const opacite = eclaire ? 0 : Math.min(1, (ratio - FONDU[0]) / (FONDU[1] - FONDU[0]));
    this.noms.placer(Math.max(0, opacite), this.vue.groupes, (lieu) => this.sigma.graphToViewport(lieu));
  }

  private bouger(etat: Partial<CameraState>): void {
    const camera = this.sigma.getCamera();
    // One asks for a nearer view while it flies: it still gets there.
    this.vol = camera.isAnimated() ? { ...this.vol, ...etat } : etat;
    if (this.immobile.matches) camera.setState(this.vol);
    else void camera.animate(this.vol, { duration: DUREE_MS });
  }

  private readonly repeindre = (): void => {
    this.palette = lirePalette(this.donnees.grandsDomaines.map((g) => g.code));
    this.territoires.remove();
    this.territoires = this.peindreSol();
    this.etiquettes.palette = this.palette;
    this.allumer();
  };
}
