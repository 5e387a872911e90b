/** The live progress of a round: server-sent events, and where they do not come through, asking again every two seconds. */
const PATIENCE_MS = 4000;
const AGAIN_MS = 2000;

export class LiveProgress extends HTMLElement {
  private events: EventSource | null = null;
  private timer = 0;

  connectedCallback(): void {
    if (this.querySelector('[data-finished="yes"]')) return;
    this.listen();
  }

  disconnectedCallback(): void {
    this.events?.close();
    window.clearTimeout(this.timer);
  }

  private listen(): void {
    const events = new EventSource(this.dataset.events ?? "");
    this.events = events;
    const giveUp = (): void => {
      events.close();
      void this.ask();
    };
    this.timer = window.setTimeout(giveUp, PATIENCE_MS);
    events.onmessage = (event: MessageEvent<string>): void => {
      window.clearTimeout(this.timer);
      this.show(JSON.parse(event.data) as string);
    };
    events.addEventListener("finished", () => events.close());
    events.onerror = (): void => {
      if (events.readyState === EventSource.CLOSED) giveUp();
    };
  }

  private async ask(): Promise<void> {
    const answer = await fetch(this.dataset.panel ?? "").catch(() => null);
    if (answer?.ok) this.show(await answer.text());
    if (answer?.headers.get("X-Finished") !== "yes") this.timer = window.setTimeout(() => void this.ask(), AGAIN_MS);
  }

  private show(markup: string): void {
    this.innerHTML = markup;
    const stage = this.querySelector(".badge.stage");
    if (stage) document.querySelector(".head .badge.stage")?.replaceWith(stage.cloneNode(true));
  }
}
