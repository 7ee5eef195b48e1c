"""`cached_property`, as Python has it from 3.12 on: worked out at the first look, and without a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["cached_property"]

if TYPE_CHECKING:
    from functools import cached_property
else:

    class cached_property:  # noqa: N801
        """A property that is worked out when it is first looked at, and remembered by its object.

        Python 3.11 takes a lock for that, which takes longer than many of the properties themselves. Without
        one, two threads that look at once may both work it out; the value is the same. Nor does an object get
        a dictionary for it, which would make each of its attributes slower to read from then on.

        Example:
            >>> class Circle:
            ...     radius = 2
            ...
            ...     @cached_property
            ...     def area(self) -> float:
            ...         print("worked out")
            ...         return 3.14 * self.radius**2
            >>> circle = Circle()
            >>> circle.area, circle.area
            worked out
            (12.56, 12.56)
        """

        def __init__(self, func):
            self.func, self.__doc__ = func, func.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = self.func(instance)
            _keep(instance, self.name, value)  # from now on found before this is asked
            return value


_keep = object.__setattr__
