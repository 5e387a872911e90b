/** The sheet viewer: joins the map, the marks, the pen, the list and the keyboard. */
import { Cards, keyOf } from "./cards";
import { fetchCards, fetchSheet, say } from "./data";
import type { Tool } from "./drawing";
import { Drawing } from "./drawing";
import { onKeys } from "./keys";
import { Marks } from "./marks";
import { SeenLayer } from "./seen";
import { SheetMap } from "./sheet_map";

export class SheetViewer extends HTMLElement {
  private cards!: Cards;
  private sheet: SheetMap | null = null;
  private marks: Marks | null = null;
  private pen: Drawing | null = null;
  private seen: SeenLayer | null = null;

  connectedCallback(): void {
    this.classList.add("ready");
    const list = this.querySelector<HTMLElement>(".cards");
    if (!list) return;
    const filters = this.querySelector<HTMLElement>(".side-list > .filters");
    this.cards = new Cards(list, filters);
    this.cards.number();
    this.cards.filter();
    filters?.addEventListener("change", () => this.filtered());
    list.addEventListener("change", (event) => countChosen(event));
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("submit", (event) => void this.submitted(event));
    this.keyboard();
    void this.draw();
  }

  private get address(): string {
    return this.dataset.address ?? "";
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector<HTMLFormElement>(".side-list > .add-form");
  }

  private async draw(): Promise<void> {
    const target = this.querySelector<HTMLElement>(".map");
    if (!target) return;
    const data = await fetchSheet(this.address).catch(() => null);
    if (!data) return this.trouble(this.dataset.offline ?? "");
    this.sheet = new SheetMap(target, data);
    this.marks = new Marks(this.sheet.map);
    this.marks.show(data.marks);
    this.marks.hide(this.cards.hiddenKeys);
    const panel = this.querySelector<HTMLElement>(".seen-panel");
    if (panel) this.seen = new SeenLayer(this.sheet.map, panel, this.address);
    if (data.may_add) this.pen = new Drawing(this.sheet.map, (shape) => this.drawn(shape));
    this.sheet.map.on("click", (event) => {
      if (this.pen?.tool) return;
      const key = this.marks?.at(event.pixel);
      if (key) this.choose(key, false);
    });
    this.sheet.map.once("rendercomplete", () => this.setAttribute("data-drawn", "yes"));
    if (location.hash.startsWith("#m-")) this.choose(location.hash.slice(3), true);
  }

  private choose(key: string, go: boolean): void {
    const card = this.cards.choose(key);
    const own = card ? keyOf(card) : key;
    this.marks?.choose(own);
    const place = go ? this.marks?.extentOf(own) : null;
    if (place) this.sheet?.goTo(place);
  }

  private filtered(): void {
    this.cards.filter();
    this.marks?.hide(this.cards.hiddenKeys);
  }

  private clicked(event: Event): void {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("[data-draw], [data-do]");
    if (button?.dataset.draw) return this.take(button.dataset.draw as Tool);
    if (button?.dataset.do) return this.act(button.dataset.do);
    const card = target.closest<HTMLElement>(".matter");
    if (card && !target.closest("button, a, summary, textarea, input, label")) this.choose(keyOf(card), true);
  }

  private act(what: string): void {
    if (what === "fit") this.sheet?.fit();
    if (what === "undo") this.pen?.undo();
    if (what === "cancel") this.pen?.clear();
    if (what === "seen") void this.switchSeen();
    if (what === "help") this.querySelector<HTMLDialogElement>("dialog.keys")?.showModal();
    this.tools();
  }

  private async switchSeen(): Promise<void> {
    const on = await this.seen?.toggle().catch(() => this.trouble(this.dataset.offline ?? ""));
    this.querySelector('[data-do="seen"]')?.setAttribute("aria-pressed", String(on === true));
  }

  private stepSeen(by: 1 | -1): void {
    const place = this.seen?.shown ? this.seen.step(by) : null;
    if (place) this.sheet?.goTo(place);
  }

  private take(tool: Tool): void {
    if (this.pen?.tool === tool) this.pen.clear();
    else this.pen?.start(tool);
    this.tools();
  }

  /** A mark was drawn, or taken away again: the form asks what is wrong there. */
  private drawn(shape: string): void {
    const form = this.form;
    if (!form) return;
    (form.elements.namedItem("shape") as HTMLInputElement).value = shape;
    form.hidden = !shape;
    if (shape) {
      form.scrollIntoView({ block: "nearest" });
      form.querySelector("textarea")?.focus();
    }
    window.setTimeout(() => this.tools(), 0);
  }

  private tools(): void {
    for (const button of this.querySelectorAll<HTMLElement>("[data-draw]"))
      button.setAttribute("aria-pressed", String(button.dataset.draw === this.pen?.tool));
    const undo = this.querySelector<HTMLButtonElement>('[data-do="undo"]');
    if (undo) undo.disabled = !this.pen?.tool && !this.pen?.drawn;
  }

  private async submitted(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-say]")) return;
    event.preventDefault();
    const key = form.closest<HTMLElement>(".matter")?.dataset.key ?? "";
    const wrong = await say(form, event.submitter, this.dataset.offline ?? "");
    if (wrong) return this.trouble(wrong);
    this.trouble("");
    if (form.dataset.then) return location.assign(form.dataset.then);
    if (form === this.form) {
      form.reset();
      this.pen?.clear();
      this.tools();
    }
    await this.renew(key);
  }

  private async renew(key: string): Promise<void> {
    const [cards, data] = await Promise.all([fetchCards(this.address), fetchSheet(this.address)]);
    this.cards.renew(cards);
    this.marks?.show(data.marks);
    this.marks?.hide(this.cards.hiddenKeys);
    if (key) this.choose(key, false);
  }

  private trouble(words: string): void {
    const notice = this.querySelector<HTMLElement>(".trouble");
    if (!notice) return;
    notice.textContent = words;
    notice.hidden = !words;
  }

  private keyboard(): void {
    const step = (by: 1 | -1): void => {
      const key = this.cards.beside(by);
      if (key) this.choose(key, true);
    };
    const press = (act: string): void => this.cards.chosen?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
    onKeys({
      j: () => step(1),
      k: () => step(-1),
      u: () => press("uphold"),
      d: () => {
        press("dismiss");
        this.cards.chosen?.querySelector<HTMLElement>("details[open] textarea")?.focus();
      },
      a: () => this.take("rectangle"),
      m: () => this.act("seen"),
      e: () => this.seen?.edit(),
      n: () => this.stepSeen(1),
      p: () => this.stepSeen(-1),
      "0": () => this.act("fit"),
      "?": () => this.act("help"),
      "Ctrl+z": () => this.act("undo"),
      Escape: () => this.act("cancel"),
    });
  }
}

/** The buttons of a card say how many places they answer for: those that are ticked. */
function countChosen(event: Event): void {
  const form = (event.target as Element).closest("form");
  const ticked = form?.querySelectorAll('input[name="finding"]:checked').length ?? 0;
  for (const count of form?.querySelectorAll("[data-chosen]") ?? []) count.textContent = String(ticked);
}
