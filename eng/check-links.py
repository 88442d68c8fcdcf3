#!/usr/bin/env python3
"""Every relative link in a Markdown file of the project leads to a file that exists, and every anchor to a heading."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
link = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(page):
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            title = line.lstrip("#").strip().lower()
            yield re.sub(r"[^\w\- ]", "", title).replace(" ", "-")


broken = []
pages = [p for p in root.rglob("*.md") if not {"bin", "obj", "node_modules"} & set(p.relative_to(root).parts)]
for page in pages:
    for target in link.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        if not other.exists() or (anchor and other.suffix == ".md" and anchor not in anchors(other)):
            broken.append(f"{page.relative_to(root)}: {target}")

print("\n".join(broken) or f"{len(pages)} pages, no broken link")
sys.exit(bool(broken))
