import { Link } from "@tanstack/react-router";
import { Empty } from "@/shared/states";

export function NotFound() {
  return (
    <Empty title="There is no such page">
      The address may be old or misspelt. Go to the{" "}
      <Link to="/" className="link">
        overview
      </Link>{" "}
      or press <kbd>⌘K</kbd> to find something.
    </Empty>
  );
}
