/** What the server tells of a sheet; coordinates are millimetres of paper, y up. */
export interface Mark {
  key: string;
  department: string;
  severity: "mandatory" | "general" | "advice";
  verdict: "fail" | "undecided" | "pass" | "not_applicable";
  added: boolean;
  dismissed: boolean;
  shapes: object[];
}

export interface SheetData {
  paper: [number, number];
  resolutions: number[];
  tile: number;
  tiles: string | null;
  may_add: boolean;
  scale: number | null;
  marks: Mark[];
}

export async function fetchSheet(address: string): Promise<SheetData> {
  const answer = await fetch(`${address}/marks.json`, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as SheetData;
}

export async function fetchCards(address: string): Promise<string> {
  const answer = await fetch(`${address}/cards`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

/** Sends a form as the pressed button would; gives back what went wrong, or "" when it was written down. */
export async function say(form: HTMLFormElement, pressed: HTMLElement | null, offline: string): Promise<string> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed)) if (typeof value === "string") fields.append(name, value);
  const answer = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) return "";
  const said = (await answer?.json().catch(() => null)) as { message?: string } | null | undefined;
  return said?.message ?? offline;
}
