"""`NamedTuple`, as `typing` has it, made in a twentieth of the time.

The standard one compiles a text for each field of a class while a module is loaded, as each annotation might be a name
to be looked up, and another for the class; nothing looks at most of them. Why it is built this way is told in
`docs/decisions/methods-written-late.md`.
"""

from __future__ import annotations

import collections
import sys
from types import FunctionType
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    _put = tuple.__new__
    _makers = (  # by how many fields there are
        lambda _: _put(_, ()),
        lambda _, a: _put(_, (a,)),
        lambda _, a, b: _put(_, (a, b)),
        lambda _, a, b, c: _put(_, (a, b, c)),
        lambda _, a, b, c, d: _put(_, (a, b, c, d)),
        lambda _, a, b, c, d, e: _put(_, (a, b, c, d, e)),
        lambda _, a, b, c, d, e, f: _put(_, (a, b, c, d, e, f)),
        lambda _, a, b, c, d, e, f, g: _put(_, (a, b, c, d, e, f, g)),
        lambda _, a, b, c, d, e, f, g, h: _put(_, (a, b, c, d, e, f, g, h)),
        lambda _, a, b, c, d, e, f, g, h, i: _put(_, (a, b, c, d, e, f, g, h, i)),
        lambda _, a, b, c, d, e, f, g, h, i, j: _put(_, (a, b, c, d, e, f, g, h, i, j)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k: _put(_, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m: _put(_, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n: _put(_, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _put(
            _, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)
        ),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: _put(
            _, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)
        ),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: _put(
            _, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)
        ),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: _put(
            _, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)
        ),
    )

    def _maker(names):
        """What makes an object: the code for so many fields, with their own names."""
        if len(names) < len(_makers):
            code = _makers[len(names)].__code__.replace(co_varnames=("_cls", *names))
            return FunctionType(code, globals(), "__new__")
        from procmodel.light.methods import written  # here: few have so many

        places = "".join(f"p{at}, " for at in range(len(names)))
        return written(f"_cls, {places}", [f"return _put(_cls, ({places}))"], names, {"_put": _put})

    # What `collections.namedtuple` writes for each class, the same for all.

    @classmethod
    def _make(cls, values):
        made = _put(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **values):
        made = self._make(map(values.pop, self._fields, self))
        if values:
            refused = TypeError if sys.version_info >= (3, 13) else ValueError
            raise refused(f"Got unexpected field names: {list(values)!r}")
        return made

    def _shown(self):
        told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({', '.join(told)})"

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _plain(self):
        return tuple(self)

    _shared = {
        "__slots__": (),
        "__getnewargs__": _plain,
        "__replace__": _replace,
        "__repr__": _shown,
        "_asdict": _asdict,
        "_make": _make,
        "_replace": _replace,
    }

    class _Maker(type):
        """Makes a class that is built on `NamedTuple` a plain one of tuples."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            names = tuple(body.get("__annotations__", ()))
            values = {each: body[each] for each in names if each in body}
            if tuple(values) != names[len(names) - len(values) :]:
                raise TypeError(f"{name}: a field without a value cannot follow one with a value")
            new = _maker(names)
            new.__qualname__, new.__defaults__ = f"{body['__qualname__']}.__new__", tuple(values.values())
            own = {"__doc__": f"{name}({', '.join(names)})", "__new__": new, **body}
            told = {"_fields": names, "__match_args__": names, "_field_defaults": values}
            places = {each: collections._tuplegetter(at, f"Field {at}") for at, each in enumerate(names)}
            return type(name, (tuple,), {**_shared, **own, **told, **places})

    class _Named:
        """Stands among the bases of a class, and has `_Maker` make the class."""

        made = _Maker("_Made", (), {})

        def __mro_entries__(self, bases):
            return (self.made,)

    NamedTuple = _Named()
