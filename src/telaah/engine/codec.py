"""JSON form -> classes of the result: the way back of ``as_json``.

What is read may come from a store that others can write to, so nothing is run and nothing is taken on trust: a value of
another type than its class declares is refused.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from telaah.model.place import Box
from telaah.model.plain import JSON_NAMES

T = TypeVar("T")
Make = Callable[[Any], Any]

_PLAIN: dict[type, tuple[type, ...]] = {str: (str,), int: (int,), float: (int, float), bool: (bool,), bytes: (bytes,)}


class NoResult(ValueError):
    """The values do not have the form that the class declares."""


def made(cls: type[T], plain: object) -> T:
    """Return a value of a class from its JSON form; NoResult where it is none.

    >>> from telaah.model.result import Failure
    >>> made(Failure, {"path": "a.pdf", "reason": "empty", "detail": ""})
    Failure(path='a.pdf', reason=<FailureReason.EMPTY: 'empty'>, detail='')
    """
    try:
        maker: Make = _maker(cast("Any", cls))
        value: T = maker(plain)
    except (KeyError, TypeError, ValueError) as error:
        raise NoResult(f"{cls.__name__}: {error}") from None
    return value


@cache
def _maker(hint: Any) -> Make:  # noqa: ANN401, PLR0911 - one return for each kind of type
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        inner = _maker(next(argument for argument in arguments if argument is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is Sequence or (origin is tuple and arguments[-1] is ...):
        item = _maker(arguments[0])
        return lambda plain: tuple(map(item, _is(list, plain)))
    if origin is tuple:
        items = tuple(map(_maker, arguments))
        return lambda plain: tuple(make(value) for make, value in zip(items, _is(list, plain), strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value_of = _maker(arguments[1])
        return lambda plain: {key: value_of(value) for key, value in _is(dict, plain).items()}
    if hint is Box:
        return lambda plain: Box(*map(_number, _is(list, plain)))
    if dataclasses.is_dataclass(hint):
        return _dataclass(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    expected = _PLAIN[hint]
    return lambda plain: plain if type(plain) in expected else _refuse(plain, hint)


def _dataclass(cls: Any) -> Make:  # noqa: ANN401 - any of the classes of the result
    hints = typing.get_type_hints(cls)
    names = [(field.name, JSON_NAMES.get(field.name, field.name)) for field in dataclasses.fields(cls)]
    fields = [(name, key, _maker(hints[name])) for name, key in names]

    def make(plain: Any) -> Any:  # noqa: ANN401
        _is(dict, plain)
        return cls(**{name: value(plain[key]) for name, key, value in fields if key in plain})

    return make


def _is(cls: type, plain: Any) -> Any:  # noqa: ANN401 - returns what it was given
    return plain if type(plain) is cls else _refuse(plain, cls)


def _number(plain: object) -> float:
    return plain if isinstance(plain, float) else float(_is(int, plain))


def _refuse(plain: object, cls: type) -> Any:  # noqa: ANN401 - never returns
    raise TypeError(f"{type(plain).__name__} where {cls.__name__} belongs")
