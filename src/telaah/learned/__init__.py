"""Loads trained models behind small Protocols; nothing is loaded in this version."""
