"""Boards as Plotly figures: every chart with an axis is drawn here."""

from indicators.charts.locale import config as config
from indicators.charts.months import months_chart as months_chart
from indicators.charts.years import years_chart as years_chart
