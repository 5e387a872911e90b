/** The marks on a sheet: colour tells the department, width the severity, dashes a question, grey what was dismissed. */
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import type { Extent } from "ol/extent";
import { createEmpty, extend, getCenter, isEmpty } from "ol/extent";
import type Geometry from "ol/geom/Geometry";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style, Text } from "ol/style";
import type { Mark } from "./data";

const WIDTH = { mandatory: 3.5, general: 2.5, advice: 1.5 } as const;
const DASHES = [7, 5];
const REACH = 8; // pixels around a click

export class Marks {
  private readonly source = new VectorSource<Feature<Geometry>>();
  private readonly layer: VectorLayer<VectorSource<Feature<Geometry>>>;
  private chosen = "";
  private hidden = new Set<string>();

  constructor(private readonly map: OlMap) {
    this.layer = new VectorLayer({
      source: this.source,
      style: (feature) => this.style(feature as Feature<Geometry>),
      updateWhileInteracting: true,
      zIndex: 5,
    });
    map.addLayer(this.layer);
  }

  show(marks: Mark[]): void {
    const format = new GeoJSON();
    this.source.clear();
    marks.forEach((mark, place) => {
      mark.shapes.forEach((shape, nth) => {
        const geometry = format.readGeometry(shape);
        if (geometry) this.source.addFeature(new Feature({ geometry, mark, label: nth === 0 ? String(place + 1) : "" }));
      });
    });
  }

  choose(key: string): void {
    this.chosen = key;
    this.layer.changed();
  }

  hide(keys: Set<string>): void {
    this.hidden = keys;
    this.layer.changed();
  }

  /** Where the marks of one matter lie; null where it has none on this sheet. */
  extentOf(key: string): Extent | null {
    const all = createEmpty();
    for (const feature of this.source.getFeatures()) {
      const geometry = feature.getGeometry();
      if (markOf(feature).key === key && geometry) extend(all, geometry.getExtent());
    }
    return isEmpty(all) && all[0] === Infinity ? null : all;
  }

  /** The matter under a pixel; asked again on the same spot, the next one below it. */
  at(pixel: number[]): string | null {
    const keys: string[] = [];
    this.map.forEachFeatureAtPixel(
      pixel,
      (feature) => {
        const key = markOf(feature as Feature<Geometry>).key;
        if (!keys.includes(key)) keys.push(key);
      },
      { hitTolerance: REACH, layerFilter: (layer) => layer === this.layer },
    );
    return keys[(keys.indexOf(this.chosen) + 1) % keys.length] ?? null;
  }

  private style(feature: Feature<Geometry>): Style[] {
    const mark = markOf(feature);
    if (this.hidden.has(mark.key)) return [];
    const chosen = mark.key === this.chosen;
    const colour = mark.dismissed ? "#8b95a2" : departmentColour(mark.department);
    const stroke = new Stroke({
      color: colour,
      width: mark.dismissed ? 1.5 : WIDTH[mark.severity],
      lineDash: mark.verdict === "undecided" ? DASHES : undefined,
    });
    const fill = new Fill({ color: `${colour}${chosen ? "26" : "12"}` });
    const zIndex = chosen ? 9 : mark.dismissed ? 1 : 5;
    const drawn = new Style({ stroke, fill, zIndex, image: new Circle({ radius: 8, stroke, fill }) });
    const halo = new Stroke({ color: "rgba(250, 204, 21, 0.75)", width: WIDTH[mark.severity] + 8 });
    const behind = new Style({ stroke: halo, image: new Circle({ radius: 10, stroke: halo }), zIndex: zIndex - 1 });
    return [...(chosen ? [behind] : []), drawn, label(feature, colour, chosen, zIndex)];
  }
}

function label(feature: Feature<Geometry>, colour: string, chosen: boolean, zIndex: number): Style {
  const words = String(feature.get("label"));
  return new Style({
    geometry: (whole) => {
      const extent = (whole.getGeometry() as Geometry).getExtent();
      return new Point([getCenter(extent)[0] ?? 0, extent[3] ?? 0]);
    },
    text: words
      ? new Text({
          text: words,
          font: `${chosen ? "bold 13px" : "bold 11px"} system-ui, sans-serif`,
          fill: new Fill({ color: "#fff" }),
          backgroundFill: new Fill({ color: colour }),
          padding: [2, 4, 1, 4],
          offsetY: -13,
        })
      : undefined,
    zIndex: zIndex + 10,
  });
}

function markOf(feature: Feature<Geometry>): Mark {
  return feature.get("mark") as Mark;
}

const colours = new Map<string, string>();

/** The colours stand in the style sheet, once for the page and the map. */
function departmentColour(department: string): string {
  let colour = colours.get(department);
  if (!colour) {
    colour = getComputedStyle(document.documentElement).getPropertyValue(`--${department}`).trim() || "#57606c";
    colours.set(department, colour);
  }
  return colour;
}
