/** The map: one sheet of paper in millimetres, its tiles, and how to come to a place on it. */
import OlMap from "ol/Map";
import View from "ol/View";
import { defaults as interactions } from "ol/interaction/defaults";
import TileLayer from "ol/layer/Tile";
import type { Extent } from "ol/extent";
import { buffer, containsExtent, getHeight, getWidth } from "ol/extent";
import Projection from "ol/proj/Projection";
import TileImage from "ol/source/TileImage";
import TileGrid from "ol/tilegrid/TileGrid";
import type { SheetData } from "./data";

const AROUND_MM = 45; // what is shown around a small mark
const FINER = 8; // how far one may zoom beyond the finest tiles

export class SheetMap {
  readonly map: OlMap;
  private readonly paper: Extent;

  constructor(target: HTMLElement, sheet: SheetData) {
    this.paper = [0, 0, sheet.paper[0], sheet.paper[1]];
    const projection = new Projection({ code: "PAPER-MM", units: "pixels", extent: this.paper });
    const coarsest = sheet.resolutions[0] ?? 1;
    const finest = sheet.resolutions.at(-1) ?? coarsest;
    this.map = new OlMap({
      target,
      interactions: interactions({ altShiftDragRotate: false, pinchRotate: false }),
      layers: sheet.tiles ? [tiles(sheet, sheet.tiles, projection, this.paper)] : [],
      view: new View({
        projection,
        extent: buffer(this.paper, Math.max(...sheet.paper) / 4),
        showFullExtent: true,
        enableRotation: false,
        maxResolution: coarsest * 2,
        minResolution: finest / FINER,
      }),
    });
    this.fit(0);
  }

  fit(duration = 200): void {
    this.map.getView().fit(this.paper, { padding: [16, 16, 16, 16], duration });
  }

  /** Comes to a place unless it can be seen well already. */
  goTo(place: Extent): void {
    const view = this.map.getView();
    const shown = view.calculateExtent(this.map.getSize() ?? [1, 1]);
    const size = Math.max(getWidth(place), getHeight(place));
    const wellSeen = size > getWidth(shown) / 12 && containsExtent(shown, place);
    if (!wellSeen) view.fit(buffer(place, Math.max(AROUND_MM, size / 3)), { padding: [48, 32, 32, 32], duration: 250 });
  }
}

function tiles(sheet: SheetData, url: string, projection: Projection, extent: Extent): TileLayer<TileImage> {
  const grid = new TileGrid({ extent, origin: [0, sheet.paper[1]], resolutions: sheet.resolutions, tileSize: sheet.tile });
  return new TileLayer({ source: new TileImage({ url, projection, tileGrid: grid, transition: 0, wrapX: false }), extent });
}
