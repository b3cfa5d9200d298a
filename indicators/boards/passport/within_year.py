"""The passports of what is computed within a year: a report's share of the year's target, the share due by a month."""

from dataclasses import dataclass, replace

from indicators import attainment
from indicators.attainment import share_of_year
from indicators.boards.context import Context, gather
from indicators.boards.months.case import case_of
from indicators.boards.months.due import ShareDue, past_years, share_words, year_goal
from indicators.boards.origins import DUE, SHARE
from indicators.boards.passport.record import record_passport
from indicators.boards.passport.result import percent_formula
from indicators.boards.passport.types import Passport, name_of, other_actual, quotient, target_input
from indicators.boards.view import View
from indicators.queries.pace import PastYear
from indicators.store import Store
from indicators.wording import LANGS, Lang, day, number, percent, say


def within_passport(store: Store, view: View, key: str) -> Passport | None:
    """Return the passport of a key `share.A0003` or `due.9.grdp_growth`; nothing where it names nothing."""
    context = gather(store, view)
    if key.startswith(SHARE):
        return _share(context, key.removeprefix(SHARE))
    months, _, code = key.removeprefix(DUE).partition(".")
    known = code in store.book.indicators and months in {str(m) for m in range(1, 13)}
    return _due(context, code, int(months)) if known else None


def _share(context: Context, record: str) -> Passport | None:
    """Return the passport of a report with its share of the year's target in view."""
    found, lang = record_passport(context.store, context.view, record), context.view.lang
    report = context.store.actuals.get(record)
    wanted = year_goal(context, report.indicator) if report else None
    if found is None or report is None or wanted is None or (target := context.target(report.indicator)) is None:
        return None
    formula = percent_formula(report.value, wanted, share_words(report, wanted, lang), lang)
    inputs = (*found.inputs, target_input(context.store, target, say(lang, "table.target"), lang))
    return replace(found, formulas=(formula, *found.formulas), inputs=inputs)


def _due(context: Context, code: str, months: int) -> Passport | None:
    """Return how the share due by the end of a month follows: from the years before, or from the calendar."""
    lang, store = context.view.lang, context.store
    target, rule = context.target(code), case_of(context, code).due
    if target is None or rule is None or months not in rule.shares:
        return None
    records = [r for one in past_years(context, code, months) for r in (one.so_far, one.whole)]
    said = {one: _Said(gather(store, replace(context.view, lang=one)), code, months, rule) for one in LANGS}
    return Passport(
        title=said[lang].title,
        formulas=tuple(reversed(said[lang].lines)),
        inputs=(target_input(store, target, say(lang, "table.target"), lang),),
        rivals=(),
        beside=tuple(other_actual(store, r, r, lang) for r in records) if rule.years else (),
        citations=tuple((one, words.citation) for one, words in said.items()),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The share due by the end of a month, in the words of one language."""

    context: Context
    code: str
    months: int
    rule: ShareDue

    @property
    def printed(self) -> str:
        return percent(attainment.printed_percent(self.rule.shares[self.months] * 100), self.context.view.lang)

    @property
    def title(self) -> str:
        view, name = self.context.view, name_of(self.context, self.code)
        words = {"result": self.printed, "months": self.months, "name": name, "year": view.year}
        return say(view.lang, "passport.pace.due_title", **words)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a year whose share is known, then their mean; or the even split alone."""
        lang = self.context.view.lang
        exact = quotient(self.rule.shares[self.months] * 100, lang)
        words = {"months": self.months, "exact": exact, "result": self.printed}
        last = say(lang, "passport.pace.mean" if self.rule.years else "passport.pace.split", **words)
        past = past_years(self.context, self.code, self.months) if self.rule.years else ()
        return (*(_share_line(one, lang) for one in past), last)

    @property
    def citation(self) -> str:
        view = self.context.view
        known = {"as_of": day(view.as_of, view.lang), "snapshot": self.context.store.snapshot}
        return f"{self.title}. {'; '.join(self.lines)}. {say(view.lang, 'passport.as_of', **known)}"


def _share_line(one: PastYear, lang: Lang) -> str:
    exact = quotient(share_of_year(one.so_far.value, one.whole.value) * 100, lang)
    part, whole = number(one.so_far.value, lang), number(one.whole.value, lang)
    return say(lang, "passport.pace.share", year=one.year, part=part, whole=whole, exact=exact)
