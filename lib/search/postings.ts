/** Which documents have a term: rows of numbers of uneven length, kept in two flat arrays. */
export class Postings {
  readonly #debuts: Int32Array;
  readonly #documents: Int32Array;

  /** @param termes the terms of each document, each once; `taille` is how many terms there are. */
  constructor(termes: readonly (readonly number[])[], taille: number) {
    this.#debuts = new Int32Array(taille + 1);
    for (const siens of termes) for (const t of siens) this.#debuts[t + 1] = (this.#debuts[t + 1] ?? 0) + 1;
    for (let t = 0; t < taille; t++)
      this.#debuts[t + 1] = (this.#debuts[t + 1] ?? 0) + (this.#debuts[t] ?? 0);
    this.#documents = new Int32Array(this.#debuts[taille] ?? 0);
    const places = this.#debuts.slice();
    for (const [document, siens] of termes.entries()) {
      for (const t of siens) {
        const place = places[t] ?? 0;
        this.#documents[place] = document;
        places[t] = place + 1;
      }
    }
  }
  debut(terme: number): number {
    return this.#debuts[terme] ?? 0;
  }
  fin(terme: number): number {
    return this.#debuts[terme + 1] ?? this.debut(terme);
  }
  combien(terme: number): number {
    return this.fin(terme) - this.debut(terme);
  }
  document(place: number): number {
    return this.#documents[place] ?? 0;
  }
}
