/** The files of a drop, those in dropped folders too, in the order of their paths. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const roots = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (roots.length === 0) return [...transfer.files];
  return (await Promise.all(roots.map(filesUnder))).flat();
}

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith(".")) return [];
  if (entry.isFile) return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // A folder is handed out a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    found.push(...some);
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(found.map(filesUnder))).flat();
}
