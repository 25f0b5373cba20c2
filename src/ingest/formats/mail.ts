/** A mail (EML), a page saved as MHTML, and a mailbox of many mails (mbox). Attachments are not opened. */
import { AscribeError } from "../../base/error.ts";
import { westernOf } from "../decode.ts";
import { firstDate, firstStated, type StatedFields } from "../found.ts";
import { readHtml, textOfFragment } from "./html.ts";

export interface Letter {
  readonly text: string;
  readonly fields: StatedFields;
  readonly transform: string;
}

/** @throws {AscribeError} `no-text`, `bad-mail` */
export async function readMail(bytes: Uint8Array): Promise<Letter> {
  const { default: PostalMime } = await import("postal-mime");
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 64, maxHeadersSize: 1_000_000 });
  } catch (cause) {
    throw new AscribeError("bad-mail", "is a mail that breaks off or contradicts itself; take it again from where it came", {
      cause,
    });
  }
  const title = firstStated([mail.subject && westernOf(mail.subject), "Subject header"]);
  const published = firstDate([mail.date, "Date header"]);
  const publisher = firstStated(
    [mail.from?.name && westernOf(mail.from.name), "From header"],
    [mail.from?.address, "From header"],
  );
  const fields = { ...(title && { title }), ...(published && { published }), ...(publisher && { publisher }) };
  if (mail.text?.trim()) return { text: westernOf(mail.text.trim()), fields, transform: "mail: text part" };
  if (!mail.html?.trim()) throw new AscribeError("no-text", "is a mail without words of its own; give its attachment instead");
  return { text: await textOfFragment(westernOf(mail.html)), fields, transform: "mail: HTML part" };
}

/** A page saved with everything on it; only the page itself is taken. */
export async function readMhtml(bytes: Uint8Array): Promise<Letter> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 64, maxHeadersSize: 1_000_000 });
  const address =
    mail.headers.find(({ key }) => key === "snapshot-content-location" || key === "content-location")?.value ?? null;
  if (!mail.html?.trim()) throw new AscribeError("no-text", "is a saved page without a page in it; save it again as HTML");
  const page = await readHtml(westernOf(mail.html), address);
  return { ...page, transform: `mhtml, ${page.transform}` };
}

/** The mails of a mailbox, one at a time: each begins at a line "From …" after a blank one. */
export function* mailsOf(mailbox: Uint8Array): Generator<Uint8Array> {
  const starts: number[] = [];
  for (let at = 0; at >= 0 && at < mailbox.length; ) {
    if (isFromLine(mailbox, at)) starts.push(at);
    const next = mailbox.indexOf(10, at);
    at = next < 0 ? -1 : next + 1;
  }
  for (const [i, start] of starts.entries()) {
    const head = mailbox.indexOf(10, start) + 1;
    yield mailbox.subarray(head, starts[i + 1] ?? mailbox.length);
  }
}

// "From " as five bytes; ">From " is how a mailbox writes the words inside a mail.
function isFromLine(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 70 || bytes[at + 1] !== 114 || bytes[at + 2] !== 111 || bytes[at + 3] !== 109 || bytes[at + 4] !== 32)
    return false;
  return at === 0 || (bytes[at - 1] === 10 && (bytes[at - 2] === 10 || (bytes[at - 2] === 13 && bytes[at - 3] === 10)));
}
