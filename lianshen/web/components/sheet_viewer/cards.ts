/** The list beside the sheet: which card is chosen, which are shown. */
export class Cards {
  constructor(
    private readonly list: HTMLElement,
    private readonly filters: HTMLElement | null,
  ) {}

  get shown(): HTMLElement[] {
    return this.all.filter((card) => !card.hidden);
  }

  get chosen(): HTMLElement | null {
    return this.list.querySelector<HTMLElement>(".matter.chosen");
  }

  get hiddenKeys(): Set<string> {
    return new Set(this.all.filter((card) => card.hidden).map(keyOf));
  }

  private get all(): HTMLElement[] {
    return Array.from(this.list.querySelectorAll<HTMLElement>(".matter"));
  }

  /** Puts the number of its mark on every card. */
  number(): void {
    this.all.forEach((card, n) => {
      const sign = Object.assign(document.createElement("span"), { className: "sign-number", textContent: String(n + 1) });
      card.querySelector("header")?.prepend(sign);
    });
  }

  renew(markup: string): void {
    this.list.innerHTML = markup;
    this.number();
    this.filter();
  }

  /** The card of that matter, or the one that stands for it among others that say the same. */
  choose(key: string): HTMLElement | null {
    this.chosen?.classList.remove("chosen");
    const card = this.all.find((one) => keyOf(one) === key || one.dataset.alike?.split(" ").includes(key)) ?? null;
    card?.classList.add("chosen");
    card?.scrollIntoView({ block: "nearest" });
    return card;
  }

  /** The key of the card `by` places after the chosen one. */
  beside(by: 1 | -1): string | null {
    const shown = this.shown;
    const here = this.chosen ? shown.indexOf(this.chosen) : by > 0 ? -1 : shown.length;
    const card = shown[Math.min(Math.max(here + by, 0), shown.length - 1)];
    return card ? keyOf(card) : null;
  }

  filter(): void {
    const wanted = Array.from(this.filters?.querySelectorAll<HTMLSelectElement | HTMLInputElement>("[data-filter]") ?? [])
      .filter((field) => !(field instanceof HTMLInputElement) || field.checked)
      .map((field) => [field.dataset.filter ?? "", field.value] as const)
      .filter(([, value]) => value);
    for (const card of this.all) card.hidden = wanted.some(([name, value]) => card.dataset[name] !== value);
    const count = this.filters?.querySelector("[data-count]");
    if (count) count.textContent = `${this.shown.length} / ${this.all.length}`;
  }
}

export function keyOf(card: HTMLElement): string {
  return card.dataset.key ?? "";
}
