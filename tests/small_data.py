"""A small valid data folder, and ways to break one thing in it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from indicators.files import read
from indicators.problems import DataError, Problem

INDICATORS = """\
units:
  "%": {vi: "%", en: "%"}
  bn_VND: {vi: tỷ đồng, en: billion VND}
  homes: {vi: căn, en: homes, whole: true}
  rank: {vi: hạng, en: rank, whole: true}

indicators:
  - code: grdp_growth
    name: {vi: Tốc độ tăng GRDP, en: GRDP growth}
    short: {vi: GRDP, en: GRDP}
    unit: "%"
    nature: rate
    direction: higher
    plausible: [-20, 40]
    aliases: [growth]
    group: economy
  - code: budget_total
    name: {vi: Tổng thu ngân sách, en: Total budget revenue}
    unit: bn_VND
    nature: flow
    direction: higher
    group: budget
  - code: social_housing
    name: {vi: Nhà ở xã hội, en: Social housing}
    unit: homes
    nature: flow
    direction: higher
    group: society
  - code: par_rank
    name: {vi: Xếp hạng cải cách, en: Reform rank}
    unit: rank
    nature: rank
    direction: lower
    group: reform
  - code: inflation
    name: {vi: Chỉ số giá, en: Price index}
    unit: "%"
    nature: rate
    direction: band
    group: economy
"""

TARGETS = """\
# Targets of the city.
targets:

  # ==== 2025 ====
  - id: T0001
    indicator: grdp_growth
    area: HP
    period: 2025
    basis: council
    comparator: ">="
    value: 12.5
    unit: "%"
    adopted_on: 2024-12-06
    as_printed: tăng 12,5%
    source: S001
  - id: T0002
    indicator: growth  # an alias
    area: HP
    period: 2025
    basis: council
    value: 12.35
    unit: "%"
    document: 42/NQ-HĐND
    adopted_on: 2025-07-25
    supersedes: [T0001]
    as_printed: "tăng 12,35%"
    source: S002
    note: replaces T0001

  - id: T0003
    indicator: par_rank
    area: "31"
    period: 2025
    basis: strive
    comparator: "<="
    value: 3
    unit: rank
    as_printed: top 3
    source: S001
  - id: T0004
    indicator: inflation
    area: HP
    period: 2025
    basis: central
    low: 3
    high: 4.5
    unit: "%"
    implied: true
    as_printed: 3 to 4.5
    source: S001
"""

NATIONAL_TARGETS = """\
targets:
  - id: NT001
    indicator: grdp_growth
    area: VN
    period: 2025
    basis: national
    value: 8
    unit: "%"
    published_on: 2024-11
    as_printed: from 8%
    source: S001
"""

ACTUALS_HEADER = (
    "id,indicator,area,period,period_kind,series,value,unit,stage,qualifier,last_digit,of,"
    "as_printed,published_on,source,note\n"
)
ACTUALS = (
    ACTUALS_HEADER
    + 'A0001,grdp_growth,HP,2025,year,city,11.81,%,estimate,,,,"ước đạt 11,81%",2025-12-09,S001,\n'
    + "A0002,budget_total,HP,2025,year,city,187766.6,bn_VND,estimate,,,,187766.6 đ,2025-12-02,S001;S002,\n"
    + 'A0003,social_housing,HP,2025,year,city,10775,homes,reported,,,,10.775 căn,2025-12-18,S002,"two\nlines"\n'
    + "A0004,par_rank,HP,2025,year,city,4,rank,official,,,34,hạng 4,2026-04,S002,\n"
)

AREAS_HEADER = (
    "code,name_vi,name_en,full_name_vi,full_name_en,kind,parent,aliases,predecessors,merged_from,valid_from,valid_to,"
    "region,region_vi,region_en,series,city_since,city_resolution,tile_x,tile_y,latitude,longitude,area_km2,zone,"
    "source,note\n"
)
AREAS = (
    AREAS_HEADER
    + "VN,cả nước,Viet Nam,,,nation,,,,,,,,,,nso,,,,,,,,Asia/Ho_Chi_Minh,,\n"
    + "HP,Hải Phòng,Hai Phong,,,city,VN,31,HP_OLD,,2025-07-01,,RRD,,,,,,,,20.86,106.68,3194.72,,S001,\n"
    + "HP_OLD,Hải Phòng cũ,Hai Phong before 2025,,,city,VN,,,,,2025-06-30,,,,,,,,,,,,,,\n"
    + "01,Hà Nội,Hanoi,,,city,VN,,,,,,,,,,,,,,,,3359.84,,S001,\n"
)

SOURCES = """\
id,publisher,title,url,published_on,language,note
S001,Báo Hải Phòng,Khai mạc kỳ họp,https://example.org/1,2025-12-09,vi,
S002,Statistics office,"Report, December",,2025-12,en,
"""

CLAIMS = """\
id,subject,area,period,statement,stated,unit,reference,source,as_printed,expression,recomputed,tolerance,verdict,note
C0001,grdp_growth,HP,2025,ratio,1.47,x,national growth 8%,S001,1.47 times,11.81/8,1.4763,0.005,truncated,
"""

SESSIONS = """\
sessions:
  - id: HP-32
    number: 32
    term: XVII (2021-2026)
    area: HP
    start: 2025-12-09
    end: 2025-12-11
    kind: regular
    about: the plan of 2026
    source: [S001]

resolutions:
  - id: R42
    number: 42/NQ-HĐND
    issuer: City People's Council
    area: HP
    date: 2025-07-25
    session: HP-32
    title: {vi: Nhiệm vụ sáu tháng, en: Tasks of six months}
    main_targets: {year: 2025, area: HP, of: 22, known: [growth, social_housing]}
    source: [S002]

official_verdicts:
  - id: V2025
    area: HP
    year: 2025
    published_on: 2025-12-18
    source: S002
    met_or_exceeded: 18
    of: 22
    missed: [grdp_growth]

questions:
  - id: Q1
    session: "HP-32"
    topic: {vi: nhà ở xã hội, en: social housing}
    indicators: [par_rank, growth]
    source: [S001]
"""

RELEASES = """\
releases:
  - id: RL1
    indicators: [growth]
    kinds: [city, province]
    stage: preliminary
    due: 09-29
    years_after: 1
    since: 2026-01-13
    until: 2030-12-31
    standing: in_force
    document: 13/2026
    as_printed: on the 29th of September of the next year
    source: [S002]
"""

SMALL = {
    "indicators.yaml": INDICATORS,
    "targets.yaml": TARGETS,
    "national_targets.yaml": NATIONAL_TARGETS,
    "actuals.csv": ACTUALS,
    "areas.csv": AREAS,
    "sources.csv": SOURCES,
    "claims.csv": CLAIMS,
    "sessions.yaml": SESSIONS,
    "releases.yaml": RELEASES,
}


def small_folder(parent: Path, changed: Mapping[str, str | bytes] | None = None) -> Path:
    """Write the folder `data` below the parent, some of its files with other content."""
    folder = parent / "data"
    folder.mkdir(exist_ok=True)
    for name, text in {**SMALL, **(changed or {})}.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def replaced(name: str, old: str, new: str) -> dict[str, str | bytes]:
    """Return the change of one file in which one text stands for another; the old one must occur once."""
    assert SMALL[name].count(old) == 1, f"{old!r} occurs {SMALL[name].count(old)} times in {name}"
    return {name: SMALL[name].replace(old, new)}


def problems_of(parent: Path, changed: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """Return the errors of the small folder with the change, none where it is loaded."""
    try:
        read(small_folder(parent, changed))
    except DataError as error:
        return error.problems
    return ()


def doubts_of(parent: Path, changed: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """Return the warnings of the small folder with the change."""
    return read(small_folder(parent, changed))[1]


def real_size() -> dict[str, str | bytes]:
    """Return files as long as the real ones: 1,620 actuals, 230 targets, 230 sources, 170 areas, 160 claims."""
    target = TARGETS[TARGETS.index("  - id: T0003") : TARGETS.index("  - id: T0004")]
    actual = ACTUALS.splitlines(keepends=True)[1]
    return {
        "targets.yaml": TARGETS + "".join(target.replace("T0003", f"U{n}") for n in range(230)),
        "actuals.csv": ACTUALS
        + "".join(actual.replace("A0001", f"B{n}").replace("ước đạt", f"lần {n}") for n in range(1620)),
        "sources.csv": SOURCES + "".join(_numbered(SOURCES, 1, "S001", "R", 230)),
        "areas.csv": AREAS + "".join(_numbered(AREAS, 4, "01", "X", 170)),
        "claims.csv": CLAIMS + "".join(_numbered(CLAIMS, 1, "C0001", "D", 160)),
    }


def _numbered(text: str, line: int, code: str, letter: str, count: int) -> Iterator[str]:
    row = text.splitlines(keepends=True)[line]
    return (row.replace(code, f"{letter}{n}", 1).replace("1.47 times", f"{n} times") for n in range(count))
