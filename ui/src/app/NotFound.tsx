import { Link } from "@tanstack/react-router";

export function NotFound() {
  return (
    <div className="page">
      <h1>There is no such page</h1>
      <p className="dim">
        The address may be old or misspelt. Go to the{" "}
        <Link to="/" className="link">
          overview
        </Link>{" "}
        or press <kbd>⌘K</kbd> to find something.
      </p>
    </div>
  );
}
