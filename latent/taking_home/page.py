"""The page itself: its words as HTML, and all that it brings, as one file or as a folder.

Titles, names and all else of a space is escaped or JSON, and the page's own policy lets no script run but its own and
nothing be asked of any other host (Content Security Policy, https://www.w3.org/TR/CSP3/).
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import json
import time
import zipfile
from collections.abc import Generator

from latent.actions import Progress
from latent.manifest import Manifest
from latent.space import Space
from latent.taking_home import choosing, contents
from latent.taking_home.choosing import ALL, Choice
from latent.taking_home.contents import Contents
from latent.ui.components import bundling
from latent.ui.components.told import nouns
from latent.ui.components.told.words import Say
from latent.words import in_first

HTML, ZIP = "text/html", "application/zip"

_POLICY = (
    "default-src 'none'; script-src {script} 'unsafe-eval' blob:; worker-src blob:; connect-src {files} blob:; "
    "style-src 'self' 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
"""Drawing maps and running networks make programs as they go, hence 'unsafe-eval'."""

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Latentarium">
<title>{title}</title>
{style}
</head>
"""

_BODY = """<body>
<header><h1>{title}</h1><p>{description}</p></header>
<main>
<noscript><p class="notice">This page needs JavaScript, which is switched off.</p></noscript>
<section aria-labelledby="morph">
<h2 id="morph">Morph</h2>
<p class="home-quiet">Choose something to begin with and move a slider: the model draws it anew while you do. The
arrow keys move a slider too, and Ctrl+Z takes back.</p>
<div class="home-gallery" data-part="gallery" role="group" aria-label="Something to begin with" tabindex="0"></div>
<div class="home-tools">
<button type="button" data-part="again">Back to the start</button>
<button type="button" data-part="another">Another</button>
<span data-part="line" role="status"></span>
</div>
<div data-part="ears"></div>
<div data-part="instrument"></div>
</section>
<section aria-labelledby="map">
<h2 id="map">Map</h2>
<p class="home-quiet">Each point is an item that the model knows, those alike near each other. Click one to begin with
it; at an empty place the model imagines what would be there.</p>
<div data-part="map"></div>
</section>
</main>
<footer>
<p>{about}</p>
{credit}
<p>{share}</p>
</footer>
"""

_ABOUT = (
    "A space of Latentarium, made on {day}. Everything is in this page: the model runs on your device, nothing is sent "
    "anywhere, and no network is needed. {brings}"
)
_ONE_FILE = "To share it, send this file on: it opens in any browser of 2023 or later, without a network."
_FOLDER = "To share it, put this folder on any web host as it is and send the address."


def one_file(space: Space, choice: Choice = ALL) -> Generator[Progress, None, bytes]:
    """A space as one HTML file that opens from a disk.

    Raises:
        RequestError: what it takes was not brought when the program was set up.
    """
    found, manifest = yield from _gathered(space, choice)
    yield Progress(0.9, "Writing the file")
    script, style = bundling.bundled("home/home.js"), bundling.bundled("home/home.css")
    key = base64.b64encode(hashlib.sha256(script).digest()).decode()
    policy = _POLICY.format(script=f"'sha256-{key}'", files="")
    brought = (_data(f"file-{name}", "text/plain", _letters(data)) for name, (data, _) in found.files.items())
    parts = [
        _head(manifest, policy, f"<style>{style.decode()}</style>"),
        _body(manifest, brings(space, choice), _ONE_FILE),
        _data("told", "application/json", _json(found.told)),
        *brought,
        f"<script>{script.decode()}</script>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def folder(space: Space, choice: Choice = ALL) -> Generator[Progress, None, bytes]:
    """The same as a zip of a folder for any web host; errors as :func:`one_file` has."""
    found, manifest = yield from _gathered(space, choice)
    yield Progress(0.9, "Writing the folder")
    head = _head(manifest, _POLICY.format(script="'self'", files="'self'"), '<link rel="stylesheet" href="page.css">')
    body = _body(manifest, brings(space, choice), _FOLDER) + _data("told", "application/json", _json(found.told))
    page = f'{head}{body}<script src="page.js"></script>\n</body>\n</html>\n'
    listed = {
        "index.html": page.encode(),
        "page.js": bundling.bundled("home/home.js"),
        "page.css": bundling.bundled("home/home.css"),
        **{f"files/{name}.bin": data for name, (data, _) in found.files.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in listed.items():
            packed.writestr(f"{space.name}/{name}", data)
    return out.getvalue()


def brings(space: Space, choice: Choice, say: Say = in_first) -> str:
    """What goes along, in plain words, as ``say`` gives them."""
    shown = "home-brings-said" if space.thumbnails.texts else "home-brings-shown"
    message = shown if choice.with_items else "home-brings-bare"
    known = say(message, count=len(space.reference), **nouns.of(space.modality, say))
    if not choice.own:
        return say("home-brings", known=known)
    return say("home-brings-own", known=known, count=len(choice.own))


def _gathered(space: Space, choice: Choice) -> Generator[Progress, None, tuple[Contents, Manifest]]:
    """The files, and what the space as it goes along says of itself."""
    yield Progress(0.0, "Packing what runs the model")
    contents.engine_files()
    yield Progress(0.4, "Packing the space")
    with choosing.prepared(space, choice) as bare:
        return contents.of(bare, choice), bare.manifest


def _head(manifest: Manifest, policy: str, style: str) -> str:
    return _HEAD.format(policy=html.escape(policy), title=html.escape(manifest.title), style=style)


def _body(manifest: Manifest, brought: str, share: str) -> str:
    credit = f"<p>Data: {html.escape(manifest.attribution)}</p>" if manifest.attribution else ""
    about = _ABOUT.format(day=time.strftime("%Y-%m-%d"), brings=brought)
    return _BODY.format(
        title=html.escape(manifest.title),
        description=html.escape(manifest.description),
        about=html.escape(about),
        credit=credit,
        share=html.escape(share),
    )


def _data(name: str, kind: str, text: str) -> str:
    """Data within the page: letters of base 64, or JSON without a "<"."""
    return f'<script type="{kind}" id="{name}">{text}</script>\n'


def _letters(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")
