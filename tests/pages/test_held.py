"""A view that something else than its filters has changed stays, whatever a browser sends that has not drawn it yet."""

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest


def query(app: AppTest) -> dict[str, str]:
    return {name: app.query_params[name] for name in app.query_params}


def choosing_on_the_page_as_it_is(app: AppTest) -> WidgetStates:
    """Return what a browser sends that shows the page as it is now when a person chooses a certainty on it."""
    app.selectbox(key="filter_certainty").select_index(1)
    states = app._tree.get_widget_states()  # there is no other way to what a browser would send later
    filters = [state for state in states.widgets if "-filter_" in state.id]
    assert len(filters) > 10
    app.selectbox(key="filter_certainty").select_index(0)
    return WidgetStates(widgets=filters)


def test_a_choice_made_before_a_reset_was_drawn_brings_nothing_back_that_it_took_away(app):
    opened = app(partner="CN", from_="2014-01-01", kind="talks")
    late = choosing_on_the_page_as_it_is(opened)
    opened.button(key="reset").click().run()
    assert query(opened) == {}
    opened._run(late)
    assert query(opened) == {"certainty": "day"}
    assert not opened.exception


def test_a_choice_made_before_a_change_from_elsewhere_was_drawn_takes_nothing_of_it_away(app):
    elsewhere = {"partner": "CN", "from": "2014-01-01", "q": "talks"}
    opened = app()
    late = choosing_on_the_page_as_it_is(opened)
    for name, value in elsewhere.items():
        opened.query_params[name] = value
    opened.run()
    assert query(opened) == elsewhere
    opened._run(late)
    assert query(opened) == elsewhere | {"certainty": "day"}


def test_a_filter_that_a_person_changes_remains_the_same_widget(app):
    opened = app()
    opened.multiselect(key="filter_kind").select("talks").run()
    opened.multiselect(key="filter_partner").select("CN").select("KH").run()
    opened.text_input(key="filter_q").input("  a   meeting ").run()
    assert opened.multiselect(key="filter_kind").value == ["talks"]
    assert set(opened.multiselect(key="filter_partner").value) == {"CN", "KH"}
    assert opened.text_input(key="filter_q").value == query(opened)["q"] == "a meeting"


def test_a_browser_that_drew_nothing_of_the_first_run_starts_from_the_view_in_the_next(app):
    link = {"partner": "CN", "from": "2014-01-01", "q": "talks", "certainty": "day", "units": "63"}
    opened = app(**link)
    opened.run()
    assert not any(widget.proto.set_value for widget in opened.multiselect)
    partner = opened.multiselect(key="filter_partner").proto
    assert [partner.options[number].rpartition(" (")[0] for number in partner.default] == ["China"]
    assert opened.text_input(key="filter_q").proto.default == "talks"
    assert list(opened.date_input(key="filter_date_from").proto.default) == ["2014-01-01"]
    assert opened.date_input(key="filter_date_to").proto.default == []
    certainty = opened.selectbox(key="filter_certainty").proto
    assert certainty.options[certainty.default].startswith("The day (")
    units = opened.button_group(key="filter_units").proto
    assert [units.options[number].content for number in units.default] == ["63 before"]
    assert query(opened) == link
    assert not opened.exception
