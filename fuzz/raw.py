"""Files broken as bytes: what a bad disk, a broken download or a spiteful sender does."""

from __future__ import annotations

from random import Random

_INTERESTING = (
    b"\x00",
    b"\xff",
    b"\n",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b"obj",
    b"endobj",
    b"stream\n",
    b"9" * 30,
    b"-1",
    b"%",
)
_NUMBERS = (b"0", b"-1", b"1e999", b"nan", b"2147483648", b"-2147483648", b"99999999999999999999", b"0.0000001")


def flipped(data: bytes, random: Random) -> bytes:
    """Change some bits."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 30, 400))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def cut(data: bytes, random: Random) -> bytes:
    """Leave out the end, the beginning or a piece."""
    first, second = sorted((random.randrange(len(data) + 1), random.randrange(len(data) + 1)))
    return random.choice((data[:first], data[second:], data[:first] + data[second:], data[: first // 64]))


def inserted(data: bytes, random: Random) -> bytes:
    """Put something in, once or several times."""
    for _ in range(random.choice((1, 3, 20))):
        at = random.randrange(len(data) + 1)
        piece = random.choice(_INTERESTING) if random.random() < 0.7 else random.randbytes(random.choice((1, 16, 4096)))
        data = data[:at] + piece + data[at:]
    return data


def repeated(data: bytes, random: Random) -> bytes:
    """Repeat a piece."""
    first = random.randrange(len(data) + 1)
    piece = data[first : first + random.choice((8, 200, 5000))]
    return data[:first] + piece * random.choice((2, 10, 300)) + data[first:]


def renumbered(data: bytes, random: Random) -> bytes:
    """Put a strange number in the place of a number."""
    import re

    places = list(re.finditer(rb"\d+", data))
    for _ in range(min(len(places), random.choice((1, 2, 10)))):
        place = random.choice(places)
        value = random.choice(_NUMBERS)
        data = data[: place.start()] + value + data[place.end() :]
        places = list(re.finditer(rb"\d+", data))
    return data


def spliced(data: bytes, other: bytes, random: Random) -> bytes:
    """Put the beginning of one file before the end of another."""
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def swapped(data: bytes, random: Random) -> bytes:
    """Exchange two pieces."""
    if len(data) < 8:
        return data
    length = random.randrange(1, len(data) // 4 + 1)
    first, second = sorted((random.randrange(len(data) - length), random.randrange(len(data) - length)))
    if second < first + length:
        return data
    middle = data[first + length : second]
    return data[:first] + data[second : second + length] + middle + data[first : first + length] + data[second + length :]


WAYS = (flipped, cut, inserted, repeated, renumbered, swapped)
