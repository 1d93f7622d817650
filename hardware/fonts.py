"""The fonts that paper is drawn with: Debian's, the first that is installed."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path("/usr/share/fonts")
# Of fonts-noto-mono, fonts-dejavu-core, fonts-noto-core and fonts-inter.
_NAMES = {
    False: (
        "truetype/noto/NotoSansMono-Regular.ttf",
        "truetype/dejavu/DejaVuSansMono.ttf",
        "truetype/noto/NotoSans-Regular.ttf",
        "opentype/inter/Inter-Regular.otf",
    ),
    True: (
        "truetype/noto/NotoSansMono-Bold.ttf",
        "truetype/dejavu/DejaVuSansMono-Bold.ttf",
        "truetype/noto/NotoSans-Bold.ttf",
        "opentype/inter/Inter-Bold.otf",
    ),
}
# For signs that the first one lacks, of either weight.
_SIGNS = ("truetype/dejavu/DejaVuSans.ttf", "truetype/noto/NotoSansSymbols2-Regular.ttf")


class FontMissingError(RuntimeError):
    """None of the fonts that paper is drawn with is installed."""


@lru_cache(maxsize=2)
def font_files(bold: bool) -> tuple[Path, ...]:
    """The font, and those to look into for signs that it lacks.

    Raises:
        FontMissingError: there is none.
    """
    installed = [path for name in _NAMES[bold] if (path := _FOLDER / name).is_file()]
    if not installed:
        raise FontMissingError("no font to draw paper with; install fonts-dejavu-core or fonts-noto-mono")
    others = [path for name in (*_NAMES[bold], *_SIGNS) if (path := _FOLDER / name).is_file()]
    return installed[0], *(path for path in others if path != installed[0])
