"""Names for values of libraries that have no types of their own."""

from __future__ import annotations

from typing import Any, TypeAlias

Node: TypeAlias = Any
"""An element of lxml."""
PdfDocument: TypeAlias = Any
"""A document of pypdfium2 or pdfplumber."""
PdfPage: TypeAlias = Any
"""A page of pypdfium2 or pdfplumber."""
CType: TypeAlias = Any
"""A type or function of ctypes."""
Untyped: TypeAlias = Any
"""Anything else."""
