"""Aggregates for charts: over the incidents that fit, and the reports of these together."""

from .counter import Selection, Selector, Total, total
from .facets import FIELDS, Facet, facet
from .network import Edge, Network, Node, network
from .places import Feature, PlaceMap, place_map
from .ranking import Sort, ranked
from .timeline import By, Timeline, timeline

__all__ = [
    "FIELDS", "By", "Edge", "Facet", "Feature", "Network", "Node", "PlaceMap", "Selection",
    "Selector", "Sort", "Timeline", "Total", "facet", "network", "place_map", "ranked", "timeline",
    "total",
]  # fmt: skip
