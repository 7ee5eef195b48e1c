"""What the standard library has, in forms that are sooner loaded or made: commands live for a tenth of a second.

Nobody imports from here but the package itself. Why each of them is there is told in
`docs/decisions/methods-written-late.md` and `docs/decisions/loaded-when-used.md`.
"""
