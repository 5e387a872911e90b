/** Everything the pages do beyond what a plain browser does: small custom elements, one folder each. */
import "./main.css";
import { LiveProgress } from "./progress/behaviour";
import { SheetViewer } from "./sheet_viewer/behaviour";
import { UploadBox } from "./upload/behaviour";

customElements.define("live-progress", LiveProgress);
customElements.define("sheet-viewer", SheetViewer);
customElements.define("upload-box", UploadBox);
