/** Files dropped or chosen are sent one after another as they are, each with its progress; the page is renewed at the end. */
import { token } from "../token";

export class UploadBox extends HTMLElement {
  private waiting: File[] = [];
  private busy = false;
  private failed = false;

  connectedCallback(): void {
    this.classList.add("ready");
    const input = this.querySelector<HTMLInputElement>('input[type="file"]');
    const drop = this.querySelector<HTMLElement>(".drop");
    input?.addEventListener("change", () => {
      this.take(input.files);
      input.value = "";
    });
    drop?.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop?.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop?.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      this.take(event.dataTransfer?.files ?? null);
    });
  }

  private take(files: FileList | null): void {
    this.waiting.push(...Array.from(files ?? []));
    if (!this.busy) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.busy = true;
    for (let file = this.waiting.shift(); file; file = this.waiting.shift()) await this.send(file);
    this.busy = false;
    if (!this.failed) location.assign(`${location.pathname}?done=received`);
  }

  private send(file: File): Promise<void> {
    const row = this.row(file);
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("PUT", `${this.dataset.address ?? ""}/${encodeURIComponent(file.name)}`);
      for (const [name, value] of Object.entries(token())) request.setRequestHeader(name, value);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.upload.onprogress = (event): void => row.far(event.loaded / Math.max(event.total, 1));
      request.onloadend = (): void => {
        const stored = request.status === 201;
        this.failed ||= !stored;
        row.end(stored ? (this.dataset.stored ?? "") : messageIn(request.responseText) || (this.dataset.failed ?? ""), stored);
        resolve();
      };
      request.send(file);
    });
  }

  private row(file: File): { far: (share: number) => void; end: (words: string, stored: boolean) => void } {
    const item = document.createElement("li");
    const name = Object.assign(document.createElement("span"), { textContent: file.name });
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    const words = Object.assign(document.createElement("span"), { textContent: "0 %", className: "number" });
    item.append(name, bar, words);
    this.querySelector(".uploading")?.append(item);
    return {
      far: (share) => {
        bar.value = share;
        words.textContent = `${Math.round(share * 100)} %`;
      },
      end: (said, stored) => {
        bar.value = stored ? 1 : bar.value;
        words.textContent = said;
        words.classList.toggle("failed", !stored);
      },
    };
  }
}

function messageIn(answer: string): string {
  try {
    return (JSON.parse(answer) as { message?: string }).message ?? "";
  } catch {
    return "";
  }
}
