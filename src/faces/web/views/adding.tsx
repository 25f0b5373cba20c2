export default function Screen(_: { onSearch?: () => void; figure?: string; onClose?: () => void }) {
  return null;
}
