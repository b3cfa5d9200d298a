"""The published site beside the live pages, below `site/`: plain files, packed where a browser takes gzip."""

import os
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Receive, Scope, Send

from indicators.serving.compressed import takes_gzip

PREFIX = "/site/"
PACKED = ".gz"
FOUND = 200


class SiteFiles(StaticFiles):
    """The files of a published site; an address without a file has the site's own page for that."""

    def __init__(self, folder: Path) -> None:
        """Serve a folder that `indicators publish` wrote."""
        super().__init__(directory=folder, html=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what no file can have as its address is refused in plain text."""
        try:
            await super().__call__(scope, receive, send)
        except HTTPException as refused:
            await PlainTextResponse(f"{refused.detail}\n", status_code=refused.status_code)(scope, receive, send)

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = FOUND
    ) -> Response:
        """Return a file, or the packed one beside it under the file's own type."""
        headers, packed = Headers(scope=scope), Path(f"{full_path}{PACKED}")
        whole = "range" not in headers and status_code == FOUND
        if not whole or not takes_gzip(headers.get("accept-encoding", "")) or not packed.is_file():
            return super().file_response(full_path, stat_result, scope, status_code)
        response = super().file_response(packed, packed.stat(), scope, status_code)
        if isinstance(response, FileResponse):
            response.headers["content-type"] = FileResponse(full_path).headers["content-type"]
        response.headers.update({"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
        return response
