"""Tests of the answers of an archive."""
