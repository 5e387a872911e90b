/** The layer "what the machine saw": every recognised thing in its colour; a guess is dashed, a dispute red. */
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import type { Extent } from "ol/extent";
import type Geometry from "ol/geom/Geometry";
import VectorLayer from "ol/layer/Vector";
import Modify from "ol/interaction/Modify";
import Collection from "ol/Collection";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";

export interface Known {
  title: string;
  value: string;
  certainty: string;
  disputed: boolean;
  quote: string | null;
}

interface Field {
  fact: string;
  title: string;
  outline: boolean;
  choices: [string, string][];
}

export interface Thing {
  of: string;
  all: string[];
  kind: number;
  shape: object;
  fill: number;
  certainty: "inferred" | "read" | "confirmed";
  disputed: boolean;
  label: string;
  subjects: string[];
  more: number;
  known: Known[];
}

interface Unplaced {
  name: string;
  key: string;
  colour: string;
  shape: object | null;
  known: Known[];
}

interface LayerData {
  kinds: { title: string; colour: string; count: number }[];
  marks: Thing[];
  unplaced: Unplaced[];
  correctable: Record<string, Field[]>;
}

const DISPUTED = "#ff0033";
const REACH = 5;

export class SeenLayer {
  private readonly source = new VectorSource<Feature<Geometry>>();
  private readonly layer: VectorLayer<VectorSource<Feature<Geometry>>>;
  private data: LayerData = { kinds: [], marks: [], unplaced: [], correctable: {} };
  private hidden = new Set<number>();
  private chosen: Feature<Geometry> | null = null;
  private before: Geometry | null = null;
  private pinned = false;
  private pen: Modify | null = null;
  private readonly styles = new Map<string, Style>();

  constructor(
    private readonly map: OlMap,
    private readonly panel: HTMLElement,
    private readonly address: string,
  ) {
    this.layer = new VectorLayer({ source: this.source, style: (one) => this.style(one as Feature<Geometry>), visible: false, zIndex: 3 });
    map.addLayer(this.layer);
    map.on("pointermove", (event) => {
      if (this.shown && !this.pinned && !event.dragging) this.choose(this.under(event.pixel));
    });
    map.on("click", (event) => {
      if (!this.shown || this.pen) return;
      const found = this.under(event.pixel);
      this.pinned = false;
      this.choose(found);
      this.pin();
    });
    panel.addEventListener("change", (event) => {
      const target = event.target as HTMLInputElement;
      if (target.dataset.kind) this.switched(target);
      else if (target.name === "fact") this.asked();
    });
    panel.addEventListener("click", (event) => this.pointed(event.target as Element));
  }

  get shown(): boolean {
    return this.layer.getVisible();
  }

  /** Switches the layer; what it shows is fetched when it is switched on. */
  async toggle(): Promise<boolean> {
    const on = !this.shown;
    if (on) await this.renew();
    this.layer.setVisible(on);
    this.panel.hidden = !on;
    return on;
  }

  async renew(): Promise<void> {
    const answer = await fetch(`${this.address}/seen.json`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    this.data = (await answer.json()) as LayerData;
    const format = new GeoJSON();
    this.source.clear();
    this.chosen = null;
    this.data.marks.forEach((thing, order) => {
      const geometry = format.readGeometry(thing.shape) as Geometry;
      this.source.addFeature(new Feature({ geometry, thing, order, colour: this.data.kinds[thing.kind]?.colour }));
    });
    this.data.unplaced.forEach((lost, nth) => {
      if (!lost.shape) return;
      const thing: Thing = { of: "", all: [lost.key], kind: -1, shape: lost.shape, fill: 0, certainty: "read", disputed: true, label: lost.name, subjects: [lost.key], more: 0, known: lost.known };
      const geometry = format.readGeometry(lost.shape) as Geometry;
      this.source.addFeature(new Feature({ geometry, thing, order: this.data.marks.length + nth, colour: lost.colour }));
    });
    this.legend();
  }

  /** The next or the one before it, for the keyboard; gives back where it lies. */
  step(by: 1 | -1): Extent | null {
    const seen = this.source
      .getFeatures()
      .filter((one) => !this.hidden.has(thingOf(one).kind))
      .sort((one, other) => Number(one.get("order")) - Number(other.get("order")));
    const here = this.chosen ? seen.indexOf(this.chosen) : -1;
    const next = seen[(here + by + seen.length) % seen.length] ?? null;
    this.choose(next);
    return next?.getGeometry()?.getExtent() ?? null;
  }

  /** Holds on to what is chosen and, where this person may, offers to correct it. */
  pin(): void {
    const form = this.form;
    const thing = this.chosen ? thingOf(this.chosen) : null;
    const fields = thing ? (this.data.correctable[thing.of] ?? []) : [];
    this.pinned = Boolean(thing);
    this.letGo();
    if (!form) return;
    form.hidden = !fields.length;
    if (!thing || !fields.length) return;
    for (const old of form.querySelectorAll('[name="subject"]')) old.remove();
    for (const key of thing.all) form.append(hiddenField("subject", key));
    const facts = form.elements.namedItem("fact") as HTMLSelectElement;
    facts.replaceChildren(...fields.map((field) => new Option(field.title, field.fact)));
    this.asked();
  }

  /** To the form, for the keyboard. */
  edit(): void {
    this.pin();
    if (this.form && !this.form.hidden) (this.form.elements.namedItem("fact") as HTMLElement).focus();
  }

  private get form(): HTMLFormElement | null {
    return this.panel.querySelector("form");
  }

  /** The control for the value of the fact that is picked: a list, a line of words, or the outline on the sheet. */
  private asked(): void {
    const form = this.form;
    const thing = this.chosen ? thingOf(this.chosen) : null;
    if (!form || !thing) return;
    const picked = (form.elements.namedItem("fact") as HTMLSelectElement).value;
    const field = this.data.correctable[thing.of]?.find((one) => one.fact === picked);
    const [list, words] = [form.querySelector("select.value"), form.querySelector("input.value")] as [HTMLSelectElement, HTMLInputElement];
    this.letGo();
    (form.elements.namedItem("shape") as HTMLInputElement).value = "";
    list.replaceChildren(...(field?.choices ?? []).map(([value, title]) => new Option(title, value)));
    this.offer(list, Boolean(field?.choices.length));
    this.offer(words, Boolean(field && !field.choices.length && !field.outline));
    const hint = form.querySelector<HTMLElement>("[data-outline]");
    if (hint) hint.hidden = !field?.outline;
    if (field?.outline) this.draw();
  }

  private offer(control: HTMLSelectElement | HTMLInputElement, wanted: boolean): void {
    control.disabled = !wanted;
    const label = control.closest("label");
    if (label) label.hidden = !wanted;
  }

  private draw(): void {
    if (!this.chosen) return;
    const [feature, form] = [this.chosen, this.form];
    this.before = feature.getGeometry()?.clone() ?? null;
    this.pen = new Modify({ features: new Collection([feature]) });
    this.pen.on("modifyend", () => {
      const geometry = feature.getGeometry();
      if (geometry && form) (form.elements.namedItem("shape") as HTMLInputElement).value = new GeoJSON({}).writeGeometry(geometry, { decimals: 2 });
    });
    this.map.addInteraction(this.pen);
  }

  /** Lays the pen down; an outline that was not sent is as it was. */
  letGo(): void {
    if (!this.pen) return;
    this.map.removeInteraction(this.pen);
    this.pen = null;
    if (this.before && this.chosen) this.chosen.setGeometry(this.before);
  }

  private under(pixel: number[]): Feature<Geometry> | null {
    const found: Feature<Geometry>[] = [];
    this.map.forEachFeatureAtPixel(pixel, (one) => void found.push(one as Feature<Geometry>), {
      hitTolerance: REACH,
      layerFilter: (layer) => layer === this.layer,
    });
    return found.sort((one, other) => Number(other.get("order")) - Number(one.get("order")))[0] ?? null;
  }

  private choose(feature: Feature<Geometry> | null): void {
    if (feature === this.chosen) return;
    const before = this.chosen;
    this.chosen = feature;
    before?.changed();
    feature?.changed();
    const place = this.panel.querySelector<HTMLElement>("[data-seen-details]");
    if (place && feature) place.replaceChildren(...details(thingOf(feature), this.data.kinds[thingOf(feature).kind]?.title ?? ""));
  }

  private switched(box: HTMLInputElement): void {
    const kind = Number(box.dataset.kind);
    if (box.checked) this.hidden.delete(kind);
    else this.hidden.add(kind);
    this.layer.changed();
  }

  private pointed(target: Element): void {
    const key = target.closest<HTMLElement>("[data-lost]")?.dataset.lost;
    const feature = key ? this.source.getFeatures().find((one) => thingOf(one).subjects.includes(key)) : undefined;
    const place = feature?.getGeometry()?.getExtent();
    if (!feature || !place) return;
    this.choose(feature);
    this.map.getView().fit(place, { padding: [80, 80, 80, 80], maxZoom: 6, duration: 200 });
  }

  private legend(): void {
    const list = this.panel.querySelector<HTMLElement>("[data-seen-kinds]");
    list?.replaceChildren(
      ...this.data.kinds.map((kind, number) => {
        const row = document.createElement("label");
        const box = document.createElement("input");
        const swatch = document.createElement("i");
        box.type = "checkbox";
        box.checked = !this.hidden.has(number);
        box.dataset.kind = String(number);
        swatch.style.setProperty("--colour", kind.colour);
        row.append(box, swatch, ` ${kind.title} × ${kind.count}`);
        return row;
      }),
    );
    const nothing = this.panel.querySelector<HTMLElement>("[data-seen-nothing]");
    if (nothing) nothing.hidden = this.data.marks.length > 0;
    const lost = this.panel.querySelector<HTMLElement>("[data-seen-lost]");
    if (!lost) return;
    lost.hidden = !this.data.unplaced.length;
    lost.querySelector("ul")?.replaceChildren(
      ...this.data.unplaced.map((one) => {
        const row = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "link";
        button.dataset.lost = one.key;
        button.textContent = `${one.name} · ${one.key}`;
        row.append(button);
        return row;
      }),
    );
  }

  private style(feature: Feature<Geometry>): Style | undefined {
    const thing = thingOf(feature);
    if (this.hidden.has(thing.kind)) return undefined;
    const colour = thing.disputed ? DISPUTED : String(feature.get("colour"));
    const chosen = feature === this.chosen;
    const order = Number(feature.get("order"));
    const look = `${colour} ${thing.certainty} ${thing.fill} ${chosen}`;
    const style = this.styles.get(look)?.clone() ?? drawn(thing, colour, chosen);
    if (!this.styles.has(look)) this.styles.set(look, style.clone());
    style.setZIndex(chosen ? 1e6 : order);
    return style;
  }
}

function hiddenField(name: string, value: string): HTMLInputElement {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  return field;
}

function drawn(thing: Thing, colour: string, chosen: boolean): Style {
  const guessed = thing.certainty === "inferred";
  const dash = thing.disputed ? [2, 4] : guessed ? [8, 5] : undefined;
  const stroke = new Stroke({ color: colour, width: chosen ? 4 : thing.certainty === "confirmed" ? 3.5 : 1.75, lineDash: dash });
  const see = Math.round(255 * (guessed ? thing.fill / 3 : thing.fill) + (chosen ? 30 : 0));
  const fill = new Fill({ color: `${colour}${Math.min(255, Math.max(1, see)).toString(16).padStart(2, "0")}` });
  return new Style({ stroke, fill, image: new Circle({ radius: chosen ? 7 : 4.5, stroke, fill: new Fill({ color: guessed ? "#ffffff" : colour }) }) });
}

function details(thing: Thing, title: string): HTMLElement[] {
  const head = document.createElement("strong");
  head.textContent = [title, thing.label].filter(Boolean).join(" · ");
  const keys = document.createElement("p");
  keys.className = "faint";
  keys.textContent = thing.subjects.join(" ") + (thing.more ? ` … +${thing.more}` : "");
  const list = document.createElement("dl");
  for (const one of thing.known) {
    const name = document.createElement("dt");
    const value = document.createElement("dd");
    const sure = document.createElement("small");
    name.textContent = one.title;
    sure.textContent = ` ${one.disputed ? "≠ " : ""}${one.certainty}${one.quote ? ` “${one.quote}”` : ""}`;
    value.append(one.value, sure);
    list.append(name, value);
  }
  return [head, keys, list];
}

function thingOf(feature: Feature<Geometry>): Thing {
  return feature.get("thing") as Thing;
}
