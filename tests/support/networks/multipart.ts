/** A form as bytes: fields that come without a file name are bytes too. */
export function formFields(body: Buffer, contentType: string): Map<string, Buffer> {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error("A form without a boundary.");
  const fields = new Map<string, Buffer>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const piece = body.subarray(at + mark.length + 2, next - 2);
    const end = piece.indexOf("\r\n\r\n");
    const name = /name="([^"]+)"/.exec(piece.subarray(0, end).toString("utf8"))?.[1] ?? "";
    fields.set(name, piece.subarray(end + 4));
    at = next;
  }
  return fields;
}
