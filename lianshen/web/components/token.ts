/** The token that shows a request came from a page of ours. */
export function token(): Record<string, string> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="token"]');
  return { "x-lianshen-token": meta?.content ?? "" };
}
