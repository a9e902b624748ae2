"""Static files under neutral, content-hashed addresses, bundled once at start."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response

from app.core.errors import NotFoundError

STATIC = Path(__file__).resolve().parents[2] / "frontend" / "static"
HASH_LENGTH = 10
YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class StaticFile:
    """`address` holds a hash of the content, so it may be cached for ever."""

    address: str
    content: bytes
    zipped: bytes
    media_type: str


class StaticFiles:
    """Every file below `frontend/static`, plus one style sheet or script per `*.bundle` list in `css` or `js`."""

    def __init__(self, folder: Path = STATIC) -> None:
        self.by_path: dict[str, StaticFile] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in {".bundle", ".map"}:
                self._add(path.relative_to(folder).as_posix(), path.read_bytes())
        for bundle in sorted(folder.rglob("*.bundle")):
            names = bundle.read_text().split()
            parts = [(bundle.parent / name).read_bytes().strip() for name in names]
            kind = bundle.parent.name
            self._add(f"{kind}/{bundle.stem}.{kind}", b"\n".join(parts) + b"\n")
        self._link_modules()
        self.by_address = {file.address: file for file in self.by_path.values()}

    def _add(self, path: str, content: bytes) -> None:
        suffix = Path(path).suffix
        if suffix == ".css":
            content = squeeze(content)
        digest = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
        media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if suffix in {".css", ".js", ".svg"}:
            media_type += "; charset=utf-8"
        # Scripts import each other by name, so they keep it; all others are known by hash alone.
        address = f"/s/{path}" if suffix == ".js" else f"/s/{digest}{suffix}"
        self.by_path[path] = StaticFile(address, content, gzip.compress(content, 9, mtime=0), media_type)

    def _link_modules(self) -> None:
        version = hashlib.sha256(b"".join(f.content for p, f in sorted(self.by_path.items()) if p.endswith(".js")))
        prefix = f"/s/{version.hexdigest()[:HASH_LENGTH]}/"
        for path, file in self.by_path.items():
            if path.endswith(".js"):
                self.by_path[path] = StaticFile(
                    prefix + path.removeprefix("js/"), file.content, file.zipped, file.media_type
                )

    def url(self, path: str) -> str:
        """Address of `css/sender.css` or `js/app.js`. Raises KeyError for a file that is not there."""
        return self.by_path[path].address


def squeeze(css: bytes) -> bytes:
    """Style without comments and indentation: bytes that a 2G phone need not carry."""
    text = css.decode()
    while (start := text.find("/*")) >= 0:
        text = text[:start] + text[text.index("*/", start) + 2 :]
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()).encode()


router = APIRouter()


@router.get("/s/{address:path}", include_in_schema=False)
def show_static(request: Request, address: str) -> Response:
    files: StaticFiles = request.app.state.static
    file = files.by_address.get(f"/s/{address}")
    if file is None:
        raise NotFoundError
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.zipped, media_type=file.media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(file.content, media_type=file.media_type, headers=headers)
