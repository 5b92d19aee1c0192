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
from latent.ui.components.told import nouns, space_names

HTML, ZIP = "text/html", "application/zip"

_POLICY = (
    "default-src 'none'; script-src {script} 'unsafe-eval' blob:; worker-src blob:; connect-src {files} blob:; "
    "style-src 'self' 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
"""Drawing maps and running networks make programs as they go, hence 'unsafe-eval'."""

_HEAD = """<!doctype html>
<html lang="{language}">
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
<header><h1>{title}</h1><p>{space_about}</p></header>
<main>
<noscript><p class="notice">{scriptless}</p></noscript>
<section aria-labelledby="morph">
<h2 id="morph">{morph}</h2>
<p class="home-quiet">{morph_told}</p>
<div class="home-gallery" data-part="gallery" role="group" aria-label="{gallery}" tabindex="0"></div>
<div class="home-tools">
<button type="button" data-part="again">{again}</button>
<button type="button" data-part="another">{another}</button>
<span data-part="line" role="status"></span>
</div>
<div data-part="ears"></div>
<div data-part="instrument"></div>
</section>
<section aria-labelledby="map">
<h2 id="map">{map}</h2>
<p class="home-quiet">{map_told}</p>
<div data-part="map"></div>
</section>
</main>
<footer>
<p>{about}</p>
{credit}
<p>{share}</p>
</footer>
"""

_WORDS = {
    "scriptless": "taken-scriptless",
    "morph": "page-morph",
    "morph_told": "taken-morph-told",
    "gallery": "taken-gallery",
    "again": "bench-back",
    "another": "morph-another",
    "map": "page-map",
    "map_told": "taken-map-told",
}
"""Messages by their places in the page."""


def one_file(space: Space, choice: Choice = ALL) -> Generator[Progress, None, bytes]:
    """A space as one HTML file that opens from a disk.

    Raises:
        RequestError: what it takes was not brought when the program was set up.
    """
    found, manifest = yield from _gathered(space, choice)
    yield Progress(0.9, choice.say("taken-writing-file"))
    script, style = bundling.bundled("home/home.js"), bundling.bundled("home/home.css")
    key = base64.b64encode(hashlib.sha256(script).digest()).decode()
    policy = _POLICY.format(script=f"'sha256-{key}'", files="")
    brought = (_data(f"file-{name}", "text/plain", _letters(data)) for name, (data, _) in found.files.items())
    parts = [
        _head(manifest, choice, policy, f"<style>{style.decode()}</style>"),
        _body(manifest, choice, brings(space, choice), choice.say("taken-share-file")),
        _data("told", "application/json", _json(found.told)),
        *brought,
        f"<script>{script.decode()}</script>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def folder(space: Space, choice: Choice = ALL) -> Generator[Progress, None, bytes]:
    """The same as a zip of a folder for any web host; errors as :func:`one_file` has."""
    found, manifest = yield from _gathered(space, choice)
    yield Progress(0.9, choice.say("taken-writing-folder"))
    policy = _POLICY.format(script="'self'", files="'self'")
    head = _head(manifest, choice, policy, '<link rel="stylesheet" href="page.css">')
    body = _body(manifest, choice, brings(space, choice), choice.say("taken-share-folder"))
    body += _data("told", "application/json", _json(found.told))
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


def brings(space: Space, choice: Choice) -> str:
    """What goes along, in plain words."""
    say = choice.say
    shown = "home-brings-said" if space.thumbnails.texts else "home-brings-shown"
    message = shown if choice.with_items else "home-brings-bare"
    known = say(message, count=len(space.reference), **nouns.of(space.modality, say))
    if not choice.own:
        return say("home-brings", known=known)
    return say("home-brings-own", known=known, count=len(choice.own))


def _gathered(space: Space, choice: Choice) -> Generator[Progress, None, tuple[Contents, Manifest]]:
    """The files, and what the space as it goes along says of itself."""
    yield Progress(0.0, choice.say("taken-packing-model"))
    contents.engine_files()
    yield Progress(0.4, choice.say("taken-packing-space"))
    with choosing.prepared(space, choice) as bare:
        return contents.of(bare, choice), bare.manifest


def _head(manifest: Manifest, choice: Choice, policy: str, style: str) -> str:
    title = html.escape(space_names.title(manifest, choice.say))
    return _HEAD.format(language=choice.language, policy=html.escape(policy), title=title, style=style)


def _body(manifest: Manifest, choice: Choice, brought: str, share: str) -> str:
    say, source = choice.say, manifest.attribution
    words = {place: say(message) for place, message in _WORDS.items()} | {
        "title": space_names.title(manifest, say),
        "space_about": space_names.about(manifest, say),
        "about": say("taken-about", day=time.strftime("%Y-%m-%d"), brings=brought),
        "share": share,
    }
    credit = f"<p>{html.escape(say('take-away-data', source=source))}</p>" if source else ""
    return _BODY.format(credit=credit, **{place: html.escape(text) for place, text in words.items()})


def _data(name: str, kind: str, text: str) -> str:
    """Data within the page: letters of base 64, or JSON without a "<"."""
    return f'<script type="{kind}" id="{name}">{text}</script>\n'


def _letters(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")
