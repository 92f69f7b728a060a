"""Tests of plans held against news."""
