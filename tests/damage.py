"""Damage as files suffer it: bytes flipped, cut off, dropped, doubled, and signs of YAML and CSV put in between."""

from hypothesis import strategies as st

from indicators.files import FILES

Edits = list[tuple[str, float, float | int | str]]

MUTATED = st.sampled_from(FILES)
TOKENS = st.sampled_from(
    [
        "\n", "\n\n", " ", "\t", ",", ";", ":", ": ", "- ", "[", "]", "{", "}", '"', "'", "&a ", "*a", "!x ", "<<: ",
        "#", "|", ">", "%", "@", "`", "? ", "=", "\r", "\r\n", "\x00", "\ufeff", "\u0301", "\u2028", "---\n",
        "...\n", "no", "12,5", "1.000", "id: x\n", "<<<<<<< a\n", "=======\n", "9" * 5000, "🏙", "\u202e", "A0001", "HP",
    ]
)  # fmt: skip
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), st.floats(0, 1), st.integers(0, 255)),
        st.tuples(st.just("cut"), st.floats(0, 1), st.floats(0, 1)),
        st.tuples(st.just("drop"), st.floats(0, 1), st.integers(1, 200)),
        st.tuples(st.just("copy"), st.floats(0, 1), st.integers(1, 200)),
        st.tuples(st.just("insert"), st.floats(0, 1), TOKENS),
    ),
    min_size=1,
    max_size=6,
)


def mutated(data: bytes, edits: Edits) -> bytes:
    """Return a file after some damage to its bytes."""
    for kind, share, what in edits:
        at = int(share * len(data))
        if kind == "insert":
            data = data[:at] + str(what).encode() + data[at:]
        elif kind == "flip" and at < len(data):
            data = data[:at] + bytes([int(what)]) + data[at + 1 :]
        elif kind == "drop":
            data = data[:at] + data[at + int(what) :]
        elif kind == "copy":
            data = data[:at] + data[at : at + int(what)] * 2 + data[at + int(what) :]
        elif kind == "cut":
            data = data[:at]
    return data
