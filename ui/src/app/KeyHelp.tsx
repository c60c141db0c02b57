import { Dialog } from "@/shared/Dialog";

const KEYS = [
  ["⌘K or Ctrl K", "Find an object or a screen"],
  ["/", "Write a filter"],
  ["j or ↓, k or ↑", "Next row, row before"],
  ["→", "Go into the detail beside the list"],
  ["Enter", "Open the row's own page"],
  ["x", "Choose the row for a bulk action"],
  ["Esc", "Close the detail, leave the filter"],
  ["?", "This help"],
];

export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Keys" size="sm">
      <table>
        <tbody>
          {KEYS.map(([key, does]) => (
            <tr key={key}>
              <td style={{ padding: "4px 16px 4px 0" }}>
                <kbd>{key}</kbd>
              </td>
              <td className="dim">{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
