"""The functions of pdfium that the reader calls once a character or once a path, with prototypes of their own.

pypdfium2's own wrappers convert each argument; with plain addresses a call takes half the time, and a page needs thousands.
The library is the one that pypdfium2 has loaded already. pdfium is not thread-safe: one process, one thread.
"""

from __future__ import annotations

import ctypes as ct
from pathlib import Path

import pypdfium2_raw

from telaah.ingest.foreign import CType

_POINTER, _INT, _FLOAT, _ULONG = ct.c_void_p, ct.c_int, ct.c_float, ct.c_ulong


def _library() -> ct.CDLL:
    folder = Path(next(iter(pypdfium2_raw.__path__)))
    names = sorted(p for p in folder.iterdir() if "pdfium" in p.name and p.suffix in {".so", ".dylib", ".dll"})
    return ct.CDLL(str(names[0]))


_LIBRARY = _library()


def _function(name: str, result: CType, *arguments: CType) -> CType:
    function = getattr(_LIBRARY, name)
    # A copy of the function object: restype and argtypes of pypdfium2's own stay as they are.
    function.restype, function.argtypes = result, arguments
    return function


load_text = _function("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _function("FPDFText_ClosePage", None, _POINTER)
count_chars = _function("FPDFText_CountChars", _INT, _POINTER)
get_text = _function("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
get_unicode = _function("FPDFText_GetUnicode", ct.c_uint, _POINTER, _INT)
is_generated = _function("FPDFText_IsGenerated", _INT, _POINTER, _INT)
loose_box = _function("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
char_angle = _function("FPDFText_GetCharAngle", _FLOAT, _POINTER, _INT)
font_weight = _function("FPDFText_GetFontWeight", _INT, _POINTER, _INT)
font_info = _function("FPDFText_GetFontInfo", _ULONG, _POINTER, _INT, _POINTER, _ULONG, _POINTER)

count_objects = _function("FPDFPage_CountObjects", _INT, _POINTER)
get_object = _function("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
object_type = _function("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _function("FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _function("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
fill_color = _function("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
stroke_color = _function("FPDFPageObj_GetStrokeColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
form_count = _function("FPDFFormObj_CountObjects", _INT, _POINTER)
form_object = _function("FPDFFormObj_GetObject", _POINTER, _POINTER, _ULONG)
path_mode = _function("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
path_count = _function("FPDFPath_CountSegments", _INT, _POINTER)
path_segment = _function("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _function("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_type = _function("FPDFPathSegment_GetType", _INT, _POINTER)
segment_close = _function("FPDFPathSegment_GetClose", _INT, _POINTER)

PATH, IMAGE, FORM = 2, 3, 5
LINE_TO, MOVE_TO = 0, 2
