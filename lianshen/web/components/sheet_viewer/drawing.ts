/** Drawing a mark of one's own: rectangle, cloud or polygon; a step back while drawing, and back again once it is drawn. */
import type Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import type { Coordinate } from "ol/coordinate";
import { boundingExtent } from "ol/extent";
import type Geometry from "ol/geom/Geometry";
import Polygon from "ol/geom/Polygon";
import type SimpleGeometry from "ol/geom/SimpleGeometry";
import Draw, { createBox } from "ol/interaction/Draw";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";
import { cloud } from "./cloud";

export type Tool = "rectangle" | "cloud" | "polygon";
const INK = "#b3261e";
const BUMP_PX = 16;

export class Drawing {
  tool: Tool | null = null;
  private draw: Draw | null = null;
  private last: Tool = "rectangle";
  private readonly source = new VectorSource<Feature<Geometry>>();

  constructor(
    private readonly map: OlMap,
    private readonly changed: (shape: string) => void,
  ) {
    map.addLayer(new VectorLayer({ source: this.source, style: ink(), zIndex: 20 }));
  }

  get drawn(): boolean {
    return this.source.getFeatures().length > 0;
  }

  start(tool: Tool): void {
    this.stop();
    this.tool = this.last = tool;
    const box = createBox();
    const draw = new Draw({
      source: this.source,
      type: tool === "polygon" ? "Polygon" : "Circle",
      style: ink(),
      ...(tool === "rectangle" ? { geometryFunction: box } : {}),
      ...(tool === "cloud" ? { geometryFunction: (at, was) => this.clouded(at as Coordinate[], was) } : {}),
    });
    draw.on("drawstart", () => this.source.clear());
    draw.on("drawend", (event) => {
      const geometry = event.feature.getGeometry();
      // The click that ends the drawing is not yet over: stopping at once would let it choose a mark.
      window.setTimeout(() => this.stop(), 0);
      if (geometry) this.changed(new GeoJSON({}).writeGeometry(geometry, { decimals: 3 }));
    });
    this.draw = draw;
    this.map.addInteraction(draw);
    this.map.getTargetElement()?.classList.add("drawing");
  }

  /** One step back: the last corner; or, when the mark is drawn, the whole mark, and the pen again. */
  undo(): void {
    if (this.draw) this.draw.removeLastPoint();
    else if (this.drawn) {
      this.clear();
      this.start(this.last);
    }
  }

  clear(): void {
    this.stop();
    this.source.clear();
    this.changed("");
  }

  stop(): void {
    if (this.draw) this.map.removeInteraction(this.draw);
    this.draw = null;
    this.tool = null;
    this.map.getTargetElement()?.classList.remove("drawing");
  }

  private clouded(at: Coordinate[], was?: SimpleGeometry): SimpleGeometry {
    const [left = 0, bottom = 0, right = 0, top = 0] = boundingExtent(at);
    const bump = BUMP_PX * (this.map.getView().getResolution() ?? 1);
    const ring = cloud(left, bottom, right, top, bump);
    const polygon = (was as Polygon | undefined) ?? new Polygon([]);
    polygon.setCoordinates([ring]);
    return polygon;
  }
}

function ink(): Style {
  const stroke = new Stroke({ color: INK, width: 2.5 });
  return new Style({ stroke, fill: new Fill({ color: `${INK}14` }), image: new Circle({ radius: 5, fill: new Fill({ color: INK }) }) });
}
